import type { KeyHalf } from '../../functions/sealing/key-half'
import type { ShownFile } from './evidence/open-files'
import { findKept } from './kept-keys'
import { need } from './report-form/element'
import { whileUnlocked } from './while-unlocked'

/** What the page hands over, as JSON in `data-setup`. */
export interface ReportEvidenceSetup {
  readonly report: string
  /** Saved files are called by it, never by a name that a stranger chose. */
  readonly reference: string
  /** Where the sealed bytes of a file come from, with `{file}` in the place of its id. */
  readonly address: string
  readonly halves: readonly KeyHalf[]
  readonly files: readonly ShownFile[]
  readonly locale: string
  readonly words: Readonly<Record<string, string>>
}

/**
 * Pictures and files of a report in the officer's browser: named with the keys that the page keeps for
 * the sealed answers, fetched and opened one by one when the officer asks, because each look is an event.
 * A picture is drawn, a PDF can only be saved; nothing of a stranger's is ever run or embedded here. All
 * is covered while the page is hidden, and gone when it is left or locked.
 */
class ReportEvidence extends HTMLElement {
  #setup!: ReportEvidenceSetup
  /** What was opened, so that covering it asks for no second look. */
  readonly #opened = new Map<string, Uint8Array<ArrayBuffer>>()
  readonly #leaving = new AbortController()

  connectedCallback(): void {
    this.#setup = JSON.parse(this.dataset.setup ?? '{}') as ReportEvidenceSetup
    need(this, '.needs-script').hidden = true
    const { signal } = this.#leaving
    whileUnlocked(signal, {
      show: () => void this.#show(),
      cover: () => this.#cover(),
      forget: () => this.#forget(),
    })
  }

  disconnectedCallback(): void {
    this.#forget()
    this.#leaving.abort()
  }

  async #show(): Promise<void> {
    const kept = findKept()
    if (!kept || this.#setup.files.length === 0) return
    const [{ unwrapKeys }, { listFiles }] = await Promise.all([
      import('./wrap-keys'),
      import('./evidence/open-files'),
    ])
    const unwrapped = await unwrapKeys(kept, this.#setup.halves)
    if (!unwrapped.ok) return
    const items = await listFiles(this.#setup, unwrapped.value.keys, this.#opened)
    // Hidden or locked while they were being opened: then nothing is shown.
    if (document.hidden || !findKept()) return
    this.#cover()
    const list = need(this, 'ol')
    list.replaceChildren(...items)
    list.hidden = false
    need(this, '.locked').hidden = true
  }

  #cover(): void {
    const list = need(this, 'ol')
    for (const link of list.querySelectorAll<HTMLAnchorElement>('a[download]')) {
      URL.revokeObjectURL(link.href)
    }
    list.replaceChildren()
    list.hidden = true
  }

  #forget(): void {
    this.#opened.clear()
    this.#cover()
    need(this, '.locked').hidden = false
  }
}

customElements.define('report-evidence', ReportEvidence)
