import { listPlaces } from './places.ts'
import { proposeFound } from './proposals.ts'
import { offerQuickDays } from './quick-days.ts'
import { growRows, keepTotal } from './rows.ts'
import type { Setup } from './setup.ts'

/** What makes the fields of any report's form easier to fill: for the public, and at the desk. */
export function helpFilling(form: HTMLFormElement, setup: Setup): void {
  growRows(form, 'indicator', setup)
  if (form.querySelector('[data-rows="payment"]')) {
    growRows(form, 'payment', setup)
    keepTotal(form)
  }
  listPlaces(form, setup)
  offerQuickDays(form, setup.timeZone)
  proposeFound(form)
}

/** Says on the page where what is typed is sealed, once the browser has answered whether it can. */
export async function sayWhereSealed(page: HTMLElement, canSeal: Promise<boolean>): Promise<void> {
  const here = (await canSeal) ? 'here' : 'not-here'
  for (const words of page.querySelectorAll<HTMLElement>('[data-sealing]')) {
    words.hidden = words.dataset.sealing !== here
  }
}
