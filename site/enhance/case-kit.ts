import { composeDossier, type Dossier, type Evidence, type KitWords } from './case-kit/dossier'
import { drawDossier } from './case-kit/draw-dossier'
import { hashFile } from './case-kit/hash-file'
import { addRow, fillFields, type Kind, readFields, removeRow } from './case-kit/kit-rows'
import { dossierNodes } from './case-kit/show-dossier'
import { dossierHtml, dossierText } from './case-kit/write-dossier'
import { clearNotes, keepNotes, readNotes } from './case-notes'
import { isInApp } from './in-app'
import { asLocal } from './now/since'
import { make, need } from './report-form/element'

const PAUSE_MS = 250

/**
 * Puts the file for the police together as it is typed, in this browser only. Words are kept in the tab,
 * files are read and never kept; nothing is sent. Without it the sheet is printed blank.
 */
class CaseKit extends HTMLElement {
  readonly #words: KitWords = JSON.parse(this.dataset.words ?? '{}')
  #evidence: Evidence[] = []
  #timer = 0
  /** Counts clearings: what was being read then is no longer wanted. */
  #round = 0

  connectedCallback() {
    fillFields(this, readNotes())
    for (const hidden of this.querySelectorAll<HTMLElement>('[data-editor], [data-out]')) {
      hidden.hidden = false
    }
    this.dataset.on = ''
    const plain = document.querySelector<HTMLElement>('[data-plain]')
    if (plain) plain.hidden = true
    for (const tool of this.querySelectorAll<HTMLElement>('[data-here]')) tool.hidden = isInApp
    const editor = need(this, '[data-editor]')
    editor.addEventListener('input', () => {
      clearTimeout(this.#timer)
      this.#timer = window.setTimeout(() => this.#changed(), PAUSE_MS)
    })
    editor.addEventListener('click', (event) => this.#clicked(event.target as HTMLElement))
    need(this, '[data-files]').addEventListener('change', (event) =>
      this.#read(event.target as HTMLInputElement),
    )
    need(this, '[data-copy]').addEventListener('click', () => this.#copy())
    need(this, '[data-image]').addEventListener('click', () => this.#draw())
    need(this, '[data-print]').addEventListener('click', () => print())
    need(this, '[data-clear]').addEventListener('click', () => this.#clear())
    need(this, '[data-download]').addEventListener('click', () => this.#offerFile())
    this.#show()
  }

  #clicked(target: HTMLElement) {
    const add = target.dataset.add as Kind | undefined
    if (add) addRow(this, add).querySelector<HTMLElement>('input')?.focus()
    if (target.dataset.remove !== undefined) {
      removeRow(this, target)
      this.#changed()
    }
    if (target.dataset.drop !== undefined) {
      this.#evidence.splice(Number(target.dataset.drop), 1)
      this.#show()
    }
  }

  #changed() {
    keepNotes(readFields(this))
    this.#show()
  }

  #dossier(): Dossier {
    const made = asLocal(new Date()).replace('T', ' ')
    return composeDossier(readFields(this), this.#evidence, this.#words, made)
  }

  #show() {
    need(this, '[data-sheet]').replaceChildren(...dossierNodes(this.#dossier()))
    need(this, '[data-images]').replaceChildren()
    need(this, '[data-chosen]').replaceChildren(
      ...this.#evidence.map(({ name }, n) =>
        make(
          'li',
          {},
          make(
            'button',
            { type: 'button', class: 'remove', 'data-drop': String(n) },
            this.#say('files.remove', { name }),
          ),
        ),
      ),
    )
  }

  async #read(input: HTMLInputElement) {
    const round = this.#round
    const files = [...(input.files ?? [])]
    const status = need(this, '[data-hashing]')
    const failed: string[] = []
    for (const file of files) {
      try {
        const sha256 = await hashFile(file, (percent) => {
          status.textContent = this.#say('files.working', { name: file.name, percent })
        })
        if (round !== this.#round) return
        const modified = asLocal(new Date(file.lastModified))
        const same = this.#evidence.some((one) => one.sha256 === sha256 && one.name === file.name)
        if (!same) this.#evidence.push({ name: file.name, size: file.size, modified, sha256 })
      } catch {
        failed.push(this.#say('files.failed', { name: file.name }))
      }
    }
    input.value = ''
    status.textContent = failed.join(' ')
    this.#show()
  }

  /** What was typed a moment ago counts before anything is taken away. */
  #catchUp() {
    clearTimeout(this.#timer)
    this.#changed()
  }

  async #copy() {
    this.#catchUp()
    const text = dossierText(this.#dossier())
    let copied = true
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      getSelection()?.selectAllChildren(need(this, '[data-sheet]'))
      copied = document.execCommand('copy')
    }
    this.#done(copied ? 'out.copied' : 'out.copyFailed')
  }

  #draw() {
    this.#catchUp()
    const images = drawDossier(dossierText(this.#dossier()))
    need(this, '[data-images]').replaceChildren(
      ...images.map((src, n) =>
        make('img', {
          src,
          alt: this.#say('out.imageAlt', { n: n + 1, total: images.length }),
          class: 'kit-image',
        }),
      ),
    )
    this.#done('out.imageHint')
  }

  #offerFile() {
    this.#catchUp()
    const link = need<HTMLAnchorElement>(this, '[data-download]')
    const html = dossierHtml(this.#dossier(), this.dataset.locale ?? '')
    link.href = `data:text/html;charset=utf-8,${encodeURIComponent(html)}`
    link.download = this.#say('out.fileName', { date: asLocal(new Date()).slice(0, 10) })
  }

  #clear() {
    this.#round += 1
    clearTimeout(this.#timer)
    clearNotes()
    this.#evidence = []
    fillFields(this, readNotes())
    need(this, '[data-hashing]').textContent = ''
    this.#show()
    this.#done('out.cleared')
  }

  #done(word: string) {
    need(this, '[data-done]').textContent = this.#say(word)
  }

  #say(word: string, values: Readonly<Record<string, string | number>> = {}): string {
    return (this.#words[word] ?? '').replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(values[name] ?? whole),
    )
  }
}

customElements.define('case-kit', CaseKit)
