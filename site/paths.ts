// Longer than most files: every address of the site is spelled in one place.

import type { EmbedName } from '../functions/embeds/vocabulary'
import type { Kind } from '../functions/reports/vocabulary'
import type { Edition, Locale } from './editions'

/** The bell, a file of site/public. */
export const ICON = '/favicon.svg'

/** The same for home screens that know no SVG. */
export const TOUCH_ICON = '/icons/180.png'

/** What a chat shows beside an address that has no picture of its own; WeChat wants 300 points or more. */
export const SHARE_ICON = '/icons/512.png'

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
    nowCard: () => at('/now/card/'),
    kit: () => at('/kit/'),
    search: () => at('/search/'),
    guides: () => at('/guides/'),
    guide: (slug: string) => at(`/guides/${slug}/`),
    people: () => at('/people/'),
    audience: (slug: string) => at(`/people/${slug}/`),
    lentCard: () => at('/lent-card/'),
    wontBelieve: () => at('/wont-believe/'),
    goneAbroad: () => at('/gone-abroad/'),
    guidesFeed: (kind: 'xml' | 'json') => at(`/guides/feed.${kind}`),
    check: () => at('/check/'),
    checkNumber: () => at('/check/number/'),
    /** "Is this hotline, site or App real?" */
    checkChannel: () => at('/check/channel/'),
    checkJobAd: () => at('/check/job-ad/'),
    /** Where its form posts without a script. */
    jobAdResult: () => at('/check/job-ad/result/'),
    report: () => at('/report/'),
    reportForm: (kind: Kind) => at(`/report/${kind}/`),
    /** By a name of its own, for links in words. */
    reportFraud: () => at('/report/fraud/'),
    reportStatus: () => at('/report/status/'),
    /** What to do now and afterwards; each situation is an anchor. */
    reportNext: () => at('/report/next/'),
    statistics: () => at('/statistics/'),
    statisticsPlace: (place: string) => at(`/statistics/${place}/`),
    /** The figures of this portal; not in the static kit. */
    statisticsPortal: () => at('/statistics/portal/'),
    caveats: () => at('/statistics/caveats/'),
    caveat: (id: string) => at(`/statistics/caveats/#${id}`),
    /** A figure's own page stands in the ordinary editions only. */
    fact: (id: string) => `${edition.locale === 'en' ? '/en' : ''}/statistics/facts/${id}/`,
    mechanisms: () => at('/mechanisms/'),
    mechanismGroup: (group: string) => at(`/mechanisms/${group}/`),
    /** The place of a mechanism on the page of its group. */
    mechanismIn: (group: string, id: string) => at(`/mechanisms/${group}/#${id}`),
    /** A page of its own, where a reader can act. */
    mechanism: (group: string, id: string) => at(`/mechanisms/${group}/${id}/`),
    class: () => at('/class/'),
    classRound: (round: string) => at(`/class/questions/${round}/`),
    classScenario: (scenario: string) => at(`/class/scenarios/${scenario}/`),
    classLesson: () => at('/class/lesson/'),
    classSlides: () => at('/class/slides/'),
    classHandout: () => at('/class/handout/'),
    classLetter: () => at('/class/letter/'),
    classPoster: () => at('/class/poster/'),
    /** Files to download are the same in both sizes. */
    classFile: (name: 'jingzhong-class.htm' | 'jingzhong-class.pptx') =>
      `${edition.locale === 'en' ? '/en' : ''}/class/files/${name}`,
    data: () => at('/data/'),
    /** A file of the data package; the same in every edition. */
    dataFile: (name: string) => `/data/${name}`,
    where: () => at('/where/'),
    /** Published warnings, narrowed or not. */
    warnings: (filter: Record<string, string> = {}) => withQuery(at('/warnings/'), filter),
    warning: (id: string) => at(`/warnings/${id}/`),
    warningsFeed: (kind: 'xml' | 'json', filter: Record<string, string> = {}) =>
      withQuery(at(`/warnings/feed.${kind}`), filter),
    /** For schools: what to show in their own pages. */
    widgets: () => at('/schools/widgets/'),
    /** The widget for old systems, the same in both sizes. */
    widgetZip: () =>
      `${edition.locale === 'en' ? '/en' : ''}/schools/widgets/files/jingzhong-widget.zip`,
    /** A widget of the static kit, which has no queries. */
    kitEmbed: (name: 'helplines' | 'warnings') =>
      `/embed/${name}/${edition.locale === 'en' ? 'en/' : ''}`,
    schools: () => at('/schools/'),
    school: (id: string) => at(`/schools/${id}/`),
    /** What a school asks itself; stays on its device. */
    schoolSelfCheck: () => at('/schools/self-check/'),
    /** “This is me”, “this is wrong”; about a warning where one is named. */
    appeal: (query: Record<string, string> = {}) => withQuery(at('/appeal/'), query),
    corrections: () => at('/corrections/'),
    about: () => at('/about/'),
    privacy: () => at('/privacy/'),
    accessibility: () => at('/accessibility/'),
    glossary: () => at('/glossary/'),
    law: () => at('/law/'),
    mistaken: () => at('/mistaken/'),
    mistakenLetter: () => at('/mistaken/letter/'),
    /** What the service worker shows without a network. */
    offline: () => at('/offline/'),
    manifest: () => at('/manifest.webmanifest'),
    api: () => at('/api/'),
    apiDocument: () => '/api/openapi.json',
    easyHome: () => at('/'),
  }
}

/** What the pages' scripts ask for; the same in every edition. */
export const apiPaths = {
  reports: () => '/api/v1/reports',
  reportStatus: () => '/api/v1/reports/status',
  reportMessages: () => '/api/v1/reports/messages',
  reportWithdrawal: () => '/api/v1/reports/withdrawal',
  deskReports: () => '/api/v1/triage/reports',
  importedRows: () => '/api/v1/triage/imports/known',
  reporterMessages: (id: string) => `/api/v1/triage/reports/${id}/messages`,
  reportNotes: (id: string) => `/api/v1/triage/reports/${id}/notes`,
  statistics: () => '/api/v1/statistics',
  warnings: (query: Record<string, string> = {}) => withQuery('/api/v1/warnings', query),
  lookup: () => '/api/v1/lookup/{kind}/{prefix}',
  oembed: (query: { url: string }) => withQuery('/api/v1/oembed', { ...query, format: 'json' }),
  /** Cities and counties of a province. */
  regions: (province: string) => `/regions/${province}.json`,
}

/**
 * Where pictures and files of a report are sent and fetched, with places for the ids: pages hand them to
 * the scripts that are loaded late, so that the others don't carry them.
 */
export const evidencePaths = {
  own: '/api/v1/reports/evidence',
  chunk: '/api/v1/reports/evidence/{file}/chunks/{n}',
  removal: '/api/v1/reports/evidence/{file}/removal',
  /** The sealed bytes of a file, for an officer. */
  opened: (report: string) => `/api/v1/triage/reports/${report}/evidence/{file}`,
}

/** A page for other sites' frames. */
export const embedPath = (name: EmbedName, query: Record<string, string> = {}) =>
  withQuery(`/embed/${name}/`, query)

/** The widget script in its newest version. */
export const WIDGET_SCRIPT = '/widget.js'

/** Who is there for what, as data. */
export const whereData = (locale: Locale) => `/where-data/${locale}.json`

/** What a caller, link or name is compared with on the reader's device, below the site's folder. */
export const channelsData = (locale: string) => `check-data/${locale}.json`

/** What the search page loads, below the folder that the site lives in. */
export const searchFiles = {
  terms: (locale: string) => `search-terms/${locale}.json`,
  pagefind: () => 'pagefind/pagefind.js',
}

/** The console's addresses; it lives on its own host and only in the ordinary editions' languages. */
export function consolePathsIn(locale: Locale) {
  const root = locale === 'en' ? '/en/triage/' : '/triage/'
  const report = (id: string) => `${root}reports/${id}/`
  return {
    queue: (query: Record<string, string> = {}) => withQuery(root, query),
    report: (id: string, query: Record<string, string> = {}) => withQuery(report(id), query),
    claim: (id: string) => `${report(id)}claim/`,
    release: (id: string) => `${report(id)}release/`,
    decision: (id: string) => `${report(id)}decision/`,
    tasks: (id: string) => `${report(id)}tasks/`,
    lane: (id: string) => `${report(id)}lane/`,
    keep: (id: string) => `${report(id)}keep/`,
    handOver: (id: string) => `${report(id)}handover/`,
    /** To a case, by a reference that is typed. */
    join: (id: string) => `${report(id)}join/`,
    /** What kind of report came in, and how: then its form. */
    enter: (query: Record<string, string> = {}) => withQuery(`${root}new/`, query),
    entry: (kind: Kind, query: Record<string, string> = {}) =>
      withQuery(`${root}new/${kind}/`, query),
    importList: () => `${root}import/`,
    /** What to hand over at the end of a shift. */
    shift: (query: Record<string, string> = {}) => withQuery(`${root}shift/`, query),
    /** A warning that follows from a report, or from what officers know. */
    warn: (id: string) => `${report(id)}warn/`,
    /** What is held of a report's n-th indicator. */
    indicatorOf: (id: string, n: number) => `${report(id)}indicators/${n}/`,
    appeals: () => `${root}appeals/`,
    appeal: (id: string, query: Record<string, string> = {}) =>
      withQuery(`${root}appeals/${id}/`, query),
    actOnAppeal: (id: string, act: 'hide' | 'answer') => `${root}appeals/${id}/${act}/`,
    indicators: () => `${root}indicators/`,
    indicator: (id: string, query: Record<string, string> = {}) =>
      withQuery(`${root}indicators/${id}/`, query),
    verdict: (id: string) => `${root}indicators/${id}/verdict/`,
    warnings: (query: Record<string, string> = {}) => withQuery(`${root}warnings/`, query),
    newWarning: () => `${root}warnings/new/`,
    warning: (id: string, query: Record<string, string> = {}) =>
      withQuery(`${root}warnings/${id}/`, query),
    editWarning: (id: string) => `${root}warnings/${id}/edit/`,
    actOnWarning: (id: string, act: 'publication' | 'cards' | 'return' | 'drop' | 'withdrawal') =>
      `${root}warnings/${id}/${act}/`,
    /** Whom schools send. */
    schools: (query: Record<string, string> = {}) => withQuery(`${root}schools/`, query),
    /** The one room of a school's own people. */
    campus: (query: Record<string, string> = {}) => withQuery(`${root}campus/`, query),
    campusWarn: () => `${root}campus/warn/`,
    campusRevise: (id: string) => `${root}campus/warn/${id}/`,
    /** Where warnings are sent as they change. */
    webhooks: (query: Record<string, string> = {}) => withQuery(`${root}webhooks/`, query),
    /** By reference or indicator: what is looked for never stands in an address. */
    search: () => `${root}search/`,
    views: () => `${root}views/`,
    /** What is passed on, what is asked to be taken down, and to whom. */
    refer: (id: string, query: Record<string, string> = {}) =>
      withQuery(`${report(id)}refer/`, query),
    referral: (id: string, referral: string, query: Record<string, string> = {}) =>
      withQuery(`${report(id)}referrals/${referral}/`, query),
    referrals: (query: Record<string, string> = {}) => withQuery(`${root}referrals/`, query),
    /** What other centres have handed to this one. */
    received: (query: Record<string, string> = {}) =>
      withQuery(`${root}referrals/`, { box: 'received', ...query }),
    receivedOne: (id: string, query: Record<string, string> = {}) =>
      withQuery(`${root}received/${id}/`, query),
    takedowns: (query: Record<string, string> = {}) => withQuery(`${root}takedowns/`, query),
    takedown: (id: string, query: Record<string, string> = {}) =>
      withQuery(`${root}takedowns/${id}/`, query),
    retention: () => `${root}retention/`,
    directory: (query: Record<string, string> = {}) => withQuery(`${root}directory/`, query),
    cases: (query: Record<string, string> = {}) => withQuery(`${root}cases/`, query),
    case: (id: string, query: Record<string, string> = {}) =>
      withQuery(`${root}cases/${id}/`, query),
    actOnCases: (act: 'join' | 'apart' | 'settle' | 'undo') => `${root}cases/${act}/`,
    actOnCase: (id: string, act: 'leave' | 'join' | 'merge' | 'preview' | 'bulk') =>
      `${root}cases/${id}/${act}/`,
    /** The queue as it is filtered, to take along. */
    exportQueue: (query: Record<string, string> = {}) => withQuery(`${root}export/`, query),
    /** The same queue as data. */
    urgentApi: () => '/api/v1/triage/urgent',
    /** `{after}` and `{report}` stand where the script puts a place and an id. */
    lackingApi: () => '/api/v1/triage/rewraps?after={after}',
    wrapsApi: () => '/api/v1/triage/reports/{report}/wraps',
    queueApi: (query: Record<string, string> = {}) => withQuery('/api/v1/triage/queue', query),
  }
}

/** The language of a console page. */
export const consoleLocale = (path: string): Locale => (path.startsWith('/en/') ? 'en' : 'zh-CN')

/** Where Cloudflare Access signs somebody out, on every host that it guards. */
export const ACCESS_SIGN_OUT = '/cdn-cgi/access/logout'

/**
 * The demonstration's sign-in, on the console's own host: cookies don't tell ports apart. Like Access it
 * leads back to where somebody was.
 */
export function demoSignIn(issuer: string, consoleUrl: URL): string {
  const page = new URL(issuer)
  page.hostname = consoleUrl.hostname
  page.searchParams.set('to', `${consoleUrl.pathname}${consoleUrl.search}`)
  return page.href
}

function withQuery(path: string, query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString()
  return text ? `${path}?${text}` : path
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
