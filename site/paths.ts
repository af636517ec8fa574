import type { Edition } from './editions'

/** Where quick exit leads: a page that anyone may have open. */
export const NEUTRAL_SITE = 'https://www.weather.com.cn/'

/**
 * The only speller of URLs. `pathsIn(edition).guide('romance')` is `/en/easy/guides/romance/` in the
 * English large edition, so links stay inside the edition they start from.
 */
export function pathsIn(edition: Edition) {
  const at = (path: string) => (edition.prefix ? `/${edition.prefix}${path}` : path)
  return {
    home: () => at('/'),
    now: () => at('/now/'),
    search: () => at('/search/'),
    guides: () => at('/guides/'),
    guide: (slug: string) => at(`/guides/${slug}/`),
    check: () => at('/check/'),
    report: () => at('/report/'),
    reportFraud: () => at('/report/fraud/'),
    reportStatus: () => at('/report/status/'),
    about: () => at('/about/'),
    privacy: () => at('/privacy/'),
    accessibility: () => at('/accessibility/'),
    api: () => at('/api/'),
    easyHome: () => at('/'),
  }
}

/** What the pages' scripts ask for; the same in every edition. */
export const apiPaths = {
  reports: () => '/api/v1/reports',
  reportStatus: () => '/api/v1/reports/status',
  /** Cities and counties of a province. */
  regions: (province: string) => `/regions/${province}.json`,
}

/** The console's addresses; it lives on its own host and only in the ordinary editions' languages. */
export const triagePaths = {
  queue: () => '/triage/',
  report: (id: string) => `/triage/reports/${id}/`,
}

/** Moves a path from one edition to another: the language switch keeps the place. */
export function movePath(
  path: string,
  from: { readonly prefix: string },
  to: { readonly prefix: string },
): string {
  const bare = from.prefix ? path.slice(from.prefix.length + 1) || '/' : path
  return to.prefix ? `/${to.prefix}${bare}` : bare
}
