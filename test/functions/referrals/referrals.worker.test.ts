import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { referralStore } from '../../../functions/referrals/referral.store.ts'
import type { Referral } from '../../../functions/referrals/referral.ts'
import { countingRows } from '../../../scripts/bench/counting-rows.store.ts'
import { fullScansOf, planOf } from '../../../scripts/bench/query-plans.store.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { NOW } from '../../support/door.ts'
import { type StoredRow, storeReport } from '../../support/stored-report.ts'

const API = '/api/v1/triage'
const LEAST = ['facts', 'indicators']

beforeEach(() =>
  env.DB.batch([
    env.DB.prepare("UPDATE reports SET centre_id = 'past'"),
    env.DB.prepare("UPDATE referrals SET centre_id = 'past'"),
  ]),
)

describe('a referral', () => {
  it('takes the report along: handed over once it is sent, and on as the authority says', async () => {
    const { id, referral, move } = await drafted()
    expect(await stageOf(id)).toBe('received')
    expect((await move({ state: 'sent', reason: 'needs-police' })).status).toBe(200)
    expect(await stageOf(id)).toBe('referred')
    expect((await move({ state: 'received', theirNumber: '立字〔2026〕12号' })).status).toBe(200)
    const answered = await move({ state: 'answered', answer: 'filed', stage: 'filed' })
    expect(await answered.json()).toMatchObject({
      id: referral.id,
      answer: 'filed',
      theirNumber: '立字〔2026〕12号',
      answerDue: null,
    })
    expect(await stageOf(id)).toBe('filed')
    await move({ state: 'answered', answer: 'dealt-with', stage: 'solved' })
    expect(await stageOf(id)).toBe('solved')
  })

  it('stands in the history of the report, each change with the stage that it brought', async () => {
    const { id, move } = await drafted()
    await move({ state: 'sent', reason: 'needs-police' })
    const { results } = await env.DB.prepare(
      'SELECT type, data FROM events WHERE report_id = ? ORDER BY seq',
    )
      .bind(id)
      .all<{ type: string; data: string }>()
    expect(results.map(({ type }) => type)).toEqual(['received', 'referral', 'referral', 'decided'])
    expect(JSON.parse(results[3]?.data ?? '')).toMatchObject({ from: 'received', to: 'referred' })
    expect(JSON.stringify(results)).not.toContain('公安')
  })

  it('waits seven days for a receipt, then thirty for an answer', async () => {
    const { move } = await drafted()
    const due = async (body: object) => ((await (await move(body)).json()) as Referral).answerDue
    const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000).toISOString()
    expect(await due({ state: 'sent', reason: 'needs-police' })).toBe(inDays(7))
    expect(await due({ state: 'received' })).toBe(inDays(30))
    expect(await due({ state: 'answered', answer: 'not-filed' })).toBe(null)
  })

  it('shows of the report only what goes along', async () => {
    const { id, path } = await drafted(['facts', 'story'])
    const insert = env.DB.prepare(
      `INSERT INTO sealed_parts (report_id, part, centre_id, v, nonce, ct, wraps)
       VALUES (?, ?, 'jiangpan', 1, 'n', 'c', '[]')`,
    )
    await env.DB.batch(['story', 'contact'].map((part) => insert.bind(id, part)))
    const console = await openConsole()
    const opened = await (await console.as('wang', path)).json<{ parts: { part: string }[] }>()
    expect(opened.parts.map(({ part }) => part)).toEqual(['story'])
  })

  it('is found by its own centre and its own report only', async () => {
    const { id, referral } = await drafted()
    const store = referralStore(env.DB)
    expect(await store.find('jiangpan', id, referral.id)).toMatchObject({ id: referral.id })
    expect(await store.find('elsewhere', id, referral.id)).toBe(null)
    expect(await store.find('jiangpan', '0'.repeat(26), referral.id)).toBe(null)
  })

  it('forgets the authority’s number with the report', async () => {
    const { id, move } = await drafted()
    await move({ state: 'sent', reason: 'needs-police' })
    await move({ state: 'received', theirNumber: '12号' })
    const erase = await import('../../../functions/referrals/referral.store.ts')
    const { version } = (await env.DB.prepare('SELECT version FROM reports WHERE id = ?')
      .bind(id)
      .first<{ version: number }>()) ?? { version: 0 }
    await erase.forgetReferrals(env.DB).bind(id, 'jiangpan', version).run()
    const row = await env.DB.prepare(
      'SELECT their_number, answer_due FROM referrals WHERE report_id = ?',
    )
      .bind(id)
      .first()
    expect(row).toEqual({ their_number: null, answer_due: null })
  })
})

describe('nobody passes on', () => {
  it.each<[string, StoredRow, Person, object, number]>([
    ['what nobody has claimed', { claimed_by: null }, 'wang', {}, 409],
    ['what somebody else holds', { claimed_by: 'li' }, 'wang', {}, 409],
    ['what has ended', { open: 0, stage: 'closed', claimed_by: null }, 'wang', {}, 409],
    ['what another centre has', { centre_id: 'elsewhere' }, 'wang', {}, 404],
    ['as a reader', { claimed_by: 'zhao' }, 'zhao', {}, 403],
    ['to somebody who is in no directory', { claimed_by: 'wang' }, 'wang', { to: 'nowhere' }, 422],
    [
      'a part that a clue has not',
      { claimed_by: 'wang', kind: 'clue' },
      'wang',
      { parts: ['contact'] },
      422,
    ],
  ])('%s', async (_, row, person, body, status) => {
    const console = await openConsole()
    const id = await storeReport(env.DB, row)
    const path = `${API}/reports/${id}/referrals`
    const response = await console.post(person, path, { to: 'local-police', parts: LEAST, ...body })
    expect(response.status).toBe(status)
    expect(
      await env.DB.prepare('SELECT 1 FROM referrals WHERE report_id = ?').bind(id).first(),
    ).toBe(null)
  })

  it.each<[string, object, string]>([
    ['without saying why', { state: 'sent' }, '/reason'],
    ['out of order', { state: 'answered', answer: 'filed' }, '/state'],
    [
      'to a stage that only we decide',
      { state: 'sent', reason: 'needs-police', stage: 'closed' },
      '/stage',
    ],
  ])('%s', async (_, body, pointer) => {
    const { id, move } = await drafted()
    const response = await move(body)
    expect(await response.json()).toMatchObject({ errors: [{ pointer }] })
    expect(await stageOf(id)).toBe('received')
  })

  it('and an answer without its words is none, nor one to a stage that is not next', async () => {
    const { id, move } = await drafted()
    await move({ state: 'sent', reason: 'needs-police' })
    const none = await move({ state: 'answered' })
    expect(await none.json()).toMatchObject({ errors: [{ pointer: '/answer' }] })
    const far = await move({ state: 'answered', answer: 'filed', stage: 'recovered' })
    expect(await far.json()).toMatchObject({ errors: [{ pointer: '/stage' }] })
    expect(await stageOf(id)).toBe('referred')
  })

  it('another centre’s officer sees none of it', async () => {
    const { path, id } = await drafted()
    const console = await openConsole()
    expect((await console.as('sun', path)).status).toBe(404)
    expect((await console.post('sun', path, { state: 'dropped' })).status).toBe(404)
    expect((await console.as('sun', `${API}/reports/${id}/referrals`)).status).toBe(404)
    const listed = await console.as('sun', `${API}/referrals?list=drafted`)
    expect(await listed.json()).toMatchObject({ referrals: [] })
  })
})

describe('two officers at once', () => {
  it('one change is made, the other is judged by what there is then', async () => {
    const { move, id } = await drafted()
    await move({ state: 'sent', reason: 'needs-police' })
    await env.DB.prepare('UPDATE reports SET claimed_by = NULL WHERE id = ?').bind(id).run()
    const statuses = (
      await Promise.all([
        move({ state: 'answered', answer: 'filed', stage: 'filed' }),
        move({ state: 'dropped' }),
      ])
    ).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([200, 422])
    const { n } = (await env.DB.prepare(
      "SELECT COUNT(*) AS n FROM events WHERE report_id = ? AND type = 'referral'",
    )
      .bind(id)
      .first<{ n: number }>()) ?? { n: 0 }
    expect(n).toBe(3)
  })
})

describe('the lists', () => {
  it('page through everything once, the one due first first', async () => {
    await many(120)
    const seen: string[] = []
    const console = await openConsole()
    let after: string | null = ''
    while (after !== null) {
      const query: string = after === '' ? '' : `?after=${encodeURIComponent(after)}`
      const page: { referrals: Referral[]; next: string | null } = await (
        await console.as('wang', `${API}/referrals${query}`)
      ).json()
      seen.push(...page.referrals.map(({ id }) => id))
      after = page.next
    }
    expect(new Set(seen).size).toBe(120)
    expect(seen).toEqual(seen.toSorted())
  })

  it('read four rows at most for each that they show, and no table from end to end', async () => {
    await many(400)
    const lists = {
      waiting: (s: Store) =>
        s.waiting('sent', 'jiangpan', { after: { at: '', id: '' }, dueBefore: '9999', limit: 51 }),
      overdue: (s: Store) =>
        s.waiting('sent', 'jiangpan', {
          after: { at: '', id: '' },
          dueBefore: '2026-11-20',
          limit: 51,
        }),
      sent: (s: Store) => s.inState('sent', 'jiangpan', 'sent', { at: '9999', id: '' }, 51),
      'of a report': (s: Store) => s.ofReport('jiangpan', '0'.repeat(26)),
      count: async (s: Store) => Array(await s.overdue('jiangpan', '9999', 20)),
    }
    for (const [name, ask] of Object.entries(lists)) {
      const counted = countingRows(env.DB)
      const shown = (await ask(referralStore(counted.db))).length
      console.info(`referrals, ${name}: ${shown} shown, ${counted.rowsRead()} rows read`)
      expect(counted.rowsRead()).toBeLessThanOrEqual(4 * shown + 100)
      for (const { sql, values } of counted.statements) {
        expect(fullScansOf(await planOf(env.DB, sql, values))).toEqual([])
      }
    }
  })
})

type Store = ReturnType<typeof referralStore>

async function drafted(parts: readonly string[] = LEAST) {
  const console = await openConsole()
  const id = await storeReport(env.DB, { claimed_by: 'wang' })
  const response = await console.post('wang', `${API}/reports/${id}/referrals`, {
    to: 'local-police',
    parts,
  })
  expect(response.status).toBe(201)
  const referral = await response.json<Referral>()
  const path = `${API}/reports/${id}/referrals/${referral.id}`
  return { id, referral, path, move: (body: object) => console.post('wang', path, body) }
}

const stageOf = (id: string) =>
  env.DB.prepare('SELECT stage FROM reports WHERE id = ?').bind(id).first<string>('stage')

/** Referrals of one report, of which several are due in the same instant. */
async function many(count: number) {
  const id = await storeReport(env.DB)
  await env.DB.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?2)
     INSERT INTO referrals (id, report_id, centre_id, to_id, to_name, parts, state, made_at, made_by, answer_due)
     SELECT printf('%s%06d', ?1, i), ?1, 'jiangpan', 'x', 'x', '[]', 'sent',
       '2026-11-20T00:00:00.000Z', 'wang', printf('2026-11-%02dT00:00:00.000Z', 10 + i / 40) FROM n`,
  )
    .bind(id, count)
    .run()
}
