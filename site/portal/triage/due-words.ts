import { civilDateOf, nextDay } from '../../../functions/fields/civil-date'
import type { Locale } from '../../editions'
import type { Translate } from '../../i18n'

const MINUTE = 60_000
const HOUR = 60
const DAY = 24 * HOUR

/** Within this many minutes it is time to act; the words then stand out. */
const SOON = 15

export interface DueWords {
  readonly words: string
  /** `late` and `soon` are shown as urgent. */
  readonly state: 'late' | 'soon' | 'later'
}

/**
 * How much time is left, in the words of somebody who glances at a clock: minutes within the hour, the
 * time of day today and tomorrow, then the day; and how late it is. Days are those of the operator's zone.
 */
export function dueWords(
  t: Translate,
  due: Date,
  now: Date,
  { timeZone, locale }: { timeZone: string; locale: Locale },
): DueWords {
  const minutes = Math.ceil((due.getTime() - now.getTime()) / MINUTE)
  if (minutes < 0) return { words: lateWords(t, -minutes), state: 'late' }
  if (minutes < HOUR) {
    const state = minutes <= SOON ? 'soon' : 'later'
    return { words: t('triage.due.minutes', { n: minutes }), state }
  }
  const today = civilDateOf(now, timeZone)
  const day = civilDateOf(due, timeZone)
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeZone, ...options }).format(
      due,
    )
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  if (day === today) return { words: t('triage.due.today', { time }), state: 'later' }
  if (day === nextDay(today)) return { words: t('triage.due.tomorrow', { time }), state: 'later' }
  return { words: format({ month: 'short', day: 'numeric' }), state: 'later' }
}

function lateWords(t: Translate, minutes: number): string {
  if (minutes < HOUR) return t('triage.due.overMinutes', { n: minutes })
  if (minutes < DAY) return t('triage.due.overHours', { n: Math.floor(minutes / HOUR) })
  return t('triage.due.overDays', { n: Math.floor(minutes / DAY) })
}
