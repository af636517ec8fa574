import { describe, expect, it } from 'vitest'
import type { Context } from '../../../functions/context.ts'
import { headersFor, ROUTE_GROUPS } from '../../../functions/http/headers.ts'
import { type Door, freshKey, ORIGIN, openDoor, testEnv } from '../../support/door.ts'
import { makeReport } from '../../support/make-report.ts'
import { nothingAnswers } from '../../support/nothing-answers.ts'

const REPORTS = '/api/v1/reports'
const STATISTICS = '/api/v1/statistics'
const PUBLIC = [
  ...[STATISTICS, '/api/v1/schools', '/api/v1/warnings', '/api/v1/oembed'],
  '/api/v1/lookup/00000000000000000000000001/00000000000000000000000001',
  '/api/v1/warnings/00000000000000000000000001/cards/00000000000000000000000001',
]
/** What goes wrong is in no cache, also where the answer may be. */
const UNKEPT = { 'cache-control': 'no-store' }
const JSON_TYPE = 'application/json'
const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

describe('every answer of the API has exactly the headers of its route group', () => {
  it('whatever the route and the method', async () => {
    const door = await openDoor()
    const routes = new Set(
      door.app.routes.filter(({ method }) => method !== 'ALL').map(({ path }) => path),
    )
    expect(routes.size).toBeGreaterThanOrEqual(3)
    let answers = 0
    for (const route of routes) {
      const path = route.replace(/:\w+/g, '00000000000000000000000001')
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const response = await ask(door, path, { method })
        const type = response.ok ? JSON_TYPE : PROBLEM_TYPE
        const more = {
          ...(PUBLIC.includes(path) && (response.ok ? { etag: expect.any(String) } : UNKEPT)),
          ...(response.status === 405 && { allow: expect.any(String) }),
          ...(response.status === 401 && { 'www-authenticate': expect.any(String) }),
        }
        expect(sent(response)).toEqual(wanted(path, { 'content-type': type, ...more }))
        answers += 1
      }
    }
    console.info(`headers: ${routes.size} routes, ${answers} answers`)
  })

  it.each<[string, number, string, RequestInit, Record<string, unknown>, Partial<Context>]>([
    [
      'a report',
      201,
      REPORTS,
      post(),
      { 'content-type': JSON_TYPE, location: '/api/v1/reports/status' },
      {},
    ],
    ['a body that is too large', 413, REPORTS, post('x'.repeat(600_000)), {}, {}],
    ['a form', 415, REPORTS, post('a=b', { 'content-type': 'text/plain' }), {}, {}],
    ['no JSON', 400, REPORTS, post('{'), {}, {}],
    ['wrong fields', 422, REPORTS, post('{}'), {}, {}],
    ['another site', 403, REPORTS, post('{}', { origin: 'null' }), {}, {}],
    [
      'an unknown receipt',
      401,
      '/api/v1/reports/status',
      {},
      { 'www-authenticate': 'Receipt' },
      {},
    ],
    [
      'a crowd',
      429,
      `${REPORTS}/messages`,
      post(),
      { 'retry-after': '60' },
      { withinBudget: async () => false },
    ],
    ['a bug', 500, REPORTS, post(), {}, nothingAnswers(new TypeError('x'))],
    [
      'an outage',
      503,
      REPORTS,
      post(),
      { 'retry-after': '10' },
      nothingAnswers(new Error('D1_ERROR: D1 DB is overloaded.')),
    ],
    [
      'an outage of KV',
      503,
      STATISTICS,
      {},
      { 'retry-after': '10' },
      { statistics: { liveFigures: () => Promise.reject(new Error('KV GET failed')) } as never },
    ],
    ['an unknown path', 404, '/api/v1/x.css', {}, {}, {}],
    ['an odd path', 404, '/api/v1/%72eports', {}, {}, {}],
    ['an odd path elsewhere', 404, '/report/%66raud/', {}, {}, {}],
    ['too long an address', 414, `/api/v1/health?${'x'.repeat(3_000)}`, {}, {}, {}],
  ])('%s (%i)', async (_, status, path, init, more, overrides) => {
    const response = await ask(await openDoor(overrides), path, init)
    expect(response.status).toBe(status)
    expect(sent(response)).toEqual(
      wanted(path, { 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store', ...more }),
    )
  })

  it('a Worker that is not configured (503)', async () => {
    const door = await openDoor()
    const env = { ...testEnv(), AUDIT_SECRET: '' }
    const response = await door.app.request(`${ORIGIN}/api/v1/health`, {}, env)
    expect(response.status).toBe(503)
    expect(sent(response)).toEqual(wanted('/api/v1/health', { 'content-type': PROBLEM_TYPE }))
  })
})

describe('the table', () => {
  it.each(
    ROUTE_GROUPS.flatMap(({ prefix }) =>
      ['', '/en', '/easy', '/en/easy'].map((edition) => edition + prefix),
    ),
  )('lets nothing be framed, guessed or loaded from elsewhere at %s', (path) => {
    const headers = headersFor(path)
    expect(headers['X-Content-Type-Options']).toBe('nosniff')
    // Schools show these inside their own pages; nothing else may be framed.
    const framed = path.startsWith('/embed/')
    expect(headers['X-Frame-Options']).toBe(framed ? undefined : 'DENY')
    const csp = new Map(
      headers['Content-Security-Policy']?.split('; ').map((rule) => {
        const [name = '', ...sources] = rule.split(' ')
        return [name, sources.join(' ')]
      }),
    )
    expect(csp.get('default-src')).toBe("'none'")
    expect(csp.get('frame-ancestors')).toBe(framed ? '*' : "'none'")
    csp.delete('frame-ancestors')
    expect(csp.get('base-uri')).toBe("'none'")
    expect([...csp.values()].join(' ')).not.toMatch(
      /https?:|\*|unsafe-inline|unsafe-eval'(?<!'wasm-unsafe-eval')/,
    )
  })

  // Written out once more: the other tests hold answers against the table, and would follow it anywhere.
  it('says what it says on purpose', () => {
    const csp =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
      "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; " +
      "base-uri 'none'; frame-ancestors 'none'"
    const everywhere = {
      'Content-Security-Policy': csp,
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'same-origin',
      'Permissions-Policy':
        'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Strict-Transport-Security': 'max-age=31536000',
    }
    expect(headersFor('/')).toEqual(everywhere)
    expect(headersFor('/en/guides/romance/')).toEqual({
      ...everywhere,
      'Content-Security-Policy': `${csp}; media-src 'self'`,
    })
    expect(headersFor('/easy/report/fraud/')).toEqual({
      ...everywhere,
      'Cache-Control': 'no-store',
      'Content-Security-Policy': csp.replace("worker-src 'self'", "worker-src 'none'"),
    })
    expect(headersFor('/triage/reports/x/')).toEqual({
      ...everywhere,
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `${csp}; require-trusted-types-for 'script'; trusted-types jingzhong-worker`,
      'X-Robots-Tag': 'noindex, nofollow',
    })
    expect(ROUTE_GROUPS.map(({ prefix }) => prefix)).toEqual([
      ...['/', '/search/', '/guides/', '/report/', '/appeal/', '/corrections/'],
      ...['/check/job-ad/result/', '/triage/', '/statistics/portal/', '/warnings/'],
      ...['/schools/', '/warnings/feed.xml/', '/warnings/feed.json/', '/data/'],
      ...['/api/', '/api/v1/', '/api/v1/statistics/', '/api/v1/schools/', '/api/v1/warnings/'],
      ...['/api/v1/lookup/', '/api/v1/oembed/', '/schools/widgets/'],
      ...['/embed/', '/embed/board/', '/embed/job-ad/', '/widget/', '/widget.js/'],
    ])
  })

  it('lets other sites read what is published as data, and nothing else', () => {
    const groups = ROUTE_GROUPS.filter(({ prefix }) => {
      const headers = headersFor(prefix)
      return (
        headers['Access-Control-Allow-Origin'] !== undefined ||
        headers['Cross-Origin-Resource-Policy'] !== 'same-origin'
      )
    })
    expect(groups.map(({ prefix }) => prefix)).toEqual([
      ...['/warnings/feed.xml/', '/warnings/feed.json/', '/data/'],
      ...['/api/v1/statistics/', '/api/v1/schools/', '/api/v1/warnings/'],
      ...['/api/v1/lookup/', '/api/v1/oembed/'],
      // A frame whose sandbox takes its origin away has to get its style and scripts.
      ...['/embed/', '/embed/board/', '/embed/job-ad/', '/widget/', '/widget.js/'],
    ])
    for (const path of ['/data/facts.json', '/api/v1/statistics', '/en/warnings/feed.json']) {
      expect(headersFor(path)).toMatchObject({
        'Access-Control-Allow-Origin': '*',
        'Cross-Origin-Resource-Policy': 'cross-origin',
      })
    }
    expect(headersFor('/statistics/portal/')['Cache-Control']).toBe('public, max-age=300')
    for (const path of [
      '/warnings/',
      '/en/warnings/x/',
      '/warnings/feed.xml',
      '/api/v1/warnings',
    ]) {
      expect([path, headersFor(path)['Cache-Control']]).toEqual([path, 'public, max-age=30'])
    }
  })

  it('keeps every answer that is about a person out of caches', () => {
    for (const path of [
      '/report/',
      '/report/fraud/',
      '/en/easy/report/job-ad/',
      '/report/clue/',
      '/en/easy/report/status/',
      '/triage/',
      '/api/v1/reports',
    ]) {
      expect([path, headersFor(path)['Cache-Control']]).toEqual([path, 'no-store'])
    }
  })
})

function post(body = JSON.stringify(makeReport()), more: Record<string, string> = {}): RequestInit {
  const headers = { 'content-type': 'application/json', 'idempotency-key': freshKey(), ...more }
  return { method: 'POST', headers, body }
}

const ask = async (door: Door, path: string, init: RequestInit) =>
  door.app.request(ORIGIN + path, init, testEnv())

const sent = (response: Response) => Object.fromEntries(response.headers)

/** The whole set: a header too many is as wrong as one too few. */
const wanted = (path: string, more: Record<string, unknown>) => ({
  ...Object.fromEntries(
    Object.entries(headersFor(path)).map(([name, value]) => [name.toLowerCase(), value]),
  ),
  'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
  ...more,
})
