import { type Fingerprinted, queueFingerprint } from '../../functions/triage/queue-fingerprint'

const EVERY_MS = 60_000

/**
 * Says that the queue has changed since the page was made, and leaves it to the officer when to reload:
 * a row that moves under the finger is claimed by mistake. Looks once a minute, only while seen.
 */
class ConsoleWatch extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined

  connectedCallback() {
    this.#timer = setInterval(() => void this.#look(), EVERY_MS)
  }

  disconnectedCallback() {
    clearInterval(this.#timer)
  }

  async #look() {
    const { url, seen } = this.dataset
    if (document.hidden || !this.hidden || !url) return
    try {
      const response = await fetch(url)
      if (!response.ok) return
      this.hidden = queueFingerprint((await response.json()) as Fingerprinted) === seen
    } catch {
      // Offline for a moment: the next look will tell.
    }
  }
}

customElements.define('console-watch', ConsoleWatch)
