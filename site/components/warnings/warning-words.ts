import { civilDateOf } from '../../../functions/fields/civil-date'
import { OVERSEAS } from '../../../functions/fields/region'
import { nameOf } from '../../../functions/regions/name-of'
import type { WarningEntry } from '../../../functions/warnings/warning.schema'
import { dayWords } from '../../day-words'
import type { Locale } from '../../editions'
import { wordsIn } from '../../i18n'
import { inLanguage, operator } from '../../queries/operator'
import { scamTypeName } from '../../queries/scam-types'

/** Where it is: the school, else the place; undefined where it isn't about one. */
export function placeWords({ school, region }: WarningEntry, locale: Locale): string | undefined {
  if (school) return schoolName(school, locale)
  return region === null ? undefined : regionWords(region, locale)
}

export const regionWords = (region: string, locale: Locale) =>
  region === OVERSEAS ? wordsIn(locale)('warnings.overseas') : nameOf(region, locale)

export const schoolName = ({ name }: NonNullable<WarningEntry['school']>, locale: Locale) =>
  inLanguage({ zh: name.zh, en: name.en ?? name.zh }, locale)

/** The day of an instant on the operator's calendar, in words. */
export const dayOf = (at: string, locale: Locale) =>
  dayWords(civilDateOf(new Date(at), operator.timeZone), locale)

/** The last day before an instant. */
export const lastDayBefore = (at: string, locale: Locale) =>
  dayOf(new Date(Date.parse(at) - 1).toISOString(), locale)

/** The words in the page's language, Chinese where there are no others; `lang` where that isn't the page's. */
export function saidIn<Words>(
  { zh, en }: { readonly zh: Words; readonly en?: Words | undefined },
  locale: Locale,
): { readonly words: Words; readonly lang: 'zh-CN' | undefined } {
  if (locale === 'zh-CN') return { words: zh, lang: undefined }
  return en ? { words: en, lang: undefined } : { words: zh, lang: 'zh-CN' }
}

/** The small print of a warning: what it is about, where, when. */
export function metaOf(entry: WarningEntry, locale: Locale): string[] {
  const t = wordsIn(locale)
  const place = placeWords(entry, locale)
  const isChanged = entry.updatedAt !== entry.publishedAt
  return [
    scamTypeName(entry.scamType, locale),
    ...(place ? [place] : []),
    t('warnings.published', { day: dayOf(entry.publishedAt, locale) }),
    ...(isChanged ? [t('warnings.updated', { day: dayOf(entry.updatedAt, locale) })] : []),
  ]
}
