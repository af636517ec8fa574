import { EDITIONS, type Edition } from '../editions'
import { wordsIn } from '../i18n'
import { pathsIn } from '../paths'
import { allGuides, slugOf } from '../queries/guides'
import { inLanguage, operator } from '../queries/operator'
import type { Feed } from './write-feed'

/** The editions that have feeds: the large ones hold the same words. */
export const FEED_EDITIONS = EDITIONS.filter(({ easy }) => !easy)

/** All guides of a language, those written or rewritten last first. */
export async function guideFeed(edition: Edition): Promise<Feed> {
  const { locale } = edition
  const t = wordsIn(locale)
  const paths = pathsIn(edition)
  const at = (path: string) => new URL(path, operator.url).href
  const guides = (await allGuides(locale)).toSorted((a, b) =>
    b.data.drafted.localeCompare(a.data.drafted),
  )
  return {
    title: t('site.pageTitle', { title: t('guide.feed.title'), site: t('site.name') }),
    author: inLanguage(operator.name, locale),
    lang: locale,
    page: at(paths.guides()),
    atom: at(paths.guidesFeed('xml')),
    json: at(paths.guidesFeed('json')),
    entries: guides.map((guide) => ({
      address: at(paths.guide(slugOf(guide))),
      title: guide.data.title,
      summary: guide.data.oneSentence,
      day: guide.data.drafted,
    })),
  }
}
