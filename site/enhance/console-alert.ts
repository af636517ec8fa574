/** An urgent report is heard within half a minute. In milliseconds. */
const EVERY_MS = 20_000

/** While the sound is on, the ids that this tab has rung for: kept for the tab's next page, and no more. */
const RUNG = 'jingzhong-urgent-rung'

interface Urgent {
  readonly unclaimed: number
  readonly handed: number
  readonly ids: readonly string[]
}

/**
 * Stands in the header of every page of the console: how many urgent reports nobody holds, in the title
 * too, and a sound for each new one once the officer has switched it on. Looks also while another tab is
 * in front, because that is when nobody would see it.
 */
class ConsoleAlert extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined
  readonly #title = document.title
  readonly #link = this.querySelector('a')
  readonly #button = this.querySelector('button')
  #ids: readonly string[] = []

  connectedCallback() {
    this.#button?.addEventListener('click', () => this.#switch(!isOn()))
    this.#show()
    void this.#look()
    this.#timer = setInterval(() => void this.#look(), EVERY_MS)
  }

  disconnectedCallback() {
    clearInterval(this.#timer)
  }

  #switch(on: boolean) {
    if (on) keep(this.#ids)
    else sessionStorage.removeItem(RUNG)
    this.#show()
    // Heard once, so that nobody trusts a loudspeaker that is off.
    if (on) ring()
  }

  #show() {
    this.hidden = false
    const { on = '', off = '' } = this.dataset
    if (!this.#button) return
    this.#button.textContent = isOn() ? on : off
    this.#button.setAttribute('aria-pressed', String(isOn()))
  }

  async #look() {
    try {
      const response = await fetch(this.dataset.url ?? '')
      if (response.ok) this.#tell((await response.json()) as Urgent)
    } catch {
      // Offline for a moment: the next look will tell.
    }
  }

  #tell({ unclaimed, handed, ids }: Urgent) {
    const count = unclaimed > 99 ? '99+' : String(unclaimed)
    document.title = unclaimed > 0 ? `(${count}) ${this.#title}` : this.#title
    if (this.#link) {
      const words = unclaimed > 0 ? (this.dataset.count ?? '').replace('{n}', count) : ''
      // Said again only when it has changed.
      if (this.#link.textContent !== words) this.#link.textContent = words
      this.#link.hidden = unclaimed === 0
      // What came from another centre only stands in no queue.
      const { queue = '', received = '' } = this.dataset
      this.#link.href = handed > 0 && handed === unclaimed ? received : queue
    }
    this.#ids = ids
    if (!isOn()) return
    const rung = new Set(sessionStorage.getItem(RUNG)?.split(' '))
    if (ids.some((id) => !rung.has(id))) ring()
    keep(ids)
  }
}

const isOn = () => sessionStorage.getItem(RUNG) !== null

const keep = (ids: readonly string[]) => sessionStorage.setItem(RUNG, ids.join(' '))

/** Two short tones; no file, so that nothing has to be fetched when it matters. */
function ring() {
  const context = new AudioContext()
  for (const [at, hertz] of [
    [0, 880],
    [0.25, 660],
  ] as const) {
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(0.2, context.currentTime + at)
    volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + at + 0.2)
    tone.connect(volume).connect(context.destination)
    tone.start(context.currentTime + at)
    tone.stop(context.currentTime + at + 0.2)
  }
  setTimeout(() => void context.close(), 1_000)
}

customElements.define('console-alert', ConsoleAlert)
