import { keepTicks, readTicks } from './kept-ticks'

/**
 * The list that a school asks itself: says how much is open, and keeps the ticks on this device only while
 * somebody wants it. Without the script the list can be ticked and printed all the same.
 */
class SelfCheck extends HTMLElement {
  connectedCallback() {
    const keep = this.querySelector<HTMLInputElement>('[name="keep"]')
    const state = this.querySelector<HTMLElement>('[role="status"]')
    const clear = this.querySelector<HTMLElement>('[data-clear]')
    if (!keep || !state || !clear) return
    const boxes = [...this.querySelectorAll<HTMLInputElement>('[name="yes"]')]
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
    this.addEventListener('change', update)
    clear.addEventListener('click', () => {
      for (const box of [...boxes, keep]) box.checked = false
      update()
    })
    clear.hidden = false
    const box = keep.closest<HTMLElement>('.self-check-keep')
    if (box) box.hidden = false
    show()
  }
}

customElements.define('self-check', SelfCheck)
