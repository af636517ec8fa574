import type { Part } from '../../functions/reports/vocabulary'
import type { KeyHalf } from '../../functions/sealing/key-half'
import type { SealedPart } from '../../functions/sealing/sealed-part'
import { findKept } from './kept-keys'
import type { OpenedPart } from './open-parts'
import type { ReadLine, SealedWords } from './read-part'
import { need } from './report-form/element'
import { whileUnlocked } from './while-unlocked'

/** What the page hands over, as JSON in `data-setup`. */
export interface ReferralSheetSetup {
  readonly report: string
  /** Of the report; files are called by it. */
  readonly reference: string
  /** Only the parts that go along, still sealed. */
  readonly parts: readonly SealedPart[]
  readonly halves: readonly KeyHalf[]
  /** What is open, line by line: name and value. */
  readonly lines: readonly (readonly [string, string])[]
  /** The recipient's public key, if it has told one. */
  readonly recipient: string | null
  readonly words: SealedWords
  readonly says: { readonly downloaded: string; readonly failed: string; readonly title: string }
}

/**
 * The sheet of a referral in the officer's browser: puts what the keys open onto the page, and makes the
 * files from the same. Nothing that was opened is sent anywhere. It is covered while the page is hidden
 * and gone when it is left or locked; what was downloaded isn't ours any more.
 */
class ReferralSheet extends HTMLElement {
  #setup!: ReferralSheetSetup
  #opened: readonly OpenedPart[] = []
  readonly #leaving = new AbortController()

  connectedCallback(): void {
    this.#setup = JSON.parse(this.dataset.setup ?? '{}') as ReferralSheetSetup
    const { signal } = this.#leaving
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-file]')) {
      button.addEventListener('click', () => void this.#download(button.dataset.file ?? ''))
    }
    this.#offer()
    whileUnlocked(signal, {
      show: () => void this.#show(),
      cover: () => this.#cover(),
      forget: () => this.#cover(),
    })
  }

  disconnectedCallback(): void {
    this.#cover()
    this.#leaving.abort()
  }

  async #show(): Promise<void> {
    const kept = findKept()
    const { parts, report, words, halves } = this.#setup
    if (!kept || parts.length === 0) return
    const [{ unwrapKeys }, { openParts }, { partSection }] = await Promise.all([
      import('./wrap-keys'),
      import('./open-parts'),
      import('./part-section'),
    ])
    const unwrapped = await unwrapKeys(kept, halves)
    if (!unwrapped.ok) return
    const opened = await openParts(report, parts, unwrapped.value.keys)
    // Hidden or locked while they were being opened: then nothing is shown.
    if (!opened.ok || document.hidden || !findKept()) return
    this.#opened = opened.value
    need(this, '.opened').replaceChildren(
      ...opened.value.map((part) => partSection(part, words, this.#goes)),
    )
    this.#offer()
  }

  #cover(): void {
    this.#opened = []
    need(this, '.opened').replaceChildren()
    this.#offer()
  }

  /** What goes along is whole once every part is open: until then files would lack it silently. */
  #offer(): void {
    const whole = this.#opened.length === this.#setup.parts.length
    const has = this.#setup.parts.length > 0
    need(this, '.missing').hidden = whole || !has
    for (const one of this.querySelectorAll<HTMLElement>('[data-files]')) one.hidden = !whole
  }

  async #download(kind: string): Promise<void> {
    const { reference, recipient, says } = this.#setup
    const [{ writeCsv }, { readPart }] = await Promise.all([
      import('../../functions/exports/write-csv'),
      import('./read-part'),
    ])
    const lines = [
      ...this.#setup.lines,
      ...this.#opened.flatMap(({ part, content }) =>
        readPart(part, content, this.#setup.words)
          .filter(this.#goes)
          .map(({ label, text }) => [this.#nameOf(part, label), text] as const),
      ),
    ]
    const data = `${JSON.stringify(this.#data(), null, 2)}\n`
    if (kind === 'csv') return this.#save(`${reference}.csv`, 'text/csv', writeCsv(lines))
    if (kind === 'json') return this.#save(`${reference}.json`, 'application/json', data)
    const { sealToRecipient } = await import('../../functions/sealing/recipient-file')
    const sealed = await sealToRecipient(data, recipient ?? '')
    if (!sealed.ok) return this.#say(says.failed)
    this.#save(`${reference}.json.age`, 'application/octet-stream', sealed.value)
  }

  #data() {
    return {
      v: 1,
      title: this.#setup.says.title,
      reference: this.#setup.reference,
      facts: this.#setup.lines.map(([name, value]) => ({ name, value })),
      parts: this.#opened.map(({ part, content }) => ({ part, content: withoutPhrase(content) })),
    }
  }

  /** By the phrase the reporter knows that it is we who call: it goes to nobody else. */
  readonly #goes = ({ label }: ReadLine) =>
    label === null ||
    ![this.#setup.words.field.phrase, this.#setup.words.field.mayCall].includes(label)

  #nameOf(part: Part, label: string | null): string {
    return [this.#setup.words.part[part], ...(label ? [label] : [])].join(' · ')
  }

  #save(name: string, type: string, text: string): void {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([text], { type }))
    link.download = name
    link.click()
    // The click has taken it by then, in every browser.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    this.#say(this.#setup.says.downloaded.replace('{file}', name))
  }

  #say(text: string): void {
    need(this, '.said').textContent = text
  }
}

/** The same for files. */
function withoutPhrase(content: unknown): unknown {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return content
  const { phrase, mayCall, ...rest } = content as Record<string, unknown>
  return rest
}

customElements.define('referral-sheet', ReferralSheet)
