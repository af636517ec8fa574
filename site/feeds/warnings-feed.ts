import type { WarningFilter } from '../../functions/warnings/filter.schema'
import type { WarningEntry } from '../../functions/warnings/warning.schema'
import { placeWords, regionWords, saidIn } from '../components/warnings/warning-words'
import type { Edition } from '../editions'
import { wordsIn } from '../i18n'
import { pathsIn } from '../paths'
import { inLanguage, operator } from '../queries/operator'
import { scamTypeName } from '../queries/scam-types'
import type { WarningsFeed } from './write-warnings-feed'

/** The newest of a list, as a feed: of all warnings, or of one kind, type, place or school. */
export function warningsFeed(
  edition: Edition,
  filter: WarningFilter,
  warnings: readonly WarningEntry[],
): WarningsFeed {
  const { locale } = edition
  const t = wordsIn(locale)
  const paths = pathsIn(edition)
  const at = (path: string) => new URL(path, operator.url).href
  const narrowed = filter as Record<string, string>
  const name = t(`warnings.title.${operator.kind}`)
  const of = filterWords(filter, warnings, edition)
  return {
    title: t('site.pageTitle', { title: [name, ...of].join(' · '), site: t('site.name') }),
    description: t('warnings.description'),
    author: inLanguage(operator.name, locale),
    lang: locale,
    page: at(paths.warnings(narrowed)),
    rss: at(paths.warningsFeed('xml', narrowed)),
    json: at(paths.warningsFeed('json', narrowed)),
    entries: warnings.map((entry) => {
      const { words, lang } = saidIn(entry.words, locale)
      const example = entry.example ? [t('warnings.example')] : []
      const place = placeWords(entry, locale)
      return {
        address: at(paths.warning(entry.id)),
        appeal: at(paths.appeal({ warning: entry.id })),
        lang: lang ?? locale,
        title: [...example, words.title].join(' · '),
        summary: words.summary,
        published: entry.publishedAt,
        updated: entry.updatedAt,
        tags: [
          ...[t(`warnings.kind.${entry.kind}`), scamTypeName(entry.scamType, locale)],
          ...(place ? [place] : []),
        ],
      }
    }),
  }
}

/** What a feed is narrowed to, in words; a school is known by its warnings only. */
function filterWords(
  { kind, type, region, school, written }: WarningFilter,
  warnings: readonly WarningEntry[],
  { locale }: Edition,
): string[] {
  const t = wordsIn(locale)
  const atSchool = warnings.find((entry) => entry.school?.id === school)
  return [
    ...(kind ? [t(`warnings.kind.${kind}`)] : []),
    ...(type ? type.split(',').map((one) => scamTypeName(one, locale)) : []),
    ...(region ? [regionWords(region, locale)] : []),
    ...(school ? [(atSchool && placeWords(atSchool, locale)) ?? school] : []),
    ...(written ? [t(`warnings.written.${written}`)] : []),
  ]
}
