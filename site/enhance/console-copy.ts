/** Copies an indicator's true value, which the page shows defanged. Hidden where it can't. */
class ConsoleCopy extends HTMLElement {
  connectedCallback() {
    if (!navigator.clipboard) return
    this.hidden = false
    const button = this.querySelector('button')
    button?.addEventListener('click', () => void this.#copy(button))
  }

  async #copy(button: HTMLButtonElement) {
    const words = button.textContent
    try {
      await navigator.clipboard.writeText(this.dataset.value ?? '')
    } catch {
      return
    }
    button.textContent = this.dataset.done ?? ''
    setTimeout(() => {
      button.textContent = words
    }, 2000)
  }
}

customElements.define('console-copy', ConsoleCopy)
