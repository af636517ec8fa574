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
    const input = this.querySelector<HTMLInputElement>('#channel')
    if (!form || !input) return
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#check(input)
    })
    const picture = this.querySelector<HTMLInputElement>('#channel-qr')
    picture?.addEventListener('change', () => this.#read(picture, input))
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
      const chosen = this.querySelector('select')?.value ?? ''
      const judged: Judgement | null = chosen
        ? { kind: 'name', shown: text.trim(), reasons: [] }
        : judgeChannel(text, file, names, document.documentElement.lang)
      this.#clear('')
      if (!judged) return
      this.#show(judged, file.say)
      await this.#lookUp(text, chosen || judged.kind, file)
    } catch {
      loading = undefined
      this.#clear(failed)
    }
  }

  /** Puts what a QR code says into the box, where it can be seen before anything is done with it. */
  async #read(picture: HTMLInputElement, input: HTMLInputElement) {
    const [file] = picture.files ?? []
    if (!file) return
    const { reading = '', unread = '' } = this.dataset
    this.#clear(reading)
    const { readCode } = await import('./check-channel/read-code')
    const text = await readCode(file)
    // The same picture may be chosen again.
    picture.value = ''
    if (text === null) return this.#clear(unread)
    input.value = text
    await this.#check(input)
  }

  /** Asks the portal's own list, on the page that has one; what was found by itself stands there already. */
  async #lookUp(text: string, kind: string, file: ChannelFile) {
    const { lookup } = this.dataset
    const known = this.querySelector<HTMLElement>('.channel-known')
    const [says, wrong] = known?.querySelectorAll('p') ?? []
    if (!lookup || !known || !says || !wrong) return
    known.hidden = false
    wrong.hidden = true
    says.textContent = file.lookup.wait
    const { lookUp } = await import('./check-channel/look-up')
    const { verdict, grounds, values } = await lookUp(text, kind, lookup)
    if (this.querySelector<HTMLInputElement>('#channel')?.value !== text) return
    const named = { ...values, grounds: grounds ? file.grounds[grounds] : '' }
    says.replaceChildren(...filled(file.lookup[verdict], named))
    wrong.hidden = verdict !== 'confirmed' && verdict !== 'disputed'
    if (verdict === 'confirmed') this.#worsen('stop')
    else if (verdict === 'disputed') this.#worsen('care')
  }

  /** Says how bad it is, never less than was said before. */
  #worsen(level: string) {
    const found = this.#one('.channel-found')
    if (LEVELS.indexOf(level) >= LEVELS.indexOf(found.dataset.level ?? '')) return
    found.dataset.level = level
    for (const heading of found.querySelectorAll<HTMLElement>('h2'))
      heading.hidden = heading.dataset.level !== level
  }

  #clear(words: string) {
    const [says, found] = [this.#one('.channel-says'), this.#one('.channel-found')]
    says.textContent = words
    found.hidden = true
  }

  #show({ kind, shown, reasons }: Judgement, say: ChannelFile['say']) {
    const found = this.#one('.channel-found')
    found.dataset.level = ''
    this.#worsen(byWeight(reasons)[0]?.tone ?? 'none')
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
const SENTENCES = new Set(['when', 'get', 'grounds'])

/** From the worst; nothing said yet comes last. */
const LEVELS = ['stop', 'care', 'none', 'fact', '']

/** A reason in words. */
function item({ code, tone, values }: Reason, say: ChannelFile['say']): HTMLLIElement {
  const row = document.createElement('li')
  row.dataset.tone = tone
  row.replaceChildren(...filled(say[code], values))
  return row
}

/** Words with what they name, each apart from the sentence, whatever direction it is written in. */
function filled(words: string, values: Readonly<Record<string, string>>): (string | Node)[] {
  return words.split(/\{(\w+)\}/).map((part, at) => {
    if (at % 2 === 0) return part
    if (SENTENCES.has(part)) return values[part] ?? ''
    const named = document.createElement('bdi')
    named.textContent = values[part] ?? ''
    return named
  })
}

customElements.define('check-channel', CheckChannel)
