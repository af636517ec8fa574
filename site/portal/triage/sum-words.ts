import type { CaseLine } from '../../../functions/cases/case'
import type { Desk } from './desk'

/** How many of a case's reports name a sum, and what that is together at the least. */
export const sumWords = (
  { words: { t }, locale }: Pick<Desk, 'words' | 'locale'>,
  { amounts, amountFen }: CaseLine,
): string =>
  amounts === 0
    ? t('cases.amountsNone')
    : t('cases.amounts', {
        n: amounts,
        yuan: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(amountFen / 100),
      })
