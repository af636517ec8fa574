import type { Locale } from './editions'

/** A civil date (2026-11-22) in words: 2026 年 11 月 22 日, 22 November 2026. No clock, no zone. */
export function dayWords(day: string, locale: Locale): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  if (locale === 'zh-CN') return `${year} 年 ${month} 月 ${date} 日`
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, date),
  )
}

/** A day, a month or a year, as exactly as it is known: 2018-05 is 2018 年 5 月, May 2018. */
export function dateWords(date: string, locale: Locale): string {
  const [year = 0, month, day] = date.split('-').map(Number)
  if (day !== undefined) return dayWords(date, locale)
  if (month === undefined) return locale === 'zh-CN' ? `${year} 年` : String(year)
  if (locale === 'zh-CN') return `${year} 年 ${month} 月`
  const form = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat('en-GB', form).format(Date.UTC(year, month - 1, 1))
}
