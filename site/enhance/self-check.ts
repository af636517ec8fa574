import { keepTicks, readTicks } from './kept-ticks'

/**
 * The list that a school asks itself: says how much is open, and keeps the ticks on this device only while
 * somebody wants it. Without the script the list can be ticked and printed all the same.
 */
class SelfCheck extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form')
    const keep = form?.querySelector<HTMLInputElement>('[name="keep"]')
    const state = form?.querySelector<HTMLElement>('[role="status"]')
    if (!form || !keep || !state) return
    const boxes = [...form.querySelectorAll<HTMLInputElement>('[name="yes"]')]
    const kept = readTicks(boxes.map(({ value }) => value))
    keep.checked = kept !== null
    for (const box of boxes) if (kept?.includes(box.value)) box.checked = true
    const show = () => {
      const open = boxes.filter(({ checked }) => !checked).length
      state.hidden = open === boxes.length
      const words = open === 0 ? this.dataset.done : this.dataset.left
      state.textContent = (words ?? '').replace('{n}', String(open))
    }
    const update = () => {
      const ticked = boxes.filter(({ checked }) => checked).map(({ value }) => value)
      keep.checked = keepTicks(keep.checked ? ticked : null) && keep.checked
      show()
    }
    form.addEventListener('change', update)
    form.addEventListener('reset', () => setTimeout(update))
    form.addEventListener('submit', (event) => event.preventDefault())
    const box = keep.closest<HTMLElement>('.self-check-keep')
    if (box) box.hidden = false
    show()
  }
}

customElements.define('self-check', SelfCheck)
