import type { Locale } from './editions'
import { operator } from './queries/operator'

/** An instant on the operator's clock: 11月22日 17:41, 22 Nov, 17:41. */
export const timeWords = (at: Date, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: operator.timeZone,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
