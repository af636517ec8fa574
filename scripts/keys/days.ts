import { Stop } from '../run/stop.ts'

/** Civil days are text, `YYYY-MM-DD`, and compare as text. */
export function parseDay(name: string, text: string): string {
  const date = new Date(`${text}T00:00:00Z`)
  const real = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime())
  if (!real || toDay(date) !== text) throw new Stop(`--${name} ${text} is not a day (YYYY-MM-DD)`)
  return text
}

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return toDay(date)
}

/** The same day some months on, or the last of that month where it is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return toDay(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))))
}

/** The civil day of a moment on the operator's clock. */
export const dayIn = (timeZone: string, now: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now)

const toDay = (date: Date) => date.toISOString().slice(0, 10)
