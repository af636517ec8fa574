/**
 * The chat is nested <details> already. This brings what comes next into view, begins anew where a choice
 * is taken back, counts the endings seen, and starts over without loading the page.
 */
class ClassChat extends HTMLElement {
  readonly #seen = new Set<string>()

  connectedCallback() {
    for (const choice of this.querySelectorAll('details')) {
      choice.addEventListener('toggle', () => (choice.open ? this.#follow(choice) : close(choice)))
    }
    for (const again of this.querySelectorAll('.chat-again')) {
      again.addEventListener('click', (event) => {
        event.preventDefault()
        this.#startOver()
      })
    }
  }

  #follow(choice: HTMLDetailsElement) {
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    choice.scrollIntoView({ block: 'start', behavior: isCalm ? 'auto' : 'smooth' })
    const end = choice.querySelector<HTMLElement>(':scope > .chat-end')
    if (!end) return
    this.#seen.add(end.dataset.end ?? '')
    const seen = end.querySelector('.chat-seen')
    if (seen) {
      seen.textContent = (this.dataset.seen ?? '').replace('{n}', String(this.#seen.size))
    }
  }

  #startOver() {
    close(this)
    this.querySelector('summary')?.focus()
    this.scrollIntoView({ block: 'start' })
  }
}

/** Closes whatever is open inside. */
function close(place: HTMLElement) {
  for (const open of place.querySelectorAll('details[open]')) {
    ;(open as HTMLDetailsElement).open = false
  }
}

customElements.define('class-chat', ClassChat)
