// Longer than most files: the one table of headers.

/**
 * The security headers of every answer, by route group: the one table. `_headers` for the asset layer
 * is generated from it at build, the Worker's middleware reads it, and one test walks all routes over it.
 *
 * Decisions: `no-referrer` would make Chromium send `Origin: null` with forms, so pages send
 * `same-origin`. Trusted Types only where sealed text is opened. HSTS is left to the zone's settings
 * for `includeSubDomains`, because the portal may share its domain with others.
 */
const CSP = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  // The service worker that keeps pages for when there is no network (site/offline/).
  'worker-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
} as const

type Csp = Partial<
  Record<
    keyof typeof CSP | 'frame-src' | 'media-src' | 'require-trusted-types-for' | 'trusted-types',
    string
  >
>

const serialise = (csp: Csp) =>
  Object.entries(csp)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')

const BASE = {
  'Content-Security-Policy': serialise(CSP),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Strict-Transport-Security': 'max-age=31536000',
} as const

/** The one script inside a widget that tells its height to the page around it: site/layouts/Embed.astro. */
export const HEIGHT_SCRIPT = "'sha256-Nl4KugZXy2Pt7ShBh5c6HY9A6vbjnEJltd3coPzvCss='"

/** A widget: any page may frame it; it asks nobody else, takes no input and starts no worker. */
const EMBED_CSP: Csp = {
  'default-src': "'none'",
  'script-src': HEIGHT_SCRIPT,
  'style-src': "'self'",
  'img-src': "'self' data:",
  'form-action': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': '*',
}

export type HeaderTable = Readonly<Record<string, string>>

/** Public figures change once a week: five minutes old is fresh. */
const PUBLIC_CACHE = 'public, max-age=300'

/** Warnings may be withdrawn at any minute. */
const WARNINGS_CACHE = 'public, max-age=30'

const ANY_SITE = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const

interface RouteGroup {
  /** The path without its edition; one that ends in a file's name and a slash is that file alone. */
  readonly prefix: string
  readonly headers: HeaderTable
  /** Has the same address in every edition. */
  readonly plain?: true
  /** Any page may frame it: only widgets. */
  readonly framed?: true
}

/**
 * Path prefixes (without the edition) to what differs from BASE there; the longest match wins.
 * Answers of the Worker that carry personal data are `no-store`.
 */
export const ROUTE_GROUPS: readonly RouteGroup[] = [
  { prefix: '/', headers: {} },
  {
    prefix: '/search/',
    headers: {
      'Content-Security-Policy': serialise({ ...CSP, 'script-src': "'self' 'wasm-unsafe-eval'" }),
    },
  },
  {
    // The operator's recordings of what a guide says in a minute.
    prefix: '/guides/',
    headers: { 'Content-Security-Policy': serialise({ ...CSP, 'media-src': "'self'" }) },
  },
  {
    // Nothing about a report may be kept by the browser, nor may a worker be started from there.
    prefix: '/report/',
    headers: {
      'Cache-Control': 'no-store',
      'Content-Security-Policy': serialise({ ...CSP, 'worker-src': "'none'" }),
    },
  },
  {
    prefix: '/appeal/',
    headers: {
      'Cache-Control': 'no-store',
      'Content-Security-Policy': serialise({ ...CSP, 'worker-src': "'none'" }),
    },
  },
  { prefix: '/corrections/', headers: { 'Cache-Control': WARNINGS_CACHE } },
  {
    // What a stranger pasted stands in the answer.
    prefix: '/check/job-ad/result/',
    headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  },
  {
    prefix: '/triage/',
    headers: {
      'Cache-Control': 'no-store',
      'Content-Security-Policy': serialise({
        ...CSP,
        'require-trusted-types-for': "'script'",
        // The one worker that opens key files: site/enhance/unlock-keys.ts.
        'trusted-types': 'jingzhong-worker',
      }),
      'X-Robots-Tag': 'noindex, nofollow',
    },
  },
  { prefix: '/statistics/portal/', headers: { 'Cache-Control': PUBLIC_CACHE } },
  { prefix: '/warnings/', headers: { 'Cache-Control': WARNINGS_CACHE } },
  // A school's page shows its warnings.
  { prefix: '/schools/', headers: { 'Cache-Control': WARNINGS_CACHE } },
  ...['xml', 'json'].map((kind) => ({
    prefix: `/warnings/feed.${kind}/`,
    headers: { 'Cache-Control': WARNINGS_CACHE, ...ANY_SITE },
  })),
  // What is published for everybody to use, whatever site their program runs on.
  { prefix: '/data/', headers: ANY_SITE },
  { prefix: '/api/', headers: { 'X-Robots-Tag': 'noindex' } },
  { prefix: '/api/v1/', headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' } },
  {
    prefix: '/api/v1/statistics/',
    headers: { 'Cache-Control': PUBLIC_CACHE, 'X-Robots-Tag': 'noindex', ...ANY_SITE },
  },
  {
    prefix: '/api/v1/schools/',
    headers: { 'Cache-Control': PUBLIC_CACHE, 'X-Robots-Tag': 'noindex', ...ANY_SITE },
  },
  {
    prefix: '/api/v1/warnings/',
    headers: { 'Cache-Control': WARNINGS_CACHE, 'X-Robots-Tag': 'noindex', ...ANY_SITE },
  },
  {
    prefix: '/api/v1/lookup/',
    headers: { 'Cache-Control': WARNINGS_CACHE, 'X-Robots-Tag': 'noindex', ...ANY_SITE },
  },
  {
    prefix: '/api/v1/oembed/',
    headers: { 'Cache-Control': PUBLIC_CACHE, 'X-Robots-Tag': 'noindex', ...ANY_SITE },
  },
  {
    // Shows what the widgets look like.
    prefix: '/schools/widgets/',
    headers: { 'Content-Security-Policy': serialise({ ...CSP, 'frame-src': "'self'" }) },
  },
  // Pages that schools show inside their own: nothing else may be framed.
  ...['', 'board/', 'job-ad/'].map((name) => ({
    prefix: `/embed/${name}`,
    plain: true as const,
    framed: true as const,
    headers: {
      'Cache-Control': WARNINGS_CACHE,
      'Content-Security-Policy': serialise({
        ...EMBED_CSP,
        // The board fetches itself anew; the check of an advert asks nobody.
        ...(name === 'board/' && { 'script-src': "'self'", 'connect-src': "'self'" }),
        ...(name === 'job-ad/' && { 'script-src': `'self' ${HEIGHT_SCRIPT}` }),
      }),
      'X-Robots-Tag': 'noindex',
      ...ANY_SITE,
    },
  })),
  // Their style and scripts: a frame whose sandbox takes its origin away must get them, too.
  {
    prefix: '/widget/',
    plain: true,
    headers: { 'Cache-Control': 'public, max-age=31536000, immutable', ...ANY_SITE },
  },
  {
    prefix: '/widget.js/',
    plain: true,
    headers: { 'Cache-Control': PUBLIC_CACHE, ...ANY_SITE },
  },
]

/**
 * The one exception to the table: an empty form of a report, which holds nothing of anybody's. The browser may
 * keep it, so that going back finds the same token and sending once more is the same attempt; `no-store`
 * would fetch a new token and make a second report. The page sets it on the answer to GET.
 */
export const EMPTY_FORM_CACHE = 'private, no-cache'

/** The path without its edition prefix: `/en/easy/report/` is `/report/`. */
const withoutEdition = (path: string) =>
  path.replace(/^\/en(?=\/)/, '').replace(/^\/easy(?=\/)/, '')

/** All security headers for a path, as the table has them. */
export function headersFor(path: string): HeaderTable {
  const bare = withoutEdition(path)
  const group = ROUTE_GROUPS.filter(({ prefix, plain }) =>
    `${plain ? path : bare}/`.startsWith(prefix),
  ).reduce((best, next) => (next.prefix.length > best.prefix.length ? next : best))
  const { 'X-Frame-Options': unframed, ...base } = BASE
  return { ...base, ...(!group.framed && { 'X-Frame-Options': unframed }), ...group.headers }
}
