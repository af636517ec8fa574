import {
  byWeight,
  type ChannelFile,
  type Judgement,
  type Reason,
  type RegistryBrand,
} from '../../functions/checks/channel'
import { judgeChannel, MOST_CHANNEL } from '../../functions/checks/judge-channel'
import { type ProtectedNames, protectedNames } from '../../functions/lookalikes/protected-names'

/** The folder that the site lies in: the script itself lies one below it. */
const root = new URL('..', /* @vite-ignore */ import.meta.url)

interface Loaded {
  readonly file: ChannelFile
  readonly names: ProtectedNames<RegistryBrand>
}

let loading: Promise<Loaded> | undefined

async function load(from: string): Promise<Loaded> {
  const response = await fetch(new URL(from, root))
  if (!response.ok) throw new Error(`no list of channels: ${response.status}`)
  const file: ChannelFile = await response.json()
  return { file, names: protectedNames(file) }
}

/**
 * Compares what is pasted with the real channels, on this device: the list is fetched whole, the same for
 * everybody, and what was pasted goes nowhere. Without it the lists below say the same.
 */
class CheckChannel extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form')
    const input = this.querySelector('input')
    if (!form || !input) return
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#check(input)
    })
    // A result that stood under another text would be read as that text's.
    input.addEventListener('input', () => this.#clear(''))
  }

  async #check(input: HTMLInputElement) {
    const text = input.value
    const { from = '', wait = '', failed = '', empty = '', long = '' } = this.dataset
    if (text.trim() === '' || text.length > MOST_CHANNEL) {
      this.#clear(text.trim() === '' ? empty : long)
      return input.focus()
    }
    this.#clear(wait)
    try {
      loading ??= load(from)
      const { file, names } = await loading
      if (input.value !== text) return
      const judged = judgeChannel(text, file, names, document.documentElement.lang)
      this.#clear('')
      if (judged) this.#show(judged, file.say)
    } catch {
      loading = undefined
      this.#clear(failed)
    }
  }

  #clear(words: string) {
    const [says, found] = [this.#one('.channel-says'), this.#one('.channel-found')]
    says.textContent = words
    found.hidden = true
  }

  #show({ kind, shown, reasons }: Judgement, say: ChannelFile['say']) {
    const found = this.#one('.channel-found')
    const level = byWeight(reasons)[0]?.tone ?? 'none'
    found.dataset.level = level
    for (const heading of found.querySelectorAll<HTMLElement>('h2'))
      heading.hidden = heading.dataset.level !== level
    for (const next of found.querySelectorAll<HTMLElement>('[data-kind]'))
      next.hidden = next.dataset.kind !== kind
    this.#one('.channel-shown bdi').textContent = shown
    this.#one('.channel-reasons').replaceChildren(...reasons.map((reason) => item(reason, say)))
    found.hidden = false
    found.focus()
  }

  #one(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector)
    if (!found) throw new Error(`check-channel: no ${selector}`)
    return found
  }
}

/** Values that are sentences of their own: the others are names, and stand out. */
const SENTENCES = new Set(['when', 'get'])

/** A reason in words; what it names stands apart from the sentence, whatever direction it is written in. */
function item({ code, tone, values }: Reason, say: ChannelFile['say']): HTMLLIElement {
  const row = document.createElement('li')
  row.dataset.tone = tone
  const parts = say[code].split(/\{(\w+)\}/)
  row.replaceChildren(
    ...parts.map((part, at) => {
      if (at % 2 === 0 || SENTENCES.has(part)) return at % 2 === 0 ? part : (values[part] ?? '')
      const named = document.createElement('bdi')
      named.textContent = values[part] ?? ''
      return named
    }),
  )
  return row
}

customElements.define('check-channel', CheckChannel)
