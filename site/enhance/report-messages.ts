import { openMessage } from '../../functions/messages/open-message'
import {
  type SealedMessage,
  sealMessage,
  type Voice,
} from '../../functions/messages/sealed-message'
import { toBase64url } from '../../functions/sealing/base64url'
import { systemRandom } from '../../functions/sealing/hkdf'
import type { KeyHalf } from '../../functions/sealing/key-half'
import { RECEIPT_KID, type Recipient } from '../../functions/sealing/sealed-part'
import { findKept } from './kept-keys'
import { make, need } from './report-form/element'
import { whileUnlocked } from './while-unlocked'
import type { OfficerKeys } from './wrap-keys'

/** What a template leaves to be filled in. */
const BLANK = '____'

/** What the page hands over, as JSON in `data-setup`. */
export interface MessagesSetup {
  readonly report: string
  /** As whom one writes here: to the reporter, or a note for colleagues. */
  readonly voice: 'centre' | 'note'
  /** Where an answer is sent, and which page shows it then. */
  readonly api: string
  readonly sentPage: string
  /** Of the receipt's seal half; notes are sealed to no receipt. */
  readonly receiptKey?: string
  /** The centre's period key and the recovery key. */
  readonly recipients: readonly Recipient[]
  readonly halves: readonly KeyHalf[]
  readonly messages: readonly (SealedMessage & {
    readonly sender: Voice
    /** Who wrote it and when, in words. */
    readonly by: string
    readonly when: string
  })[]
  readonly words: Readonly<Record<string, string>>
}

/**
 * The messages between centre and reporter, or the notes of officers, in the officer's browser: opened
 * with the keys that the page keeps for the sealed answers (kept-keys.ts), and what is written is sealed here. Without opened keys
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
    this.querySelector('.ready button')?.addEventListener('click', () => this.#begin())
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
  #item({ sender, by: who, when }: MessagesSetup['messages'][number], text: string): HTMLElement {
    const by = make('p', { class: 'by' }, make('strong', {}, who), ` ${when}`)
    return make('li', { class: sender }, by, make('p', { class: 'words' }, make('bdi', {}, text)))
  }

  /**
   * Puts the chosen template under what is written already, and the cursor to its first blank. By a button
   * of its own: in a closed list the arrow keys choose with every press.
   */
  #begin(): void {
    const choice = need<HTMLSelectElement>(this, 'select')
    if (choice.value === '') {
      choice.focus()
      return
    }
    const area = need<HTMLTextAreaElement>(this, 'textarea')
    area.value = [area.value.trimEnd(), choice.value].filter((text) => text !== '').join('\n\n')
    choice.selectedIndex = 0
    area.focus()
    const blank = area.value.indexOf(BLANK)
    if (blank >= 0) area.setSelectionRange(blank, blank + BLANK.length)
  }

  async #send(): Promise<void> {
    const form = this.#form
    if (!form) return
    const text = need<HTMLTextAreaElement>(form, 'textarea').value.trim()
    if (text === '') return this.#say('required')
    if (text.includes(BLANK)) return this.#say('blank')
    // Whoever locked the keys meanwhile may not write either.
    if (!(await this.#keys())) return this.#say('locked')
    const button = need<HTMLButtonElement>(form, ':scope > button')
    button.disabled = true
    if (this.#attempt?.text !== text) this.#attempt = await this.#seal(text)
    const problem = await send(this.#setup.api, this.#attempt)
    button.disabled = false
    if (problem) return this.#say(problem)
    location.assign(this.#setup.sentPage)
  }

  async #seal(text: string) {
    const { report: reportId, voice, recipients, receiptKey } = this.#setup
    const receipt = receiptKey ? [{ kid: RECEIPT_KID, publicKey: receiptKey }] : []
    const message = await sealMessage({
      ...{ reportId, sender: voice, text, random: systemRandom },
      recipients: [...recipients, ...receipt],
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
