const NEXT = ['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter']
const PREVIOUS = ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace']

/** Shows the slides one at a time over the whole screen; without it they stand below each other. */
class ClassDeck extends HTMLElement {
  #at = 0
  #items: HTMLElement[] = []

  connectedCallback() {
    this.#items = [...this.querySelectorAll<HTMLElement>('.deck-item')]
    for (const hidden of this.querySelectorAll<HTMLElement>('.deck-start, .deck-keys')) {
      hidden.hidden = false
    }
    this.querySelector('.deck-start')?.addEventListener('click', () => this.#start())
    for (const button of this.querySelectorAll<HTMLElement>('[data-go]')) {
      button.addEventListener('click', () => this.#go(button.dataset.go ?? ''))
    }
    document.addEventListener('keydown', (event) => this.#press(event))
    document.addEventListener('fullscreenchange', () => {
      if (!document.fullscreenElement) this.#leave()
    })
  }

  get #isShowing() {
    return this.classList.contains('showing')
  }

  #start() {
    this.classList.add('showing')
    // Where a browser has no full screen (an iPhone's), the deck covers the window instead.
    this.requestFullscreen?.().catch(() => {})
    this.#controls(true)
    this.#show(0)
    this.querySelector<HTMLElement>('[data-go="1"]')?.focus()
  }

  #leave() {
    if (!this.#isShowing) return
    this.classList.remove('showing')
    if (document.fullscreenElement) document.exitFullscreen()
    this.#controls(false)
    for (const item of this.#items) item.hidden = false
    this.querySelector<HTMLElement>('.deck-start')?.focus()
  }

  #controls(isShown: boolean) {
    const controls = this.querySelector<HTMLElement>('.deck-controls')
    if (controls) controls.hidden = !isShown
  }

  #go(where: string) {
    if (where === 'leave') this.#leave()
    else this.#show(this.#at + Number(where))
  }

  #press(event: KeyboardEvent) {
    if (!this.#isShowing || event.ctrlKey || event.metaKey || event.altKey) return
    const isButton = event.target instanceof HTMLButtonElement && [' ', 'Enter'].includes(event.key)
    if (isButton) return
    if (event.key === 'Escape') this.#leave()
    else if (event.key === 'Home') this.#show(0)
    else if (event.key === 'End') this.#show(this.#items.length - 1)
    else if (NEXT.includes(event.key)) this.#show(this.#at + 1)
    else if (PREVIOUS.includes(event.key)) this.#show(this.#at - 1)
    else return
    event.preventDefault()
  }

  #show(n: number) {
    this.#at = Math.max(0, Math.min(n, this.#items.length - 1))
    for (const [place, item] of this.#items.entries()) item.hidden = place !== this.#at
    const status = this.querySelector('.deck-controls [role="status"]')
    if (status) {
      status.textContent = (this.dataset.page ?? '')
        .replace('{n}', String(this.#at + 1))
        .replace('{total}', String(this.#items.length))
    }
  }
}

customElements.define('class-deck', ClassDeck)
