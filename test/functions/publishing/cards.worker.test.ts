import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { type CardLang, pageOfCard } from '../../../functions/cards/card-code.ts'
import { operatorFrom } from '../../../functions/operator/operator.ts'
import { historyOf } from '../../../functions/publishing/proposal.ts'
import { scopeStore } from '../../../functions/warnings/scopes.store.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { type CardPlan, chunk, sentCard } from '../../support/make-card.ts'
import { makeProposal, revised } from '../../support/make-proposal.ts'
import { brokenKv } from '../../support/stale-kv.ts'

const ROOT = '/api/v1/triage/warnings'
const NAME = new TextEncoder().encode('Author\0王')

beforeEach(async () => {
  for (const table of ['warning_cards', 'warning_words', 'warnings', 'spent_actions'])
    await env.DB.exec(`DELETE FROM ${table}`)
  for (const { name } of (await env.KV.list()).keys) await env.KV.delete(name)
})

describe('a card that comes with the publication', () => {
  it('is named by the API and shown at its address, to any site, for as long as a list', async () => {
    const { id, publish, listed, fetch, events } = await setUp()
    const zh = await cardOf(id)
    expect((await publish('li', { version: 1, cards: { zh } })).status).toBe(200)
    const { card } = await listed()
    expect(card).toMatchObject({ width: 1080, height: 800 })
    const answer = await fetch(card?.url ?? '')
    const header = (name: string) => answer.headers.get(name)
    expect([answer.status, header('content-type'), header('cache-control')]).toEqual([
      ...[200, 'image/png', 'public, max-age=30'],
    ])
    expect(header('access-control-allow-origin')).toBe('*')
    expect(header('cross-origin-resource-policy')).toBe('cross-origin')
    expect(header('x-content-type-options')).toBe('nosniff')
    expect(bytesOf(zh)).toEqual(await answer.bytes())
    const again = await fetch(card?.url ?? '', { 'if-none-match': header('etag') ?? '' })
    expect([again.status, (await again.bytes()).length]).toEqual([304, 0])
    const digest = card?.url.match(/zh-(.{22})\.png$/)?.[1]
    expect((await events()).at(-1)?.data).toContain(`"cardZh":"${digest}"`)
  })

  it.each<[string, CardLang, Partial<CardPlan> | string, string]>([
    ['is no picture', 'zh', 'PCFkb2N0eXBlIGh0bWw-', 'invalid'],
    ['is no base64url', 'zh', 'a+b/=', 'malformed'],
    ['has somebody’s name in it', 'zh', { before: [chunk('tEXt', NAME)] }, 'malformed'],
    ['moves', 'zh', { before: [chunk('acTL', new Uint8Array(8))] }, 'malformed'],
    ['is too tall', 'zh', { height: 4_001 }, 'out-of-range'],
    ['is too heavy', 'zh', 'A'.repeat(600_000), 'too-long'],
    ['is of another warning', 'zh', { address: pageOf('w-other', 'zh') }, 'conflict'],
    ['is in a language that it has no words in', 'en', {}, 'conflict'],
  ])(
    'is refused with its place where it %s, and nothing is published',
    async (_, lang, plan, code) => {
      const { id, publish, listed, read } = await setUp()
      const card =
        typeof plan === 'string' ? plan : await sentCard({ address: pageOf(id, lang), ...plan })
      const answer = await publish('li', { version: 1, cards: { [lang]: card } })
      expect([answer.status, await errorsOf(answer)]).toEqual([
        422,
        [{ pointer: `/cards/${lang}`, code }],
      ])
      expect([await read(), await listed()]).toEqual([[], undefined])
    },
  )

  it('is refused before it is read where it has 10 MB', async () => {
    const { publish } = await setUp()
    const answer = await publish('li', { version: 1, cards: { zh: 'A'.repeat(10_000_000) } })
    expect([answer.status, await codeOf(answer)]).toEqual([413, 'too-large'])
  })

  it('goes with a correction that brings none, and gives way to one that does', async () => {
    const { id, publish, revise, listed, fetch } = await setUp()
    await publish('li', { version: 1, cards: { zh: await cardOf(id) } })
    const first = (await listed()).card
    await revise(2)
    await publish('li', { version: 3, cards: { zh: await cardOf(id, { height: 900 }) } })
    const second = (await listed()).card
    expect(second).toMatchObject({ height: 900 })
    // Who linked to the first has the corrected one now.
    const [old, now] = [await fetch(first?.url ?? ''), await fetch(second?.url ?? '')]
    expect(await old.bytes()).toEqual(await now.bytes())
    await revise(4)
    await publish('li', { version: 5 })
    expect((await listed()).card).toBeNull()
    expect((await fetch(second?.url ?? '')).status).toBe(404)
  })

  it('goes with the warning, out of KV and database', async () => {
    const { id, publish, withdraw, listed, fetch, read } = await setUp()
    await publish('li', { version: 1, cards: { zh: await cardOf(id) } })
    const url = (await listed()).card?.url ?? ''
    expect((await fetch(url)).status).toBe(200)
    await withdraw()
    expect([await read(), (await fetch(url)).status]).toEqual([[], 404])
    const left = await env.DB.prepare(
      'SELECT count(*) AS n FROM warning_cards WHERE picture NOT NULL',
    ).first('n')
    expect(left).toBe(0)
  })

  it('is nowhere while KV can’t be read, and says when to ask again', async () => {
    const { fetch } = await setUp({ scopes: scopeStore(brokenKv('throws')) })
    const answer = await fetch(`/api/v1/warnings/w-1/cards/zh-${'a'.repeat(22)}.png`)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10'])
  })
})

describe('a card that is drawn afterwards', () => {
  it('reaches readers, and leaves them again, without a new version of the warning', async () => {
    const { id, publish, attach, listed, page, events } = await setUp()
    await publish('li', { version: 1 })
    const before = await page()
    expect((await listed()).card).toBeNull()
    expect((await attach('chen', { version: 2, cards: { zh: await cardOf(id) } })).status).toBe(200)
    expect((await listed()).card).toMatchObject({ width: 1080 })
    expect((await attach('li', { version: 3, cards: {} })).status).toBe(200)
    expect((await listed()).card).toBeNull()
    expect(await page()).toEqual(before)
    const types = (await events()).map(({ type }) => type)
    expect(types.slice(-3)).toEqual(['warning-published', 'warning-drawn', 'warning-drawn'])
  })

  it.each<[string, Person, number, number, string]>([
    ['who wrote the warning', 'wang', 2, 409, 'same-officer'],
    ['who read another version', 'li', 1, 409, 'conflict'],
    ['who may only look', 'zhao', 2, 403, 'forbidden'],
    ['another centre', 'sun', 2, 404, 'not-found'],
  ])('isn’t taken from %s', async (_, person, version, status, code) => {
    const { id, publish, attach, listed } = await setUp()
    await publish('li', { version: 1 })
    const answer = await attach(person, { version, cards: { zh: await cardOf(id) } })
    expect([answer.status, await codeOf(answer)]).toEqual([status, code])
    expect((await listed()).card).toBeNull()
  })

  it('isn’t taken while a correction waits, nor of another warning, nor of one that is withdrawn', async () => {
    const { id, publish, attach, revise, withdraw } = await setUp()
    await publish('li', { version: 1 })
    const other = await attach('li', { version: 2, cards: { zh: await cardOf('w-other') } })
    expect(await errorsOf(other)).toEqual([{ pointer: '/cards/zh', code: 'conflict' }])
    const zh = await cardOf(id)
    await revise(2)
    expect((await attach('li', { version: 3, cards: { zh } })).status).toBe(409)
    await withdraw()
    expect((await attach('li', { version: 4, cards: { zh } })).status).toBe(409)
  })
})

interface Item {
  readonly card: { readonly url: string; readonly width: number; readonly height: number } | null
}

function pageOf(id: string, lang: CardLang) {
  return pageOfCard(operatorFrom(), id, lang)
}

const cardOf = (id: string, plan: Partial<CardPlan> = {}) =>
  sentCard({ address: pageOf(id, 'zh'), ...plan })

const bytesOf = (text: string) => Uint8Array.fromBase64(text, { alphabet: 'base64url' })

const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code
const errorsOf = async (answer: Response) => ((await answer.json()) as { errors: unknown }).errors

let made = 0

/** A warning that Wang proposed and somebody else may publish. */
async function setUp(overrides: Parameters<typeof openConsole>[0] = {}) {
  made += 1
  const desk = await openConsole({ editorsWarnings: [], pause: async () => {}, ...overrides })
  const proposal = makeProposal({ zh: { ...makeProposal().zh, where: `第 ${made} 栋` } })
  const proposed = await desk.post('wang', ROOT, proposal)
  const { id } = (await proposed.json()) as { id: string }
  const fetch = (url: string, headers: Record<string, string> = {}) =>
    desk.door.fetch(new URL(url, 'https://jingzhong.test').pathname, { headers })
  const items = async () =>
    ((await (await fetch('/api/v1/warnings')).json()) as { warnings: (Item & { id: string })[] })
      .warnings
  return {
    id,
    fetch,
    publish: (person: Person, body: unknown) =>
      desk.post(person, `${ROOT}/${id}/publication`, body),
    attach: (person: Person, body: unknown) => desk.post(person, `${ROOT}/${id}/cards`, body),
    revise: (version: number) =>
      desk.post(
        'wang',
        `${ROOT}/${id}/revision`,
        revised(proposal, { version, correction: { zh: `第 ${version} 次改` } }),
      ),
    withdraw: () => desk.post('li', `${ROOT}/${id}/withdrawal`, { reason: 'wrong' }),
    listed: async () => (await items())[0] as Item,
    read: async () => (await items()).map((one) => one.id),
    page: () => env.KV.get(`v1:warnings:one:${id}`, 'json'),
    events: async () =>
      (
        await env.DB.prepare('SELECT type, data FROM events WHERE report_id = ? ORDER BY seq')
          .bind(historyOf(id))
          .all<{ type: string; data: string }>()
      ).results,
  }
}
