import type { Locale } from '../../editions'

/** What stands between the things of a list. */
export const commaOf = (locale: Locale): string => (locale === 'en' ? ', ' : '、')
