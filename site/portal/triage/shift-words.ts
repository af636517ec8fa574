import type { Shift } from '../../../functions/shift/read-shift'
import type { ConsoleWords } from './console-words'

/** How soon somebody looks, in a sentence. */
export function lookWords({ t }: ConsoleWords, look: Shift['firstLook']): string {
  if (!look || look.reports === null) return t('shift.work.firstLookNone')
  const minutes = look.halfWithinMinutes
  return minutes === null
    ? t('shift.work.firstLookLong')
    : t('shift.work.firstLook', { time: spanWords(t, minutes) })
}

function spanWords(t: ConsoleWords['t'], minutes: number): string {
  if (minutes < 60) return t('shift.work.minutes', { n: minutes })
  if (minutes < 1440) return t('shift.work.hours', { n: minutes / 60 })
  return t('shift.work.days', { n: minutes / 1440 })
}
