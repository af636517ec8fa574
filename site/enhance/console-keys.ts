import type { Shortcut } from '../portal/triage/shortcuts'

/** Off for whoever types with a voice or a wandering finger (WCAG 2.1.4); kept for this browser. */
const OFF = 'jingzhong-keys-off'

/** Where a key is a letter of somebody's words, or chooses in a list; a tick takes no letters. */
const TYPING = 'input:not([type="radio"], [type="checkbox"]), select, textarea, [contenteditable]'

/**
 * Single keys for who has the hands on the keyboard all day, and the sheet that shows them. They click
 * and focus what the page has anyway: without this nothing is missing.
 */
class ConsoleKeys extends HTMLElement {
  readonly #leaving = new AbortController()

  connectedCallback() {
    const { signal } = this.#leaving
    const shortcuts = JSON.parse(this.dataset.keys ?? '[]') as readonly Shortcut[]
    const sheet = this.querySelector('dialog')
    const box = this.querySelector('input')
    this.hidden = false
    this.querySelector('button')?.addEventListener('click', () => show(sheet), { signal })
    if (box) {
      box.checked = localStorage.getItem(OFF) === null
      box.addEventListener('change', () => {
        if (box.checked) localStorage.removeItem(OFF)
        else localStorage.setItem(OFF, 'yes')
      })
    }
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
        if (sheet?.open || localStorage.getItem(OFF) !== null) return
        if (event.target instanceof Element && event.target.closest(TYPING)) return
        if (event.key === '?') return show(sheet)
        const shortcut = shortcuts.find(({ key }) => key === event.key)
        if (shortcut && act(shortcut)) event.preventDefault()
      },
      { signal },
    )
  }

  disconnectedCallback() {
    this.#leaving.abort()
  }
}

/** From its beginning: the first control stands at its end. */
function show(sheet: HTMLDialogElement | null) {
  sheet?.showModal()
  sheet?.querySelector<HTMLElement>('[tabindex]')?.focus()
}

/** @returns false where the page has nothing of the kind */
function act({ act, at }: Shortcut): boolean {
  const found = [...document.querySelectorAll<HTMLElement>(at)].filter((one) => !one.hidden)
  const [first] = found
  if (!first) return false
  if (act === 'click') first.click()
  else if (act === 'focus') focus(first)
  else if (act === 'see') see(first)
  else move(found, act === 'next' ? 1 : -1)
  return true
}

/** What is folded away is unfolded first. */
function focus(field: HTMLElement) {
  const fold = field.closest('details')
  if (fold) fold.open = true
  field.focus()
}

/** Puts a heading where reading goes on, for the eye and for a screen reader. */
function see(heading: HTMLElement) {
  heading.tabIndex = -1
  heading.focus()
  heading.scrollIntoView({ block: 'start' })
}

function move(rows: readonly HTMLElement[], by: 1 | -1) {
  const row = document.activeElement?.closest('tr')
  const here = rows.findIndex((one) => row?.contains(one))
  const there = here < 0 ? (by > 0 ? 0 : rows.length - 1) : here + by
  rows[Math.max(0, Math.min(rows.length - 1, there))]?.focus()
}

customElements.define('console-keys', ConsoleKeys)
