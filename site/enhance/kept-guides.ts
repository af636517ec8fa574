import { tidyPath } from '../offline/keep-rules'

/** On the page for being offline: shows which guides this device keeps, and lets them go. */
class KeptGuides extends HTMLElement {
  async connectedCallback() {
    if (!('caches' in window)) return
    const kept = await keptPages()
    const rows = [...this.querySelectorAll('li')].filter((row) => {
      const path = new URL(row.querySelector('a')?.href ?? '', document.baseURI).pathname
      row.hidden = !kept.has(tidyPath(path))
      return !row.hidden
    })
    this.hidden = rows.length === 0
    const button = this.querySelector('button')
    if (button) {
      button.hidden = false
      button.addEventListener('click', () => void this.#forget())
    }
  }

  /** Every guide of every edition, not only those listed here. */
  async #forget() {
    for (const name of await caches.keys()) {
      const store = await caches.open(name)
      for (const request of await store.keys()) {
        if (/\/guides\/[^/]+\/$/.test(new URL(request.url).pathname)) await store.delete(request)
      }
    }
    for (const row of this.querySelectorAll('li')) row.hidden = true
    const button = this.querySelector('button')
    if (button) button.hidden = true
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = this.dataset.forgotten ?? ''
  }
}

async function keptPages(): Promise<Set<string>> {
  const paths = new Set<string>()
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) paths.add(new URL(url).pathname)
  }
  return paths
}

customElements.define('kept-guides', KeptGuides)
