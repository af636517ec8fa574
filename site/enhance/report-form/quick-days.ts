import { civilDateOf } from '../../../functions/fields/civil-date.ts'
import { need } from './element.ts'

const DAY = 24 * 60 * 60 * 1000

/** “Today” and “yesterday” for the day, so that nobody has to find them in a calendar. */
export function offerQuickDays(form: HTMLFormElement, timeZone: string): void {
  const buttons = need(form, '.quick-days')
  const date = need<HTMLInputElement>(form, '[name="occurred-on"]')
  buttons.hidden = false
  buttons.addEventListener('click', (event) => {
    const days = (event.target as HTMLElement).dataset.days
    if (days === undefined) return
    date.value = civilDateOf(new Date(Date.now() - Number(days) * DAY), timeZone)
    date.dispatchEvent(new Event('input', { bubbles: true }))
  })
}
