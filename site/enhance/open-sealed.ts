import type { SealedPart } from '../../functions/sealing/sealed-part'
import type { OfficerKeys, OpenedPart } from './officer-keys'
import { type OpenProblem, type ReadLine, readPart, type SealedWords } from './read-part'

const IDLE_MS = 10 * 60_000

/**
 * Opens a report's sealed parts in the officer's browser. The key file and its passphrase never leave
 * it; what comes out is put into the page as text only. Keys and text are forgotten after ten minutes
 * without a touch, when the page is left, and when it is hidden: only while an urgent report is open the
 * key stays, and the text comes back with the page.
 */
class OpenSealed extends HTMLElement {
  #keys: OfficerKeys | undefined
  #idle: ReturnType<typeof setTimeout> | undefined
  readonly #leaving = new AbortController()

  connectedCallback() {
    this.#get('.needs-script').hidden = true
    this.#form.hidden = false
    const { signal } = this.#leaving
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#submit()
    })
    this.#get('.open-foot button').addEventListener('click', () => {
      this.#forget()
      this.#get<HTMLInputElement>('input[type=file]').focus()
    })
    for (const touch of ['pointerdown', 'keydown', 'scroll']) {
      document.addEventListener(touch, () => this.#stayAwake(), { signal, passive: true })
    }
    document.addEventListener('visibilitychange', () => this.#visibility(), { signal })
    addEventListener('pagehide', () => this.#forget(), { signal })
  }

  disconnectedCallback() {
    this.#forget()
    this.#leaving.abort()
  }

  get #form() {
    return this.#get<HTMLFormElement>('form')
  }

  get #words() {
    return JSON.parse(this.dataset.words ?? '{}') as SealedWords
  }

  #get<E extends HTMLElement>(selector: string): E {
    const found = this.querySelector<E>(selector)
    if (!found) throw new Error(`<open-sealed> has no ${selector}`)
    return found
  }

  async #submit() {
    const file = this.#get<HTMLInputElement>('input[type=file]').files?.[0]
    const passphrase = this.#get<HTMLInputElement>('input[type=password]')
    if (!file) return this.#refuse('noFile', 'input[type=file]')
    if (!passphrase.value) return this.#refuse('noPassphrase', 'input[type=password]')
    this.#say(this.#words.opening)
    const button = this.#get<HTMLButtonElement>('form button')
    button.disabled = true
    try {
      await painted()
      const { unlockKeys } = await import('./officer-keys')
      const unlocked = await unlockKeys(await file.text(), passphrase.value)
      passphrase.value = ''
      if (!unlocked.ok) return this.#refuse(unlocked.error, 'input[type=password]')
      this.#keys = unlocked.value
      await this.#show()
    } catch {
      this.#refuse('unsupported', 'input[type=file]')
    } finally {
      button.disabled = false
    }
  }

  async #show() {
    const { openParts } = await import('./officer-keys')
    const parts = JSON.parse(this.dataset.parts ?? '[]') as SealedPart[]
    if (!this.#keys) return
    const opened = await openParts(this.dataset.report ?? '', parts, this.#keys)
    if (!opened.ok) {
      this.#keys = undefined
      return this.#refuse('noKey', 'input[type=file]')
    }
    // Hidden or forgotten while it was being opened: then nothing is shown.
    if (!this.#keys || document.hidden) return
    const view = this.#get('.opened')
    view.replaceChildren(...opened.value.map((part) => this.#section(part)))
    view.hidden = false
    this.#form.hidden = true
    this.#get('.open-foot').hidden = false
    this.#say('')
    view.focus()
    this.#stayAwake()
  }

  #section({ part, content }: OpenedPart): HTMLElement {
    const words = this.#words
    const section = element('section', '')
    const name = words.part[part]
    const lines =
      content === null
        ? [element('p', words.error.refused.replace('{part}', name))]
        : readPart(part, content, words).map(lineElement)
    section.className = part
    section.replaceChildren(element('h3', name), ...lines)
    return section
  }

  #refuse(problem: OpenProblem, control: string) {
    this.#say(this.#words.error[problem], true)
    this.#get(control).focus()
  }

  #say(text: string, wrong = false) {
    const said = this.#get('.said')
    said.textContent = text
    said.classList.toggle('field-error', wrong)
  }

  #stayAwake() {
    clearTimeout(this.#idle)
    if (this.#keys) this.#idle = setTimeout(() => this.#forget(), IDLE_MS)
  }

  #visibility() {
    if (!this.#keys) return
    const urgent = this.dataset.urgent !== undefined
    if (!document.hidden) void this.#show()
    else if (urgent) this.#hide()
    else this.#forget()
  }

  #hide() {
    const view = this.#get('.opened')
    view.replaceChildren()
    view.hidden = true
  }

  #forget() {
    clearTimeout(this.#idle)
    if (!this.#keys) return
    this.#keys = undefined
    this.#hide()
    this.#form.reset()
    this.#form.hidden = false
    this.#get('.open-foot').hidden = true
    this.#say(this.#words.forgotten)
  }
}

/** A line of text; a number that can be called is the only link. */
function lineElement({ label, text, dial }: ReadLine): HTMLElement {
  const line = element('p', '')
  const said = element(dial ? 'a' : 'bdi', text)
  if (dial) said.setAttribute('href', `tel:${dial}`)
  line.replaceChildren(...(label ? [element('span', label)] : []), said)
  return line
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name)
  made.textContent = text
  return made
}

/** Unlocking keeps the page busy for seconds: first let it say so. */
const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

customElements.define('open-sealed', OpenSealed)
