// Longer than most files: every route of the API and everybody who may ask stand in one table.

import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { entryOf } from '../../../functions/access/console-entry.ts'
import { POLICY } from '../../../functions/triage/policy.ts'
import { CONSOLE, openConsole } from '../../support/console.ts'
import { testEnv } from '../../support/door.ts'
import { storeReport } from '../../support/stored-report.ts'

const API = '/api/v1/triage'
type Method = 'GET' | 'POST'

/**
 * Every route of the API below /api/v1/triage, as its policy names it (`:id` of a report is one of jiangpan
 * that wang holds; everything else is looked for in vain), and what each person gets there, in this order. `he` is a school's own person, sun and
 * gao are of another centre, `former` was an officer once.
 */
const WHO = ['wang', 'li', 'chen', 'wu', 'zhao', 'he', 'sun', 'gao', 'former', 'nobody'] as const
const TABLE: readonly (readonly [Method, string, string])[] = [
  ['GET', '/queue', '200 200 200 200 200 403 200 200 403 403'],
  ['GET', '/urgent', '200 200 200 200 200 403 200 200 403 403'],
  ['GET', '/reports/:id', '200 200 200 200 200 403 404 404 403 403'],
  ['POST', '/reports/:id/claim', '200 409 409 403 403 403 404 403 403 403'],
  ['POST', '/reports/:id/release', '200 409 200 403 403 403 404 403 403 403'],
  ['POST', '/reports/:id/decision', '200 409 409 403 403 403 404 403 403 403'],
  // Without a key, so that 400 says who would be let in; whose report it is, the messages' own tests ask.
  ['POST', '/reports/:id/messages', '400 400 400 403 403 403 400 403 403 403'],
  ['POST', '/reports/:id/notes', '415 415 415 403 403 403 415 403 403 403'],
  ['POST', '/reports', '400 400 400 403 403 403 400 403 403 403'],
  // Without a body, likewise.
  ['POST', '/imports/known', '415 415 415 403 403 403 415 403 403 403'],
  ['POST', '/reports/:id/lane', '415 415 415 403 403 403 415 403 403 403'],
  ['POST', '/reports/:id/keep', '415 415 415 403 403 403 415 403 403 403'],
  ['POST', '/reports/:id/tasks', '415 415 415 403 403 403 415 403 403 403'],
  ['POST', '/reports/:id/handover', '415 415 415 403 403 403 415 403 403 403'],
  ['GET', '/colleagues', '200 200 200 403 403 403 200 403 403 403'],
  ['GET', '/reports/:id/evidence/:file', '404 404 404 404 404 403 404 404 403 403'],
  ['POST', '/search', '415 415 415 415 415 403 415 415 403 403'],
  ['GET', '/views', '200 200 200 200 200 403 200 200 403 403'],
  ['POST', '/views', '415 415 415 415 415 403 415 415 403 403'],
  ['GET', '/shift', '200 200 200 200 200 403 200 200 403 403'],
  ['POST', '/exports', '415 415 415 403 403 403 415 403 403 403'],
  ['GET', '/appeals', '200 200 200 200 200 403 200 200 403 403'],
  ['GET', '/appeals/:id', '404 404 404 404 404 403 404 404 403 403'],
  ['POST', '/appeals/:id/hide', '415 415 415 403 403 403 415 403 403 403'],
  ['POST', '/appeals/:id/answer', '415 415 415 403 403 403 415 403 403 403'],
  ['GET', '/indicators', '200 200 200 200 200 403 200 200 403 403'],
  ['GET', '/indicators/:indicator', '404 404 404 404 404 403 404 404 403 403'],
  ['POST', '/indicators/:indicator/verdict', '415 415 415 403 403 403 415 403 403 403'],
  ['GET', '/warnings', '200 200 200 200 200 403 200 200 403 403'],
  ['POST', '/warnings', '415 415 415 403 403 403 415 403 403 403'],
  ['GET', '/warnings/:warning', '404 404 404 404 404 403 404 404 403 403'],
  ['POST', '/warnings/:warning/revision', '415 415 415 403 403 403 415 403 403 403'],
  ['POST', '/warnings/:warning/publication', '415 415 415 403 403 403 415 403 403 403'],
  ['POST', '/warnings/:warning/cards', '415 415 415 403 403 403 415 403 403 403'],
  ['POST', '/warnings/:warning/return', '415 415 415 403 403 403 415 403 403 403'],
  ['POST', '/warnings/:warning/drop', '415 415 415 403 403 403 415 403 403 403'],
  ['POST', '/warnings/:warning/withdrawal', '415 415 415 403 403 403 415 403 403 403'],
  ['GET', '/referrals', '200 200 200 200 200 403 200 200 403 403'],
  ['GET', '/reports/:id/referrals', '200 200 200 200 200 403 404 404 403 403'],
  ['POST', '/reports/:id/referrals', '415 415 415 403 403 403 415 403 403 403'],
  ['GET', '/reports/:id/referrals/:referral', '404 404 404 404 404 403 404 404 403 403'],
  ['POST', '/reports/:id/referrals/:referral', '415 415 415 403 403 403 415 403 403 403'],
  ['GET', '/received/:received', '404 404 404 404 404 403 404 404 403 403'],
  ['POST', '/received/:received', '415 415 415 403 403 403 415 403 403 403'],
  ['GET', '/takedowns', '200 200 200 200 200 403 200 200 403 403'],
  ['POST', '/takedowns', '415 415 415 403 403 403 415 403 403 403'],
  ['POST', '/takedowns/:takedown', '415 415 415 403 403 403 415 403 403 403'],
  ['GET', '/directory', '200 200 200 200 200 403 200 200 403 403'],
  ['POST', '/directory', '403 403 415 415 403 403 403 415 403 403'],
  ['GET', '/retention', '200 200 200 200 200 403 200 200 403 403'],
  ['GET', '/rewraps', '403 403 200 403 403 403 403 403 403 403'],
  ['POST', '/reports/:id/wraps', '403 403 415 403 403 403 403 403 403 403'],
  ['GET', '/reports/:id/links', '200 200 200 200 200 403 404 404 403 403'],
  ['GET', '/cases', '200 200 200 200 200 403 200 200 403 403'],
  ['POST', '/cases', '415 415 415 403 403 403 415 403 403 403'],
  ['POST', '/cases/apart', '415 415 415 403 403 403 415 403 403 403'],
  ['POST', '/cases/settle', '415 415 415 403 403 403 415 403 403 403'],
  ['POST', '/cases/undo', '415 415 415 403 403 403 415 403 403 403'],
  ['GET', '/cases/:id', '404 404 404 404 404 403 404 404 403 403'],
  ['POST', '/cases/:id/leave', '415 415 415 403 403 403 415 403 403 403'],
  ['POST', '/cases/:id/merge', '415 415 415 403 403 403 415 403 403 403'],
  ['POST', '/cases/:id/preview', '415 415 415 403 403 403 415 403 403 403'],
  ['POST', '/cases/:id/bulk', '415 415 415 403 403 403 415 403 403 403'],
  ['GET', '/webhooks', '403 403 200 200 403 403 403 200 403 403'],
  ['POST', '/webhooks', '403 403 415 415 403 403 403 415 403 403'],
  ['POST', '/webhooks/:webhook/secret', '403 403 415 415 403 403 403 415 403 403'],
  ['POST', '/webhooks/:webhook/switch', '403 403 415 415 403 403 403 415 403 403'],
  ['POST', '/webhooks/:webhook/test', '403 403 404 404 403 403 403 404 403 403'],
  ['POST', '/webhooks/deliveries/:delivery', '403 403 415 415 403 403 403 415 403 403'],
  // he is of no school: what somebody who is gets, the campus' own tests say.
  ['GET', '/campus', '403 403 403 403 403 403 403 403 403 403'],
  ['POST', '/campus/warnings', '403 403 403 403 403 403 403 403 403 403'],
  ['GET', '/campus/warnings/:warning', '403 403 403 403 403 403 403 403 403 403'],
  ['POST', '/campus/warnings/:warning/revision', '403 403 403 403 403 403 403 403 403 403'],
  ['GET', '/schools/staff', '403 403 200 200 403 403 403 200 403 403'],
  ['POST', '/schools/staff', '403 403 415 415 403 403 403 415 403 403'],
  ['POST', '/schools/staff/:person/switch', '403 403 415 415 403 403 403 415 403 403'],
]

const ROUTES = TABLE.map(([method, path]): [Method, (id: string) => string] => [
  method,
  (id) =>
    `${API}${path}`
      .replace('/reports/:id', `/reports/${id}`)
      .replace(':warning', 'w-none')
      .replace(/:\w+/g, 'none'),
])
const EXPECTED = WHO.map((person, n): [(typeof WHO)[number], ...number[]] => [
  person,
  ...TABLE.map(([, , statuses]) => Number(statuses.split(' ')[n])),
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
    const console = await openConsole({
      officers: { ...NO_COLLEAGUES, findOfficer: () => Promise.reject(down) },
    })
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
    const console = await openConsole({
      officers: { ...NO_COLLEAGUES, findOfficer: () => Promise.reject(bug) },
    })
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

it('the table of these tests names every route of the API', () => {
  const rows = POLICY.filter(({ path }) => path.startsWith('/api/'))
  expect(rows.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
    TABLE.map(([method, path]) => `${method} ${API}${path}`).sort(),
  )
})

const NO_COLLEAGUES = { colleagues: async () => [], colleague: async () => null }

type Console = Awaited<ReturnType<typeof openConsole>>

const bearing = async (console: Console, claims: Record<string, unknown>) => ({
  'cf-access-jwt-assertion': await console.token('wang@jiangpan.example', claims),
})

const decision = {
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ version: 1, stage: 'assessed', reason: 'plausible' }),
}
