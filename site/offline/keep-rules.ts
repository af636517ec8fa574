/**
 * What the service worker does with an address: keep a page for days without a network, take a file
 * that such pages need from the store, show the page for being offline when a visit fails, or leave
 * the request alone.
 */
export type Role = 'keep' | 'asset' | 'visit' | 'leave'

/** Pages that stay readable without a network, below their edition. */
const KEPT = /^(?:now\/(?:card\/)?|offline\/|guides\/[a-z0-9-]+\/)$/

/**
 * What a store must never answer: reports and receipts, the console, the API, and warnings and lookups,
 * of which an old copy would be wrong.
 */
const NEVER =
  /^(?:report|triage|api|warnings|appeal|corrections|lookup|schools|embed|widget|cdn-cgi)(?:[/.]|$)/

const EDITION = /^(?:en\/)?(?:easy\/)?/

/** `en/easy/` of `en/easy/guides/romance/`. */
export const editionOfPath = (path: string) => EDITION.exec(path)?.[0] ?? ''

/** One name for a page, whether a server shows its folder or names its file. */
export const tidyPath = (path: string) => path.replace(/(^|\/)index\.html$/, '$1')

/** @param path below the folder that the site lives in, without a slash before it and without a query */
export function roleOf(path: string): Role {
  const bare = tidyPath(path).slice(editionOfPath(path).length)
  if (NEVER.test(bare)) return 'leave'
  if (/^_astro\/[^/]+\.(?:js|css)$/.test(path)) return 'asset'
  return KEPT.test(bare) ? 'keep' : 'visit'
}
