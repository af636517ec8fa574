/** A button that prints the page, where the browser can. */
class PrintPage extends HTMLElement {
  connectedCallback() {
    if (typeof print !== 'function') return
    this.hidden = false
    this.querySelector('button')?.addEventListener('click', () => print())
  }
}

customElements.define('print-page', PrintPage)
