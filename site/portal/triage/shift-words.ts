import type { Shift } from '../../../functions/shift/read-shift'
import { timeWords } from '../statistics/live-charts'
import type { ConsoleWords } from './console-words'

/** How soon somebody looks, in a sentence. */
export function lookWords({ t, locale }: ConsoleWords, look: Shift['firstLook']): string {
  if (!look || look.reports === null) return t('shift.work.firstLookNone')
  const minutes = look.halfWithinMinutes
  return minutes === null
    ? t('shift.work.firstLookLong')
    : t('shift.work.firstLook', { time: timeWords(minutes, locale) })
}
