/** A feed, before it is Atom or JSON. Addresses are absolute. */
export interface Feed {
  readonly title: string
  readonly author: string
  readonly lang: string
  /** The page that lists the same. */
  readonly page: string
  readonly atom: string
  readonly json: string
  /** Latest first. */
  readonly entries: readonly {
    readonly address: string
    readonly title: string
    readonly summary: string
    /** Civil day of the last writing: 2026-11-22. */
    readonly day: string
  }[]
}

/** Midnight UTC, which is the same civil day in China. */
const instant = (day: string) => `${day}T00:00:00Z`

/** Atom 1.0 (RFC 4287). An entry's id is its address, which never changes. */
export function writeAtom(feed: Feed): string {
  const entries = feed.entries.map(
    ({ address, title, summary, day }) =>
      `<entry><id>${xml(address)}</id><title>${xml(title)}</title>` +
      `<link rel="alternate" type="text/html" href="${xml(address)}"/>` +
      `<updated>${instant(day)}</updated><summary>${xml(summary)}</summary></entry>`,
  )
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(feed.lang)}">`,
    `<id>${xml(feed.atom)}</id><title>${xml(feed.title)}</title>`,
    `<link rel="self" type="application/atom+xml" href="${xml(feed.atom)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(feed.page)}"/>`,
    `<updated>${instant(latest(feed))}</updated><author><name>${xml(feed.author)}</name></author>`,
    ...entries,
    '</feed>\n',
  ].join('\n')
}

/** JSON Feed 1.1. */
export function writeJsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.page,
    feed_url: feed.json,
    language: feed.lang,
    authors: [{ name: feed.author }],
    items: feed.entries.map(({ address, title, summary, day }) => ({
      id: address,
      url: address,
      title,
      content_text: summary,
      date_modified: instant(day),
    })),
  })
}

const latest = ({ entries }: Feed) =>
  entries
    .map(({ day }) => day)
    .sort()
    .at(-1) ?? '1970-01-01'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Text as it may stand in XML. */
export const xml = (text: string) => text.replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark)
