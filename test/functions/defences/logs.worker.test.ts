import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Context } from '../../../functions/context.ts'
import { LOG_FIELDS, type Log, log } from '../../../functions/http/request-log.ts'
import { countRows, freshKey, openDoor, testEnv } from '../../support/door.ts'
import { newFinder } from '../../support/find-marks.ts'
import { makeReport } from '../../support/make-report.ts'
import { nothingAnswers } from '../../support/nothing-answers.ts'

const STORY = 'Zq7他让我把钱转到安全账户'
const NAME = 'Zq7林小满'
const PHONE = '13984027716'
const EMAIL = 'zq7lin.xiaoman@mail.test'
const BANK = 'Zq7江畔银行城南支行'
const SECRET = 'Zq7secret-value-never-logged-0123456789ab-A'
const AUTH = 'Zq7AuthHalfOfAReceiptThatNobodyMayReadAgain'
const LINK = 'zq7-pay-now.top'

const find = newFinder(
  [STORY, NAME, PHONE, EMAIL, BANK, SECRET, AUTH, LINK].map((text) => ({ kind: 'log', text })),
)

let lines: string[] = []
beforeEach(() => {
  lines = []
  for (const level of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    vi.spyOn(console, level).mockImplementation((...words) => {
      lines.push(words.map(String).join(' '))
    })
  }
})
afterEach(() => vi.restoreAllMocks())

const marked = makeReport({
  indicators: [
    { kind: 'phone', value: PHONE },
    { kind: 'url', value: `https://${LINK}/u` },
  ],
  payments: [{ amountFen: 7_310_462, method: 'bank-transfer', payeeBank: BANK }],
  private: { story: STORY, contact: { name: NAME, phone: PHONE, email: EMAIL, mayCall: true } },
})

/** Marks where browsers, proxies and people put them, too. */
const headers = {
  'content-type': 'application/json',
  'user-agent': `Phone of ${encodeURIComponent(NAME)}`,
  referer: `https://jingzhong.test/check/?q=${encodeURIComponent(STORY)}`,
  cookie: `draft=${encodeURIComponent(STORY)}`,
  'x-forwarded-for': '203.0.113.7',
  'cf-connecting-ip': '203.0.113.7',
}

const post = (body: unknown, more: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { ...headers, 'idempotency-key': freshKey(), ...more },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

interface Case {
  readonly status: number
  readonly path: string
  readonly init?: RequestInit
  readonly overrides?: Partial<Context>
  readonly bindings?: Record<string, unknown>
}

const REPORTS = '/api/v1/reports'
const QUERY = `?story=${encodeURIComponent(STORY)}&phone=${PHONE}`

const CASES: readonly [string, Case][] = [
  ['a report', { status: 201, path: REPORTS + QUERY, init: post(marked) }],
  ['health', { status: 200, path: `/api/v1/health${QUERY}`, init: { headers } }],
  ['half a JSON', { status: 400, path: REPORTS, init: post(JSON.stringify(marked).slice(0, 300)) }],
  [
    'a key with words',
    {
      status: 400,
      path: REPORTS,
      init: post(marked, { 'idempotency-key': `${PHONE} ${EMAIL} of mine` }),
    },
  ],
  [
    'a receipt',
    {
      status: 401,
      path: `${REPORTS}/status`,
      init: { headers: { ...headers, authorization: `Receipt ${AUTH}` } },
    },
  ],
  [
    'another site',
    { status: 403, path: REPORTS, init: post(marked, { origin: `https://${LINK}` }) },
  ],
  ['no such path', { status: 404, path: `/api/v1/${PHONE}/${LINK}${QUERY}`, init: { headers } }],
  ['an odd path', { status: 404, path: `/api/v1/${encodeURIComponent(STORY)}`, init: { headers } }],
  ['no such method', { status: 405, path: REPORTS, init: { ...post(marked), method: 'PUT' } }],
  [
    'too much',
    { status: 413, path: REPORTS, init: post({ ...marked, more: STORY.repeat(30_000) }) },
  ],
  [
    'too long a path',
    { status: 414, path: `/api/v1/health?${STORY.repeat(300)}`, init: { headers } },
  ],
  [
    'a form',
    {
      status: 415,
      path: REPORTS,
      init: post(`story=${STORY}&phone=${PHONE}`, {
        'content-type': 'application/x-www-form-urlencoded',
      }),
    },
  ],
  [
    'wrong fields',
    {
      status: 422,
      path: REPORTS,
      init: post({ ...marked, kind: STORY, [NAME]: PHONE, zq7: EMAIL }),
    },
  ],
  [
    'a crowd',
    {
      status: 429,
      path: `${REPORTS}/messages`,
      init: post(marked),
      overrides: { withinBudget: async () => false },
    },
  ],
  [
    'a bug',
    {
      status: 500,
      path: REPORTS,
      init: post(marked),
      overrides: nothingAnswers(new TypeError(`cannot read ${STORY} of ${PHONE}`)),
    },
  ],
  [
    'a bug with words in its name',
    {
      status: 500,
      path: REPORTS,
      init: post(marked),
      overrides: nothingAnswers(Object.assign(new Error(STORY), { name: `Error of ${PHONE}` })),
    },
  ],
  [
    'a wrong statement',
    {
      status: 500,
      path: REPORTS,
      init: post(marked),
      overrides: nothingAnswers(
        new Error(`D1_ERROR: near "${STORY}": syntax error: SQLITE_ERROR`, {
          cause: new Error(PHONE),
        }),
      ),
    },
  ],
  [
    'what is thrown and no error',
    { status: 500, path: REPORTS, init: post(marked), overrides: nothingAnswers(STORY) },
  ],
  [
    'an outage',
    {
      status: 503,
      path: REPORTS,
      init: post(marked),
      overrides: nothingAnswers(new Error(`D1_ERROR: Network connection lost. ${STORY}`)),
    },
  ],
  [
    'a wrong setting',
    {
      status: 503,
      path: REPORTS,
      init: post(marked),
      bindings: { IDENTITY_SECRET: `${SECRET}!` },
    },
  ],
  [
    'a console without a token',
    {
      status: 404,
      path: `/api/v1/triage/reports/${PHONE}`,
      init: { headers: { ...headers, cookie: `CF_Authorization=${SECRET}` } },
    },
  ],
]

describe('what a request leaves in the log', () => {
  it.each(CASES)(
    '%s: lines of listed fields, and no word of what was sent',
    async (_, { status, path, init, overrides, bindings }) => {
      expect((await ask(path, init, overrides, bindings)).status).toBe(status)
      expect(lines.length).toBeGreaterThan(0)
      for (const line of lines) {
        const { event, ...fields } = JSON.parse(line)
        expect(event).toMatch(/^[a-z-]+$/)
        expect(LOG_FIELDS).toEqual(expect.arrayContaining(Object.keys(fields)))
      }
      expect(found()).toEqual([])
      expect(lines.join('\n')).not.toMatch(/Zq7|ZQ7|203\.0\.113/i)
    },
  )

  it('has a case here for every status of the API but those of the console', () => {
    const seen = new Set(CASES.map(([, { status }]) => status))
    expect([...seen].sort()).toEqual([
      200, 201, 400, 401, 403, 404, 405, 413, 414, 415, 422, 429, 500, 503,
    ])
    vi.restoreAllMocks()
    console.info(`logs: ${CASES.length} paths`)
  })

  it('of a path only the pattern of the route that answered', async () => {
    await ask(REPORTS, post(marked))
    await ask(`/api/v1/triage/reports/${PHONE}`)
    await ask(`/api/v1/${PHONE}`)
    const routes = lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'request')
    expect(routes.map(({ route }) => route)).toEqual(['/api/v1/reports', '/*', '/api/v1/*'])
  })

  it('of an error only the class', async () => {
    await ask(REPORTS, post(marked), nothingAnswers(new RangeError(STORY)))
    expect(lines.map((line) => JSON.parse(line))).toContainEqual({
      event: 'bug',
      requestId: expect.any(String),
      error: 'RangeError',
    })
  })

  it('of a caller that passes more, only the listed fields', () => {
    log('bug', { error: 'Error', message: STORY, body: marked } as never)
    expect(lines).toEqual(['{"event":"bug","error":"Error"}'])
  })
})

describe('the positive control', () => {
  it('finds every mark where a log writes what was sent', async () => {
    const careless: Log = (event) => console.log(JSON.stringify({ event, body: marked }))
    const door = await openDoor({ log: careless })
    await door.report(marked)
    expect(new Set(found())).toEqual(new Set([STORY, NAME, PHONE, EMAIL, BANK, LINK]))
    expect(await countRows('reports')).toBeGreaterThan(0)
  })
})

async function ask(path: string, init: RequestInit = {}, overrides = {}, bindings = {}) {
  const door = await openDoor({ log, ...overrides }, bindings)
  return door.app.request(`https://jingzhong.test${path}`, init, { ...testEnv(), ...bindings })
}

const found = () => find(new TextEncoder().encode(lines.join('\n'))).map(({ mark }) => mark.text)
