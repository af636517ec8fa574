import type { CivilTime } from '../../../functions/duty/duty.ts'

/** The words of `report.when`. */
export interface WhenWords {
  readonly today: string
  readonly tomorrow: string
  readonly day: string
}

const DAY = 24 * 60 * 60 * 1000

/** A day and time for people: “今天 11:10”, “周一 08:30”, “12月3日 周四 08:30”. `today` is YYYY-MM-DD. */
export function sayWhen(
  { date, time }: CivilTime,
  today: string,
  locale: string,
  words: WhenWords,
): string {
  const days = (Date.parse(date) - Date.parse(today)) / DAY
  if (days === 0) return words.today.replace('{time}', time)
  if (days === 1) return words.tomorrow.replace('{time}', time)
  return words.day.replace('{date}', sayDay(date, days, locale)).replace('{time}', time)
}

/** Within a week the weekday is enough; before and beyond it needs the date. */
function sayDay(date: string, days: number, locale: string): string {
  const near = days > 0 && days < 7
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: near && locale === 'en' ? 'long' : 'short',
    ...(!near && { day: 'numeric', month: locale === 'en' ? 'short' : 'long' }),
  }).format(new Date(`${date}T00:00:00Z`))
}
