/** Copies what stands in the field beside it. Nothing is sent. */
class CopyCode extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.querySelector('button')?.addEventListener('click', () => void this.#copy())
  }

  async #copy() {
    const field = document.getElementById(this.dataset.of ?? '')
    if (!(field instanceof HTMLTextAreaElement)) return
    field.select()
    const { copied = '', selected = '' } = this.dataset
    try {
      await navigator.clipboard.writeText(field.value)
      this.#say(copied)
    } catch {
      // No such interface, or not allowed: the old way; and if that fails the reader's own keys.
      this.#say(document.execCommand('copy') ? copied : selected)
    }
  }

  #say(words: string) {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = words
  }
}

customElements.define('copy-code', CopyCode)
