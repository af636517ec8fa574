/**
 * The four editions of every page: Chinese at the root, English under /en/, and 长辈版 (simpler, larger)
 * of both under /easy/. The URL alone decides; nothing is stored.
 */
export const EDITIONS = [
  { prefix: '', locale: 'zh-CN', easy: false },
  { prefix: 'en', locale: 'en', easy: false },
  { prefix: 'easy', locale: 'zh-CN', easy: true },
  { prefix: 'en/easy', locale: 'en', easy: true },
] as const satisfies readonly { prefix: string; locale: Locale; easy: boolean }[]

export type Locale = 'zh-CN' | 'en'
export type Edition = (typeof EDITIONS)[number]

/** The edition that a `[...edition]` route parameter names, or undefined where there is none. */
export function editionOf(param: string | undefined): Edition | undefined {
  return EDITIONS.find((edition) => edition.prefix === (param ?? ''))
}

/** A language's edition at the usual size. */
export const ordinaryEdition = (locale: Locale): Edition =>
  EDITIONS.find((one) => one.locale === locale && !one.easy) ?? EDITIONS[0]

/** `getStaticPaths` of a page that exists in the given editions (default: all). */
export function editionPaths(editions: readonly Edition[] = EDITIONS) {
  return editions.map((edition) => ({
    params: { edition: edition.prefix || undefined },
    props: { edition },
  }))
}

/** The same page's edition in the other language. */
export function otherLanguage(edition: Edition): Edition {
  return EDITIONS.find((e) => e.easy === edition.easy && e.locale !== edition.locale) ?? EDITIONS[0]
}

/** The same page's larger or ordinary edition. */
export function otherSize(edition: Edition): Edition {
  return EDITIONS.find((e) => e.locale === edition.locale && e.easy !== edition.easy) ?? EDITIONS[0]
}
