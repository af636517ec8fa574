import { xml } from './write-feed'

/** A feed of warnings, before it is RSS or JSON Feed. Addresses are absolute, times ISO 8601. */
export interface WarningsFeed {
  readonly title: string
  readonly description: string
  readonly author: string
  readonly lang: string
  /** The page that lists the same. */
  readonly page: string
  readonly rss: string
  readonly json: string
  /** The last changed first. */
  readonly entries: readonly {
    readonly address: string
    /** Where whoever it is about, or knows better, says so. */
    readonly appeal: string
    /** Of title and summary. */
    readonly lang: string
    readonly title: string
    readonly summary: string
    readonly published: string
    readonly updated: string
    readonly tags: readonly string[]
  }[]
}

/** Minutes that a reader may keep an answer. */
const TTL = 1

/**
 * RSS 2.0, which old content systems read, with the feed's own address as the RSS Advisory Board asks.
 * An entry's guid is its address, which never changes.
 */
export function writeRss(feed: WarningsFeed): string {
  const entries = feed.entries.map(({ address, appeal, lang, title, summary, published, tags }) =>
    [
      '<item>',
      element('title', title),
      element('link', address),
      `<guid isPermaLink="true">${xml(address)}</guid>`,
      element('pubDate', new Date(published).toUTCString()),
      // By RSS 2.0 the address of a page about this item where one answers.
      element('comments', appeal),
      // RSS 2.0 has a language of the channel only; a warning may be in Chinese among English ones.
      element('dc:language', lang),
      ...tags.map((tag) => element('category', tag)),
      element('description', summary),
      '</item>',
    ].join(''),
  )
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>',
    element('title', feed.title),
    element('link', feed.page),
    element('description', feed.description),
    element('language', feed.lang),
    `<atom:link rel="self" type="application/rss+xml" href="${xml(feed.rss)}"/>`,
    element('ttl', String(TTL)),
    ...entries,
    '</channel></rss>\n',
  ].join('\n')
}

const element = (name: string, text: string) => `<${name}>${xml(text)}</${name}>`

/** JSON Feed 1.1. */
export function writeWarningsJson(feed: WarningsFeed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.page,
    feed_url: feed.json,
    language: feed.lang,
    authors: [{ name: feed.author }],
    items: feed.entries.map(
      ({ address, appeal, lang, title, summary, published, updated, tags }) => ({
        id: address,
        url: address,
        title,
        content_text: summary,
        language: lang,
        date_published: published,
        date_modified: updated,
        tags,
        // An extension, as JSON Feed has them: a name of one's own after an underscore.
        _jingzhong: { appeal_url: appeal },
      }),
    ),
  })
}
