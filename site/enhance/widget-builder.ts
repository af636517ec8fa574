import { sandboxOf } from '../../functions/embeds/describe-embed'
import type { EmbedName } from '../../functions/embeds/vocabulary'
import { embedPath } from '../paths'
import { placeOf, type Surroundings, snippetsFor, WAYS } from '../widget/snippets'
import './account-kit'
import './copy-code'
import './cover-picture'

type Frames = Record<EmbedName, { width: number; height: number }>

/** What the widget takes for granted need not stand in the code. */
const USUAL: Readonly<Record<string, string>> = {
  lang: 'zh-CN',
  theme: 'auto',
  size: 'usual',
  count: '5',
}

/** Shows the widget that is being chosen, and its code. */
class WidgetBuilder extends HTMLElement {
  #name: EmbedName = 'warnings'

  connectedCallback() {
    this.hidden = false
    for (const plain of document.querySelectorAll<HTMLElement>('[data-plain]')) plain.hidden = true
    this.querySelector('.builder-fields')?.addEventListener('input', () => this.#update())
    this.#update()
  }

  #update() {
    const name = (this.querySelector<HTMLInputElement>('[name=name]:checked')?.value ??
      'warnings') as EmbedName
    const frames = JSON.parse(this.dataset.frames ?? '{}') as Frames
    const height = this.querySelector<HTMLInputElement>('[name=height]')
    if (!height) return
    if (name !== this.#name) height.value = String(frames[name].height)
    this.#name = name
    for (const part of this.querySelectorAll<HTMLElement>('[data-for]')) {
      part.hidden = !part.dataset.for?.split(' ').includes(name)
    }
    const query = this.#query()
    const where = (JSON.parse(this.dataset.where ?? '{}') as Record<EmbedName, Surroundings>)[name]
    const pixels = height.validity.valid ? Number(height.value) : undefined
    const code = snippetsFor({ name, query, height: pixels || undefined }, where)
    for (const way of WAYS) {
      const field = this.querySelector<HTMLTextAreaElement>(`#code-${way}`)
      if (field) field.value = code[way]
    }
    this.#show(embedPath(name, query), placeOf(query, where).title, pixels || frames[name].height)
  }

  #query(): Record<string, string> {
    const isOfWarnings = this.#name === 'warnings' || this.#name === 'board'
    const names = ['lang', 'theme', ...(this.#name === 'board' ? [] : ['size']), 'count']
    const query: Record<string, string> = {}
    for (const one of isOfWarnings ? [...names, 'school'] : names) {
      const field = this.querySelector<HTMLInputElement>(`[name=${one}]`)
      if (!field?.validity.valid) continue
      if (field.value !== '' && field.value !== USUAL[one]) query[one] = field.value
    }
    const types = [...this.querySelectorAll<HTMLInputElement>('[name=type]:checked')]
      .map(({ value }) => value)
      .slice(0, 10)
    if (isOfWarnings && types.length > 0) query.type = types.join(',')
    if (this.#name === 'report' || this.#name === 'job-ad') delete query.count
    return query
  }

  #show(address: string, title: string, height: number) {
    const frame = this.querySelector<HTMLIFrameElement>('[data-preview]')
    const link = this.querySelector<HTMLAnchorElement>('[data-open]')
    if (!frame || !link) return
    if (frame.getAttribute('src') !== address) {
      // Here the frame would share our origin, and a script of it could leave the sandbox.
      frame.setAttribute('sandbox', sandboxOf(this.#name).replace('allow-same-origin ', ''))
      frame.src = address
    }
    frame.title = title
    frame.height = String(height)
    frame.dataset.name = this.#name
    link.href = address
  }
}

customElements.define('widget-builder', WidgetBuilder)
