import type { KeyHalf } from '../../functions/sealing/key-half'
import type { Recipient, SealedPart } from '../../functions/sealing/sealed-part'
import { findKept, keptKeys } from './kept-keys'
import { need } from './report-form/element'

/** What the page hands over, as JSON in `data-setup`. */
export interface HandOverSetup {
  readonly report: string
  /** Only the parts that go along, still sealed. */
  readonly parts: readonly SealedPart[]
  readonly halves: readonly KeyHalf[]
  /** The other centre's key of today. */
  readonly recipient: Recipient
  readonly says: { readonly working: string; readonly failed: string }
}

/**
 * In the form that hands a report over to another centre: wraps the sealed parts that go for that centre's key
 * as the form is sent, with the officer's own keys. Contents are opened here and go nowhere; only the wraps are
 * sent. Without keys the form says what to do first; without a script its answer does.
 */
class HandOverForm extends HTMLElement {
  #setup!: HandOverSetup
  #step: 'idle' | 'wrapping' | 'wrapped' | 'sent' = 'idle'
  readonly #leaving = new AbortController()

  connectedCallback(): void {
    this.#setup = JSON.parse(this.dataset.setup ?? '{}') as HandOverSetup
    const { signal } = this.#leaving
    this.closest('form')?.addEventListener('submit', (event) => this.#submit(event), { signal })
    for (const change of ['kept', 'forgotten'])
      keptKeys.addEventListener(change, () => this.#offer(), { signal })
    // Sent, refused and gone back to, it is wrapped anew.
    addEventListener('pageshow', () => this.#clear(), { signal })
    this.#offer()
  }

  disconnectedCallback(): void {
    this.#leaving.abort()
  }

  get #wraps() {
    return need<HTMLInputElement>(this, 'input[name=wraps]')
  }

  #clear(): void {
    this.#wraps.value = ''
    this.#step = 'idle'
    this.#offer()
  }

  #offer(): void {
    need(this, '.hint').hidden = findKept() !== null
  }

  #submit(event: SubmitEvent): void {
    // Asked for below, once; whatever else comes while it wraps or is on its way is a second click.
    if (this.#step === 'wrapped') {
      this.#step = 'sent'
      return
    }
    event.preventDefault()
    if (this.#step !== 'idle') return
    this.#step = 'wrapping'
    const form = event.target as HTMLFormElement
    void this.#wrap().then((whole) => {
      this.#step = whole ? 'wrapped' : 'idle'
      if (whole) form.requestSubmit()
    })
  }

  /** @returns whether all that goes could be wrapped */
  async #wrap(): Promise<boolean> {
    const kept = findKept()
    if (!kept) return this.#ask()
    const { report, parts, halves, recipient, says } = this.#setup
    this.#say(says.working)
    try {
      const [{ unwrapKeys }, { wrapAnew }] = await Promise.all([
        import('./wrap-keys'),
        import('./wrap-anew'),
      ])
      const unwrapped = await unwrapKeys(kept, halves)
      if (!unwrapped.ok) return this.#ask()
      const { keys } = unwrapped.value
      const { wraps, whole } = await wrapAnew({ id: report, sealed: parts }, [recipient], keys)
      if (!whole) return this.#refuse()
      this.#wraps.value = JSON.stringify(wraps)
      return true
    } catch {
      return this.#refuse()
    }
  }

  /** For the keys, which aren't open or not any more. */
  #ask(): false {
    this.#say('')
    const hint = need(this, '.hint')
    hint.hidden = false
    hint.classList.add('field-error')
    hint.focus()
    return false
  }

  #refuse(): false {
    this.#say(this.#setup.says.failed, true)
    return false
  }

  #say(text: string, wrong = false): void {
    const said = need(this, '.said')
    said.textContent = text
    said.classList.toggle('field-error', wrong)
  }
}

customElements.define('hand-over-form', HandOverForm)
