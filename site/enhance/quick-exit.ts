const PRESSES = 3
const WITHIN_MS = 2000

/** Leaves at once: the page goes blank first, and isn't found again by going back. */
class QuickExit extends HTMLElement {
  readonly #presses: number[] = []

  connectedCallback() {
    this.querySelector('a')?.addEventListener('click', (event) => {
      event.preventDefault()
      this.#leave()
    })
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#pressed(event.timeStamp)
      else this.#presses.length = 0
    })
  }

  #pressed(at: number) {
    this.#presses.push(at)
    const first = this.#presses.at(-PRESSES)
    if (first !== undefined && at - first <= WITHIN_MS) this.#leave()
  }

  #leave() {
    const to = this.querySelector('a')?.href
    document.body.hidden = true
    document.title = '…'
    forgetDraft()
    if (to) location.replace(to)
  }
}

/** What a form kept in this tab, readable (report-draft/tab-draft.ts). Sealed reports that wait stay. */
function forgetDraft() {
  try {
    sessionStorage.removeItem('draft')
  } catch {}
}

customElements.define('quick-exit', QuickExit)
