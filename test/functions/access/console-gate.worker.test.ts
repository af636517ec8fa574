// Longer than most files: every route of the API and everybody who may ask stand in one table.

import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { entryOf } from '../../../functions/access/console-entry.ts'
import { POLICY } from '../../../functions/triage/policy.ts'
import { CONSOLE, openConsole, type Person } from '../../support/console.ts'
import { testEnv } from '../../support/door.ts'
import { storeReport } from '../../support/stored-report.ts'

const API = '/api/v1/triage'
type Method = 'GET' | 'POST'

/** Every route of the API, as a path that leads somewhere. */
const ROUTES: readonly [Method, (id: string) => string][] = [
  ['GET', () => `${API}/queue`],
  ['GET', () => `${API}/urgent`],
  ['GET', (id) => `${API}/reports/${id}`],
  ['POST', (id) => `${API}/reports/${id}/claim`],
  ['POST', (id) => `${API}/reports/${id}/release`],
  ['POST', (id) => `${API}/reports/${id}/decision`],
  // Without a key, so that 400 says who would be let in; whose report it is, the messages' own tests ask.
  ['POST', (id) => `${API}/reports/${id}/messages`],
  ['POST', () => `${API}/reports`],
  // Without a body, likewise.
  ['POST', () => `${API}/imports/known`],
  ['POST', (id) => `${API}/reports/${id}/tasks`],
  ['GET', (id) => `${API}/reports/${id}/evidence/none`],
  ['POST', () => `${API}/search`],
  ['GET', () => `${API}/views`],
  ['POST', () => `${API}/views`],
  ['GET', () => `${API}/shift`],
  ['POST', () => `${API}/exports`],
  ['GET', () => `${API}/appeals`],
  ['GET', () => `${API}/appeals/x`],
  ['POST', () => `${API}/appeals/x/hide`],
  ['POST', () => `${API}/appeals/x/answer`],
  ['GET', () => `${API}/indicators`],
  ['GET', () => `${API}/indicators/x`],
  ['POST', () => `${API}/indicators/x/verdict`],
  ['GET', () => `${API}/warnings`],
  ['POST', () => `${API}/warnings`],
  ['GET', () => `${API}/warnings/w-none`],
  ...['revision', 'publication', 'return', 'drop', 'withdrawal'].map(
    (act): [Method, () => string] => ['POST', () => `${API}/warnings/w-none/${act}`],
  ),
  ['GET', () => `${API}/referrals`],
  ['GET', (id) => `${API}/reports/${id}/referrals`],
  ['POST', (id) => `${API}/reports/${id}/referrals`],
  ['GET', (id) => `${API}/reports/${id}/referrals/none`],
  ['POST', (id) => `${API}/reports/${id}/referrals/none`],
  ['GET', () => `${API}/takedowns`],
  ['POST', () => `${API}/takedowns`],
  ['POST', () => `${API}/takedowns/none`],
  ['GET', () => `${API}/directory`],
  ['POST', () => `${API}/directory`],
  ['GET', () => `${API}/retention`],
]

/**
 * What each person gets on each of these routes, for a report of jiangpan that wang holds: reports and
 * queue; exports, indicators and warnings; referrals, take-downs and the directory.
 */
const ANSWERS: readonly [Person | 'former' | 'nobody', ...string[]][] = [
  [
    'wang',
    '200 200 200 200 200 200 400 400 415 415 404 415 200 415',
    '200 415 200 404 415 415 200 404 415 200 415 404 415 415 415 415 415',
    '200 200 415 404 415 200 415 415 200 403 200',
  ],
  [
    'li',
    '200 200 200 409 409 409 400 400 415 415 404 415 200 415',
    '200 415 200 404 415 415 200 404 415 200 415 404 415 415 415 415 415',
    '200 200 415 404 415 200 415 415 200 403 200',
  ],
  [
    'chen',
    '200 200 200 409 200 409 400 400 415 415 404 415 200 415',
    '200 415 200 404 415 415 200 404 415 200 415 404 415 415 415 415 415',
    '200 200 415 404 415 200 415 415 200 415 200',
  ],
  [
    'wu',
    '200 200 200 403 403 403 403 403 403 403 404 415 200 415',
    '200 403 200 404 403 403 200 404 403 200 403 404 403 403 403 403 403',
    '200 200 403 404 403 200 403 403 200 415 200',
  ],
  [
    'zhao',
    '200 200 200 403 403 403 403 403 403 403 404 415 200 415',
    '200 403 200 404 403 403 200 404 403 200 403 404 403 403 403 403 403',
    '200 200 403 404 403 200 403 403 200 403 200',
  ],
  [
    'he',
    '403 403 403 403 403 403 403 403 403 403 403 403 403 403',
    '403 403 403 403 403 403 403 403 403 403 403 403 403 403 403 403 403',
    '403 403 403 403 403 403 403 403 403 403 403',
  ],
  [
    'sun',
    '200 200 404 404 404 404 400 400 415 415 404 415 200 415',
    '200 415 200 404 415 415 200 404 415 200 415 404 415 415 415 415 415',
    '200 404 415 404 415 200 415 415 200 403 200',
  ],
  [
    'gao',
    '200 200 404 403 403 403 403 403 403 403 404 415 200 415',
    '200 403 200 404 403 403 200 404 403 200 403 404 403 403 403 403 403',
    '200 404 403 404 403 200 403 403 200 415 200',
  ],
  [
    'former',
    '403 403 403 403 403 403 403 403 403 403 403 403 403 403',
    '403 403 403 403 403 403 403 403 403 403 403 403 403 403 403 403 403',
    '403 403 403 403 403 403 403 403 403 403 403',
  ],
  [
    'nobody',
    '403 403 403 403 403 403 403 403 403 403 403 403 403 403',
    '403 403 403 403 403 403 403 403 403 403 403 403 403 403 403 403 403',
    '403 403 403 403 403 403 403 403 403 403 403',
  ],
]
const EXPECTED = ANSWERS.map(([person, ...groups]): [Person | 'former' | 'nobody', ...number[]] => [
  person,
  ...groups.join(' ').split(' ').map(Number),
])

describe.each(EXPECTED)('%s', (person, ...statuses) => {
  it.each(ROUTES.map(([method, path], i) => [method, path('…'), statuses[i], path] as const))(
    '%s %s: %i',
    async (method, _, status, path) => {
      const console = await openConsole()
      const id = await storeReport(env.DB, { claimed_by: 'wang' })
      const response = await console.as(person, path(id), {
        method,
        ...(path(id).endsWith('decision') && decision),
      })
      expect(response.status).toBe(status)
    },
  )
})

describe('nobody is let in', () => {
  it.each<[string, (console: Console) => Promise<Record<string, string>>]>([
    ['without a token', async () => ({})],
    ['with an expired one', (c) => bearing(c, { exp: 1_700_000_000 })],
    ['with one for another audience', (c) => bearing(c, { aud: ['other'] })],
    ["with a reporter's receipt", async () => ({ authorization: `Receipt ${'A'.repeat(43)}` })],
  ])('%s', async (_, headersOf) => {
    const console = await openConsole()
    const id = await storeReport(env.DB)
    const headers = { 'sec-fetch-site': 'same-origin', ...(await headersOf(console)) }
    for (const [method, path] of ROUTES) {
      const response = await console.send(path(id), { method, headers })
      expect([method, path(id), response.status]).toEqual([method, path(id), 401])
      expect(response.headers.get('www-authenticate')).toBe('Cloudflare-Access')
    }
  })

  it("while the issuer's keys can't be had", async () => {
    const console = await openConsole()
    console.issuer.state.answer = () => Promise.reject(new Error('down'))
    expect((await console.as('wang', `${API}/queue`)).status).toBe(503)
  })

  it('while the database is down, and a page can say so', async () => {
    const down = new Error('D1_ERROR: D1 DB is overloaded.')
    const console = await openConsole({ officers: { findOfficer: () => Promise.reject(down) } })
    const response = await console.as('wang', `${API}/queue`)
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10'])
    const cookie = `CF_Authorization=${await console.token('wang@jiangpan.example')}`
    const request = new Request(`${CONSOLE}/triage/`, { headers: { cookie } })
    await console.door.app.request(request, undefined, testEnv())
    expect(entryOf(request)).toEqual({ ok: false, error: 'unavailable' })
    expect(console.logged.map(({ event }) => event)).toContain('unavailable')
  })

  it('and a fault of our own is not taken for an outage', async () => {
    const bug = new TypeError('x')
    const console = await openConsole({ officers: { findOfficer: () => Promise.reject(bug) } })
    expect((await console.as('wang', `${API}/queue`)).status).toBe(500)
  })

  it('and the log names the code, never the person', async () => {
    const console = await openConsole()
    await console.as('nobody', `${API}/queue`)
    const refused = console.logged.filter(({ event }) => event === 'access-refused')
    expect(refused).toEqual([
      { event: 'access-refused', fields: { requestId: expect.any(String), code: 'forbidden' } },
    ])
  })
})

describe('the console is nowhere', () => {
  it.each([
    'https://jingzhong.jiangpan.example',
    'https://triage.jingzhong.jiangpan.example.evil.example',
    'https://evil.example',
    'http://localhost:8787',
  ])('on another host: %s', async (host) => {
    const console = await openConsole()
    for (const path of [`${API}/queue`, '/triage/', '/en/triage/']) {
      expect((await console.as('wang', host + path)).status).toBe(404)
    }
  })

  it.each(['/triage/officers/', `${API}/officers`, '/easy/triage/', '/Triage/', `${API}/queue/x`])(
    'at a path without a row: %s',
    async (path) => {
      const console = await openConsole()
      expect((await console.as('chen', path)).status).toBe(404)
    },
  )

  it('and locally it is beside the portal', async () => {
    const console = await openConsole()
    const response = await console.as('wang', `http://triage.localhost:8787${API}/queue`)
    expect(response.status).toBe(200)
  })

  it.each(['PUT', 'PATCH', 'DELETE'])('for the method %s', async (method) => {
    const console = await openConsole()
    expect((await console.as('chen', `${API}/queue`, { method })).status).toBe(405)
  })
})

describe('what another site makes a browser send is refused', () => {
  const shapes: readonly [string, Record<string, string>][] = [
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a sister site', { 'sec-fetch-site': 'same-site' }],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }],
    ['with the origin of the portal', { origin: 'https://jingzhong.jiangpan.example' }],
    ['with another port', { origin: `${CONSOLE}:8443` }],
    ['without encryption', { origin: CONSOLE.replace('https', 'http') }],
    ['with the origin null', { origin: 'null' }],
    [
      'by another site that gives our origin too',
      { 'sec-fetch-site': 'cross-site', origin: CONSOLE },
    ],
    ['without any proof', {}],
  ]

  it.each(shapes)('%s', async (_, headers) => {
    const console = await openConsole()
    const id = await storeReport(env.DB)
    const cookie = `CF_Authorization=${await console.token('wang@jiangpan.example')}`
    for (const [method, path] of ROUTES.filter(([verb]) => verb === 'POST')) {
      const response = await console.send(path(id), { method, headers: { ...headers, cookie } })
      expect([path(id), response.status]).toEqual([path(id), 403])
    }
    const stored = await env.DB.prepare('SELECT version FROM reports WHERE id = ?').bind(id).first()
    expect(stored).toEqual({ version: 1 })
  })

  it('and what the console itself sends is not, with an old browser', async () => {
    const console = await openConsole()
    const id = await storeReport(env.DB)
    const cookie = `CF_Authorization=${await console.token('wang@jiangpan.example')}`
    const response = await console.send(`${API}/reports/${id}/claim`, {
      method: 'POST',
      headers: { cookie, origin: CONSOLE },
    })
    expect(response.status).toBe(200)
  })
})

/** Who may do what about schools and where warnings are sent, those rooms' own tests ask. */
const ASKED_THERE = /\/triage\/(?:campus|schools|webhooks)(?:\/|$)/

it('the table of these tests names every route of the API', () => {
  const routes = ROUTES.map(
    ([method, path]) =>
      `${method} ${path(':id')
        .replace(/\bw-none\b/, ':warning')
        .replace('/appeals/x', '/appeals/:id')
        .replace('/indicators/x', '/indicators/:indicator')
        .replace(/evidence\/none$/, 'evidence/:file')
        .replace(/(referral|takedown)s\/none$/, '$1s/:$1')}`,
  )
  const rows = POLICY.filter(({ path }) => path.startsWith('/api/') && !ASKED_THERE.test(path))
  expect(rows.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(routes.sort())
})

type Console = Awaited<ReturnType<typeof openConsole>>

const bearing = async (console: Console, claims: Record<string, unknown>) => ({
  'cf-access-jwt-assertion': await console.token('wang@jiangpan.example', claims),
})

const decision = {
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ version: 1, stage: 'assessed', reason: 'plausible' }),
}
