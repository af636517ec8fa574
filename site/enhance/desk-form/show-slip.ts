import { need } from '../report-form/element.ts'
import { type Codes, made } from '../report-form/keep-receipt.ts'
import type { Setup } from '../report-form/setup.ts'
import { showPhrase } from '../report-form/show-phrase.ts'
import { sayLook } from '../report-form/show-receipt.ts'

/**
 * Puts the slip in the form's place. `onGiven` is told when it was printed, or when the officer goes on:
 * until then leaving the page asks first, because nothing shows the receipt again.
 */
export function showSlip(page: HTMLElement, codes: Codes, setup: Setup, onGiven: () => void): void {
  const template = need<HTMLTemplateElement>(page, 'template[data-received]')
  const view = template.content.cloneNode(true) as DocumentFragment
  need(view, '[data-reference]').textContent = codes.reference
  need(view, '[data-receipt]').textContent = codes.receipt
  need(view, '[data-made]').textContent = made(setup)
  showPhrase(view, codes.receipt)
  const look = need(view, '[data-look]')
  look.hidden = true
  const print = need(view, '[data-print]')
  print.hidden = false
  print.addEventListener('click', () => {
    onGiven()
    window.print()
  })
  for (const link of view.querySelectorAll('[data-given]')) link.addEventListener('click', onGiven)
  const heading = need(view, 'h1')
  page.replaceChildren(view)
  document.title = heading.textContent ?? ''
  scrollTo(0, 0)
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  sayLook(look, codes.receipt, setup)
}
