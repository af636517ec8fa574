import type { APIRoute } from 'astro'
import { contextOf } from '../../functions/context'
import { answerOnce } from '../../functions/http/answer-once'
import { RETRY_AFTER } from '../../functions/http/on-error'
import { readFilter } from '../../functions/warnings/filter.schema'
import { readWarnings } from '../../functions/warnings/read-warnings'
import { editionOf } from '../editions'
import { FEED_EDITIONS } from '../feeds/guide-feed'
import { warningsFeed } from '../feeds/warnings-feed'
import { writeRss, writeWarningsJson } from '../feeds/write-warnings-feed'

export const prerender = false

/** How many of the newest a feed holds. */
const ENTRIES = 100

/**
 * Warnings as RSS or JSON Feed, narrowed as the list's address is: one read of KV. Where KV can't be read
 * there is no feed: a reader would take the editors' warnings alone for all there are.
 */
export const GET: APIRoute = async ({ request, params, url }) => {
  const edition = FEED_EDITIONS.find((one) => one === editionOf(params.edition))
  if (!edition) return new Response(null, { status: 404 })
  const filter = readFilter(url.searchParams)
  const { warnings, checked } = await readWarnings(contextOf(request), filter)
  if (!checked) {
    const headers = { 'Cache-Control': 'no-store', 'Retry-After': String(RETRY_AFTER) }
    return new Response(null, { status: 503, headers })
  }
  const feed = warningsFeed(edition, filter, warnings.slice(0, ENTRIES))
  return url.pathname.endsWith('.json')
    ? answerOnce(request, writeWarningsJson(feed), 'application/feed+json')
    : answerOnce(request, writeRss(feed), 'application/rss+xml; charset=utf-8')
}
