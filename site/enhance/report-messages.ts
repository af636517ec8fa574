import { openMessage } from '../../functions/messages/open-message'
import {
  type SealedMessage,
  type Sender,
  sealMessage,
} from '../../functions/messages/sealed-message'
import { toBase64url } from '../../functions/sealing/base64url'
import { systemRandom } from '../../functions/sealing/hkdf'
import type { KeyHalf } from '../../functions/sealing/key-half'
import { RECEIPT_KID, type Recipient } from '../../functions/sealing/sealed-part'
import { findKept } from './kept-keys'
import { make, need } from './report-form/element'
import { whileUnlocked } from './while-unlocked'
import type { OfficerKeys } from './wrap-keys'

/** What the page hands over, as JSON in `data-setup`. */
export interface MessagesSetup {
  readonly report: string
  /** Where an answer is sent, and which page shows it then. */
  readonly api: string
  readonly sentPage: string
  /** Of the receipt's seal half. */
  readonly receiptKey: string
  /** The centre's period key and the recovery key. */
  readonly recipients: readonly Recipient[]
  readonly halves: readonly KeyHalf[]
  readonly messages: readonly (SealedMessage & {
    readonly sender: Sender
    /** When, in words. */
    readonly when: string
  })[]
  readonly words: Readonly<Record<string, string>>
}

/**
 * The messages between centre and reporter, in the officer's browser: opened with the keys that the page
 * keeps for the sealed answers (kept-keys.ts), and what is written is sealed here. Without opened keys
 * there is nothing to read and nowhere to write. Text is covered while the page is hidden.
 */
class ReportMessages extends HTMLElement {
  #setup!: MessagesSetup
  #attempt: { readonly text: string; readonly key: string; readonly body: string } | undefined
  readonly #leaving = new AbortController()

  connectedCallback(): void {
    this.#setup = JSON.parse(this.dataset.setup ?? '{}') as MessagesSetup
    need(this, '.needs-script').hidden = true
    const { signal } = this.#leaving
    this.#form?.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#send()
    })
    whileUnlocked(signal, {
      show: () => void this.#show(),
      cover: () => this.#cover(),
      forget: () => this.#forget(),
    })
  }

  disconnectedCallback(): void {
    this.#leaving.abort()
  }

  /** Only whoever holds the report may write. */
  get #form(): HTMLFormElement | null {
    return this.querySelector('form')
  }

  async #show(): Promise<void> {
    const keys = await this.#keys()
    if (!keys || document.hidden) return
    const items = await Promise.all(
      this.#setup.messages.map(async (message) =>
        this.#item(message, await this.#open(message, keys)),
      ),
    )
    // Hidden or locked while they were being opened: then nothing is shown.
    if (document.hidden || !findKept()) return
    const list = need(this, 'ol')
    list.replaceChildren(...items)
    list.hidden = items.length === 0
    need(this, '.locked').hidden = true
    if (this.#form) this.#form.hidden = false
  }

  async #keys(): Promise<OfficerKeys | null> {
    const kept = findKept()
    if (!kept) return null
    const { unwrapKeys } = await import('./wrap-keys')
    const unwrapped = await unwrapKeys(kept, this.#setup.halves)
    return unwrapped.ok ? unwrapped.value.keys : null
  }

  async #open(message: MessagesSetup['messages'][number], keys: OfficerKeys) {
    const wrap = message.wraps.find(({ kid }) => keys.has(kid))
    const privateKey = wrap && keys.get(wrap.kid)
    if (!privateKey) return this.#setup.words.noKey ?? ''
    const { report: reportId } = this.#setup
    const opened = await openMessage({ reportId, message, kid: wrap.kid, privateKey })
    return opened.ok ? opened.value : (this.#setup.words.refused ?? '')
  }

  /** What somebody else typed becomes text, and nothing else. */
  #item({ sender, when }: MessagesSetup['messages'][number], text: string): HTMLElement {
    const by = make(
      'p',
      { class: 'by' },
      make('strong', {}, this.#setup.words[sender] ?? ''),
      ` ${when}`,
    )
    return make('li', { class: sender }, by, make('p', { class: 'words' }, make('bdi', {}, text)))
  }

  async #send(): Promise<void> {
    const form = this.#form
    if (!form) return
    const text = need<HTMLTextAreaElement>(form, 'textarea').value.trim()
    if (text === '') return this.#say('required')
    // Whoever locked the keys meanwhile may not write either.
    if (!(await this.#keys())) return this.#say('locked')
    const button = need<HTMLButtonElement>(form, 'button')
    button.disabled = true
    if (this.#attempt?.text !== text) this.#attempt = await this.#seal(text)
    const problem = await send(this.#setup.api, this.#attempt)
    button.disabled = false
    if (problem) return this.#say(problem)
    location.assign(this.#setup.sentPage)
  }

  async #seal(text: string) {
    const { report: reportId, recipients, receiptKey } = this.#setup
    const receipt = { kid: RECEIPT_KID, publicKey: receiptKey }
    const message = await sealMessage({
      ...{ reportId, sender: 'centre', text, random: systemRandom },
      recipients: [...recipients, receipt],
    })
    const body = JSON.stringify({ sealed: { v: 1, ...message } })
    return { text, key: toBase64url(systemRandom(16)), body }
  }

  #say(problem: string): void {
    const said = need(this, '.said')
    said.textContent = this.#setup.words[problem] ?? this.#setup.words.failed ?? ''
    said.classList.add('field-error')
  }

  #cover(): void {
    const list = need(this, 'ol')
    list.replaceChildren()
    list.hidden = true
    if (this.#form) this.#form.hidden = true
  }

  #forget(): void {
    this.#cover()
    this.#form?.reset()
    need(this, '.locked').hidden = false
  }
}

/** @returns why it wasn't taken, as the code of the API; null where it was */
async function send(
  api: string,
  { key, body }: { readonly key: string; readonly body: string },
): Promise<string | null> {
  try {
    const response = await fetch(api, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body,
    })
    if (response.ok) return null
    return ((await response.json()) as { code?: string }).code ?? 'failed'
  } catch {
    return 'failed'
  }
}

customElements.define('report-messages', ReportMessages)
