import { findKept, forget, IDLE_MS, keptKeys, touch } from './kept-keys'

const TOUCHES = ['pointerdown', 'keydown', 'scroll']

/** A touch is written down at most this often, in milliseconds. */
const EVERY_MS = 5_000

/**
 * Whoever holds an urgent report is on the telephone, with the number on screen and both hands busy: while
 * its page is seen the keys stay for this long after the last touch, in milliseconds.
 */
const ON_THE_PHONE_MS = 60 * 60_000

/**
 * Stands in the header of every page while keys are kept: the button that forgets them, and the clock
 * that does so after ten minutes without a touch. Whoever signs out or changes person takes none along.
 */
class ConsoleLock extends HTMLElement {
  #idle: ReturnType<typeof setTimeout> | undefined
  #minute: ReturnType<typeof setInterval> | undefined
  #touched = 0
  readonly #leaving = new AbortController()

  connectedCallback() {
    const { signal } = this.#leaving
    this.querySelector('button')?.addEventListener('click', () => this.#lock(), { signal })
    for (const type of TOUCHES) {
      document.addEventListener(type, () => this.#touch(), { signal, passive: true })
    }
    for (const link of document.querySelectorAll('a[data-ends-session]')) {
      link.addEventListener('click', forget, { signal })
    }
    document.addEventListener('visibilitychange', () => this.#look(), { signal })
    keptKeys.addEventListener('kept', () => this.#look(), { signal })
    keptKeys.addEventListener('forgotten', () => this.#look(), { signal })
    if (document.querySelector('[data-urgent]')) this.#stay()
    this.#look()
  }

  disconnectedCallback() {
    clearTimeout(this.#idle)
    clearInterval(this.#minute)
    this.#leaving.abort()
  }

  #touch() {
    if (this.hidden || Date.now() - this.#touched < EVERY_MS) return
    this.#touched = Date.now()
    if (!findKept()) return
    touch()
    this.#look()
  }

  /** Counts as touches of its own the minutes in which an urgent report is seen, for so long. */
  #stay() {
    this.#touched = Date.now()
    this.#minute = setInterval(() => {
      const isSeen = !document.hidden && Date.now() - this.#touched < ON_THE_PHONE_MS
      if (!isSeen || !findKept()) return
      touch()
      this.#look()
    }, 60_000)
  }

  /** The button goes with the keys: whoever pressed it by keyboard goes on where they can be opened. */
  #lock() {
    forget()
    const next = document.querySelector<HTMLElement>('#key-file') ?? document.querySelector('main')
    next?.focus()
  }

  /** Asks the clock itself: a computer that slept through the timer has been idle all the same. */
  #look() {
    clearTimeout(this.#idle)
    this.hidden = findKept() === null
    if (!this.hidden) this.#idle = setTimeout(() => this.#look(), IDLE_MS)
  }
}

customElements.define('console-lock', ConsoleLock)
