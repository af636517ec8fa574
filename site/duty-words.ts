import { WEEKDAYS } from '../functions/operator/operator.schema'
import type { Locale } from './editions'
import { wordsIn } from './i18n'
import { operator } from './queries/operator'

/** A Monday, to name weekdays by; only the day of the week counts. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY_MS = 86_400_000

/** When somebody reads reports: 周一至周五 08:30–17:30（北京时间）. */
export function dutyWords(locale: Locale): string {
  const t = wordsIn(locale)
  const shifts = operator.duty.map(({ days, from, to }) =>
    t('site.duty.shift', { days: runsOf(days, locale).join(t('site.duty.and')), from, to }),
  )
  const zone = operator.timeZone === 'Asia/Shanghai' ? t('site.duty.beijing') : operator.timeZone
  return t('site.duty.zone', { shifts: shifts.join(t('site.duty.and')), zone })
}

/** Days in a row are said as one: Monday to Friday. */
function runsOf(days: readonly string[], locale: Locale): string[] {
  const t = wordsIn(locale)
  const places = WEEKDAYS.flatMap((day, place) => (days.includes(day) ? [place] : []))
  const runs: [number, number][] = []
  for (const place of places) {
    const last = runs.at(-1)
    if (last && last[1] === place - 1) last[1] = place
    else runs.push([place, place])
  }
  return runs.flatMap(([from, to]) =>
    to - from >= 2
      ? [t('site.duty.run', { from: nameOf(from, locale), to: nameOf(to, locale) })]
      : [...new Set([from, to])].map((place) => nameOf(place, locale)),
  )
}

function nameOf(place: number, locale: Locale): string {
  const format = { weekday: locale === 'en' ? 'long' : 'short', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(locale, format).format(MONDAY + place * DAY_MS)
}
