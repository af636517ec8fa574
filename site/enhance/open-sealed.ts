import type { KeyHalf } from '../../functions/sealing/key-half'
import type { SealedPart } from '../../functions/sealing/sealed-part'
import { findKept, forget, keep, keptKeys } from './kept-keys'
import { partSection } from './part-section'
import type { OpenProblem, SealedWords } from './read-part'
import type { OfficerKeys } from './wrap-keys'

/**
 * Opens a report's sealed parts in the officer's browser. The key file and its passphrase never leave
 * it; what comes out is put into the page as text only. Text is covered while the page is hidden and
 * gone when it is left; the keys stay as long as kept-keys.ts says.
 */
class OpenSealed extends HTMLElement {
  #keys: OfficerKeys | undefined
  #opening = new AbortController()
  readonly #leaving = new AbortController()

  connectedCallback() {
    this.#get('.needs-script').hidden = true
    const { signal } = this.#leaving
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#submit()
    })
    this.#get('.open-foot button').addEventListener('click', () => {
      forget()
      this.#get<HTMLInputElement>('input[type=file]').focus()
    })
    document.addEventListener('visibilitychange', () => this.#visibility(), { signal })
    keptKeys.addEventListener('forgotten', () => this.#forgotten(), { signal })
    // Whoever comes back to a page that the browser kept finds it as if it were new.
    addEventListener('pagehide', () => this.#leave(), { signal })
    addEventListener('pageshow', ({ persisted }) => persisted && void this.#resume(), { signal })
    void this.#resume()
  }

  disconnectedCallback() {
    this.#leave()
    this.#leaving.abort()
  }

  get #form() {
    return this.#get<HTMLFormElement>('form')
  }

  get #words() {
    return JSON.parse(this.dataset.words ?? '{}') as SealedWords
  }

  get #halves() {
    return JSON.parse(this.dataset.halves ?? '[]') as readonly KeyHalf[]
  }

  #get<E extends HTMLElement>(selector: string): E {
    const found = this.querySelector<E>(selector)
    if (!found) throw new Error(`<open-sealed> has no ${selector}`)
    return found
  }

  /** With the keys of the page before, where there are any. */
  async #resume() {
    const kept = findKept()
    if (!kept) {
      this.#form.hidden = false
      return
    }
    const { unwrapKeys } = await import('./wrap-keys')
    const unwrapped = await unwrapKeys(kept, this.#halves)
    if (!unwrapped.ok) {
      this.#form.hidden = false
      return forget()
    }
    // Locked in the meantime.
    if (!findKept()) return
    keep(unwrapped.value.kept)
    this.#keys = unwrapped.value.keys
    await this.#show()
  }

  async #submit() {
    const file = this.#get<HTMLInputElement>('input[type=file]').files?.[0]
    const passphrase = this.#get<HTMLInputElement>('input[type=password]')
    if (!file) return this.#refuse('noFile', 'input[type=file]')
    if (!passphrase.value) return this.#refuse('noPassphrase', 'input[type=password]')
    const [half] = this.#halves
    if (!half) return this.#refuse('unsupported', 'input[type=file]')
    this.#busy(true)
    try {
      const { unlockKeys } = await import('./unlock-keys')
      const task = { text: await file.text(), passphrase: passphrase.value, half }
      const { signal } = this.#opening
      const unlocked = await unlockKeys(task, signal)
      passphrase.value = ''
      if (!unlocked.ok) return this.#refuse(unlocked.error, 'input[type=password]')
      keep(unlocked.kept)
      this.#keys = unlocked.keys
      await this.#show({ focus: true })
    } catch {
      this.#refuse('unsupported', 'input[type=file]')
    } finally {
      this.#busy(false)
    }
  }

  async #show({ focus = false } = {}) {
    const { openParts } = await import('./open-parts')
    const parts = JSON.parse(this.dataset.parts ?? '[]') as SealedPart[]
    if (!this.#keys) return
    const opened = await openParts(this.dataset.report ?? '', parts, this.#keys)
    if (!opened.ok) {
      this.#keys = undefined
      this.#form.hidden = false
      return this.#refuse('noKey', focus ? 'input[type=file]' : undefined)
    }
    // Hidden or forgotten while it was being opened: then nothing is shown.
    if (!this.#keys || document.hidden) return
    const view = this.#get('.opened')
    view.replaceChildren(...opened.value.map((part) => partSection(part, this.#words)))
    view.hidden = false
    this.#form.hidden = true
    this.#get('.open-foot').hidden = false
    this.#say('')
    if (focus) view.focus()
  }

  #refuse(problem: OpenProblem, control?: string) {
    this.#say(this.#words.error[problem], true)
    this.#get<HTMLButtonElement>('form button').disabled = false
    if (control) this.#get(control).focus()
  }

  #say(text: string, wrong = false) {
    const said = this.#get('.said')
    said.textContent = text
    said.classList.toggle('field-error', wrong)
  }

  #busy(busy: boolean) {
    if (busy) this.#say(this.#words.opening)
    this.#get('progress').hidden = !busy
    this.#get<HTMLButtonElement>('form button').disabled = busy
  }

  #visibility() {
    if (!this.#keys) return
    // While nobody looks nobody touches either: the clock may have run out.
    if (document.hidden) this.#cover()
    else if (findKept()) void this.#show()
  }

  #cover() {
    const view = this.#get('.opened')
    view.replaceChildren()
    view.hidden = true
  }

  #leave() {
    this.#opening.abort()
    this.#opening = new AbortController()
    this.#keys = undefined
    this.#cover()
    this.#form.reset()
    this.#get('.open-foot').hidden = true
  }

  #forgotten() {
    const wasOpen = this.#keys !== undefined
    this.#leave()
    this.#form.hidden = false
    if (wasOpen) this.#say(this.#words.forgotten)
  }
}

customElements.define('open-sealed', OpenSealed)
