import type { LiveFigures } from '../../../functions/statistics/live-figures.schema'
import type { Locale } from '../../editions'
import { wordsIn } from '../../i18n'
import { sayNumber } from '../../queries/say-figure'
import { countWords, reportWords, spaced, timeWords } from './live-charts'

/** The four sums of the page, each with its name. */
export function liveSums(figures: LiveFigures, locale: Locale) {
  const t = wordsIn(locale)
  const { reports, passedOn, money, firstLook } = figures
  const fewer = t('live.fewerValue')
  return [
    {
      name: t('live.received'),
      value: reports === null ? fewer : reportWords(reports, locale),
    },
    { name: t('live.passedOn'), value: passedOn === null ? fewer : share(passedOn) },
    {
      name: t('live.money'),
      value:
        money.atLeastFen === null
          ? fewer
          : spaced(
              t('live.atLeast', { sum: sayNumber(roundDown(money.atLeastFen / 100), locale) }),
            ),
    },
    { name: t('live.look'), value: firstLook.reports === null ? fewer : half() },
  ]

  /** A share of numbers that are rounded is no more exact than they are: to the next five percent. */
  function share(n: number): string {
    const percent = Math.round((n / (reports ?? n)) * 20) * 5
    return spaced(t('live.share', { n: countWords(n), percent }))
  }

  function half(): string {
    const minutes = firstLook.halfWithinMinutes
    return minutes === null
      ? t('live.halfLater')
      : t('live.half', { time: timeWords(minutes, locale) })
  }
}

/** To three significant digits, so that “at least” stays true and nobody takes it for exact. */
function roundDown(yuan: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(yuan)) - 2)
  return Math.floor(yuan / unit) * unit
}
