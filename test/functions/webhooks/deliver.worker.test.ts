// Longer than most files: what is written, sent, tried again and given up hangs together.

import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { createContext } from '../../../functions/context.ts'
import { deliverWebhooks } from '../../../functions/webhooks/deliver-webhooks.ts'
import { messageOf } from '../../../functions/webhooks/message-of.ts'
import { MOST_TRIES, PAUSES } from '../../../functions/webhooks/retry-rules.ts'
import type { HookInput } from '../../../functions/webhooks/webhook.schema.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { NOW, testEnv } from '../../support/door.ts'
import { makeProposal, revised } from '../../support/make-proposal.ts'

const HOOKS = '/api/v1/triage/webhooks'
const WARNINGS = '/api/v1/triage/warnings'
/** Another for each test: the log of one that was entered never goes. */
let address = ''

beforeEach(async () => {
  address = `https://hooks.jiangpan.example/in?key=in-the-address-${crypto.randomUUID()}`
  for (const table of ['webhook_deliveries', 'webhooks', 'warning_words', 'warnings'])
    await env.DB.exec(`DELETE FROM ${table}`)
  await env.DB.exec('DELETE FROM spent_actions')
})

describe('word of a warning', () => {
  it('goes out when it is published, corrected and withdrawn, each once', async () => {
    const { add, publish, correct, withdraw, run, sent } = await setUp()
    await add()
    const id = await publish()
    await run(0)
    await correct(id)
    await run(1)
    await withdraw(id)
    await run(2)
    await run(3)
    expect(sent().map(({ type }) => type)).toEqual([
      ...['warning.published', 'warning.corrected', 'warning.withdrawn'],
    ])
    expect(sent().map(({ data }) => data.version)).toEqual([1, 2, 3])
    expect(sent()[0]?.data).toMatchObject({
      id,
      title: expect.any(String),
      school: { id: 'jiangpan' },
    })
  })

  it('says nothing of what a withdrawn one said', async () => {
    const { add, publish, withdraw, run, sent } = await setUp()
    await add()
    const id = await publish()
    await withdraw(id)
    await run(0)
    expect(sent().map(({ type }) => type)).toEqual(['warning.withdrawn'])
    const words = JSON.stringify([...sent(), makeProposal().zh])
    expect(words.split(makeProposal().zh.title)).toHaveLength(2)
    expect(await states()).toEqual(['delivered', 'superseded'])
  })

  it.each<[string, Partial<HookInput>, boolean]>([
    ['its school', { school: 'jiangpan' }, true],
    ['another school', { school: 'hedu' }, false],
    ['its type', { scamType: 'card-lending' }, true],
    ['another type', { scamType: 'task-rebate' }, false],
    ['its city', { region: '510100' }, true],
    ['its province', { region: '510000' }, true],
    ['another city', { region: '510700' }, false],
    ['abroad', { region: 'overseas' }, false],
    ['its school, but another type', { school: 'jiangpan', scamType: 'task-rebate' }, false],
  ])('goes to who asked for %s', async (_, filter, wanted) => {
    const { add, publish, run, sent } = await setUp()
    await add(filter)
    await publish()
    await run(0)
    expect(sent()).toHaveLength(wanted ? 1 : 0)
  })

  it('reaches who was told of it before also where it has moved elsewhere since', async () => {
    const { add, publish, correct, run, sent } = await setUp()
    await add({ region: '510100' })
    const id = await publish()
    await run(0)
    await correct(id, { region: '510700' })
    await run(1)
    expect(sent().map(({ type }) => type)).toEqual(['warning.published', 'warning.corrected'])
  })

  it('is written with the change or not at all', async () => {
    const { add, desk } = await setUp()
    await add()
    const { id } = await (await desk.post('wang', WARNINGS, makeProposal())).json<{ id: string }>()
    await Promise.all(
      Array.from({ length: 5 }, () =>
        desk.post('li', `${WARNINGS}/${id}/publication`, { version: 1 }),
      ),
    )
    await desk.post('wang', `${WARNINGS}/${id}/publication`, { version: 1 })
    expect(await states()).toEqual(['waiting'])
  })

  it('goes out once, whoever runs the job at the same time', async () => {
    const { add, publish, run, sent } = await setUp()
    await add()
    await publish()
    await Promise.all([run(0), run(0), run(0)])
    expect(sent()).toHaveLength(1)
  })
})

describe('what does not arrive', () => {
  it(`is tried ${MOST_TRIES} times under one id, ever later, and then listed`, async () => {
    const { add, publish, run, sent, ids, list, answer } = await setUp()
    await add()
    await publish()
    answer(500)
    let minutes = 0
    for (const pause of [...PAUSES, 10_000]) {
      await run(minutes)
      await run(minutes + pause * 0.7)
      minutes += pause * 1.3
    }
    await run(minutes + 20_000)
    expect(sent()).toHaveLength(MOST_TRIES)
    expect(new Set(ids()).size).toBe(1)
    const { dead, waiting } = await list('chen')
    expect(dead).toMatchObject([{ state: 'dead', outcome: 'refused', tries: MOST_TRIES }])
    expect(waiting).toEqual([])
  })

  it('is given up at once where waiting mends nothing', async () => {
    const { add, publish, run, list, answer } = await setUp()
    await add()
    await publish()
    answer(410)
    await run(0)
    expect((await list('chen')).dead).toMatchObject([{ outcome: 'gone', tries: 1 }])
  })

  it('counts as tried also where the Worker was stopped midway', async () => {
    const { add, publish, run, sent } = await setUp()
    await add()
    await publish()
    await expect(
      run(0, { warnings: { find: () => Promise.reject(new Error('x')) } }),
    ).rejects.toThrow()
    await run(2)
    expect(sent()).toHaveLength(0)
    await run(4)
    expect(sent()).toHaveLength(1)
    const row = await env.DB.prepare('SELECT tries FROM webhook_deliveries').first<{
      tries: number
    }>()
    expect(row?.tries).toBe(2)
  })

  it('can be tried again or put away by a person, who stands in the log', async () => {
    const { add, publish, run, sent, list, answer, desk } = await setUp()
    await add()
    await publish()
    answer(410)
    await run(0)
    const [{ id = '' } = {}] = (await list('chen')).dead
    const settle = (what: string) => desk.post('chen', `${HOOKS}/deliveries/${id}`, { do: what })
    expect((await settle('retry')).status).toBe(200)
    expect((await settle('retry')).status).toBe(409)
    answer(204)
    await run(1)
    expect(sent()).toHaveLength(2)
    expect(await states()).toEqual(['delivered'])
    const { results } = await env.DB.prepare(
      "SELECT type, actor FROM events WHERE report_id LIKE 'webhook:%' ORDER BY no DESC LIMIT 1",
    ).all()
    expect(results).toEqual([{ type: 'delivery-settled', actor: 'chen' }])
  })
})

describe('a hook that is switched off', () => {
  it('is sent nothing, neither what waits nor what comes', async () => {
    const { add, publish, run, sent, desk } = await setUp()
    const { id } = await add()
    await publish()
    const off = { version: 1, active: false }
    expect((await desk.post('chen', `${HOOKS}/${id}/switch`, off)).status).toBe(200)
    await publish({ since: '2026-10' })
    await run(0)
    expect(sent()).toEqual([])
    expect(await states()).toEqual(['dropped'])
    expect((await desk.post('chen', `${HOOKS}/${id}/switch`, off)).status).toBe(409)
  })
})

describe('address and secret', () => {
  it('lie encrypted, are shown once or never, and sign what is sent', async () => {
    const { add, list, publish, run, sent } = await setUp()
    const { secret } = await add()
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const rows = JSON.stringify((await env.DB.prepare('SELECT * FROM webhooks').all()).results)
    const events = JSON.stringify((await env.DB.prepare('SELECT * FROM events').all()).results)
    const shown = JSON.stringify(await list('chen'))
    for (const hidden of ['in-the-address', secret.slice(6), secret]) {
      expect([rows, events, shown].map((text) => text.includes(hidden))).toEqual([
        false,
        false,
        false,
      ])
    }
    expect(shown).toContain('hooks.jiangpan.example')
    await publish()
    await run(0)
    expect(sent()).toHaveLength(1)
  })

  it('are changed for new ones, and the old version is refused', async () => {
    const { add, desk } = await setUp()
    const first = await add()
    const renew = () => desk.post('chen', `${HOOKS}/${first.id}/secret`, { version: 1 })
    const { secret } = await (await renew()).json<{ secret: string }>()
    expect(secret).not.toBe(first.secret)
    expect((await renew()).status).toBe(409)
  })

  it('entered twice are one', async () => {
    const { add, desk } = await setUp()
    await add()
    expect((await desk.post('chen', HOOKS, input())).status).toBe(409)
    expect((await desk.post('chen', HOOKS, input({ school: 'jiangpan' }))).status).toBe(201)
  })

  it.each([
    'https://evil.test/in',
    'https://127.0.0.1/in',
    'https://2130706433/in',
    'http://hooks.jiangpan.example/in',
    'https://hooks.jiangpan.example.evil.test/in',
  ])('lead nowhere else: %s', async (address) => {
    const { desk } = await setUp()
    const refused = await desk.post('chen', HOOKS, input({ address }))
    expect([refused.status, (await refused.json<{ errors: unknown }>()).errors]).toEqual([
      422,
      [{ pointer: '/address', code: 'invalid' }],
    ])
  })

  it('of a row that somebody wrote into the database lead nowhere else either', async () => {
    const { add, publish, run, sent, list } = await setUp()
    const { id } = await add()
    await env.DB.prepare('UPDATE webhooks SET sealed = substr(sealed, 2) WHERE id = ?')
      .bind(id)
      .run()
    await publish()
    await run(0)
    expect(sent()).toEqual([])
    expect((await list('chen')).dead).toMatchObject([{ outcome: 'unreadable' }])
  })
})

describe('who may', () => {
  it.each<[Person, number]>([
    ['chen', 201],
    ['wu', 201],
    ['wang', 403],
    ['zhao', 403],
    ['he', 403],
  ])('%s: %i', async (person, status) => {
    const { desk } = await setUp()
    expect((await desk.post(person, HOOKS, input())).status).toBe(status)
    expect((await desk.as(person, HOOKS)).status).toBe(status === 201 ? 200 : status)
  })

  it('another centre sees none and changes none', async () => {
    const { add, desk, list } = await setUp()
    const { id } = await add()
    expect((await list('gao')).webhooks).toEqual([])
    for (const [act, body] of [
      ['switch', { version: 1, active: false }],
      ['secret', { version: 1 }],
      ['test', undefined],
    ] as const) {
      expect((await desk.post('gao', `${HOOKS}/${id}/${act}`, body)).status).toBe(404)
    }
  })
})

it('a test goes out at once and says what came of it', async () => {
  const { add, sent, answer, desk } = await setUp()
  const { id } = await add()
  const test = async () => (await desk.post('chen', `${HOOKS}/${id}/test`)).json()
  expect(await test()).toEqual({ outcome: 'delivered' })
  answer(500)
  expect(await test()).toEqual({ outcome: 'refused' })
  expect(sent().map(({ type }) => type)).toEqual(['webhook.test', 'webhook.test'])
  expect(await states()).toEqual([])
})

it('a robot’s line about a withdrawn warning has no words of it', () => {
  const { hookWords } = createContext(testEnv())
  const withdrawal = {
    ...{ id: 'w-1', version: 2, kind: 'campus' as const, scamType: 'card-lending' },
    ...{ publishedAt: '2026-11-20T00:00:00Z', withdrawnAt: '2026-11-22T00:00:00Z' },
    ...{ reason: 'wrong' as const, replacedBy: null },
  }
  const place = { origin: 'https://p.example', console: 'https://t.example', lang: 'zh' as const }
  const { line } = messageOf({ event: 'withdrawn', one: { withdrawal } }, hookWords, place)
  expect(line).toContain('https://p.example/warnings/w-1/')
  expect(line).not.toMatch(/[{}]/)
})

const input = (more: Partial<HookInput> = {}): HookInput => ({
  ...{ name: '校园网', service: 'standard', address, secret: null, lang: 'zh' },
  ...{ school: null, region: null, scamType: null },
  ...more,
})

async function setUp() {
  const calls: { headers: Headers; body: string }[] = []
  let status = 204
  const send = (async (_: unknown, init: RequestInit) => {
    calls.push({ headers: new Headers(init.headers), body: String(init.body) })
    return new Response(null, { status })
  }) as typeof fetch
  const desk = await openConsole({ send })
  const { centres } = createContext(testEnv())
  const run = (minutes: number, more = {}) =>
    deliverWebhooks({
      ...createContext(testEnv(), { send, centres, log: () => {} }),
      clock: () => new Date(NOW.getTime() + minutes * 60_000),
      ...more,
    })
  const add = async (more: Partial<HookInput> = {}) =>
    (await desk.post('chen', HOOKS, input(more))).json<{ id: string; secret: string }>()
  let version = 0
  const done = async (response: Response) => {
    if (!response.ok) throw new Error(await response.text())
    return response.json<{ id: string }>()
  }
  const publish = async (over = {}) => {
    const { id } = await done(
      await desk.post('wang', WARNINGS, makeProposal({ ...unlike(), ...over })),
    )
    await done(await desk.post('li', `${WARNINGS}/${id}/publication`, { version: 1 }))
    version = 2
    return id
  }
  const correct = async (id: string, over = {}) => {
    const correction = { zh: '改了一处。' }
    const changed = revised(makeProposal(over), { version, correction })
    await done(await desk.post('wang', `${WARNINGS}/${id}/revision`, changed))
    await done(await desk.post('li', `${WARNINGS}/${id}/publication`, { version: version + 1 }))
  }
  const withdraw = async (id: string) =>
    done(await desk.post('wang', `${WARNINGS}/${id}/withdrawal`, { reason: 'wrong' }))
  const list = async (person: Person) =>
    (await desk.as(person, HOOKS)).json<{
      webhooks: unknown[]
      dead: { id: string }[]
      waiting: unknown[]
    }>()
  return {
    ...{ desk, run, add, publish, correct, withdraw, list },
    answer: (to: number) => {
      status = to
    },
    ids: () => calls.map(({ headers }) => headers.get('webhook-id')),
    sent: () =>
      calls.map(({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> }),
  }
}

let day = 0
/** Proposals with the same words are one: each test has its own. */
const unlike = () => {
  day += 1
  return { lastsUntil: new Date(NOW.getTime() + day * 86_400_000).toISOString().slice(0, 10) }
}

async function states() {
  const { results } = await env.DB.prepare(
    'SELECT state FROM webhook_deliveries ORDER BY state',
  ).all<{ state: string }>()
  return results.map(({ state }) => state)
}
