import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { linkArrivals } from '../../../functions/cases/link-arrivals.ts'
import { createContext } from '../../../functions/context.ts'
import { openCases, PHONE } from '../../support/cases.ts'
import { NOW, testEnv } from '../../support/door.ts'

const HOUR = 3_600_000
const ROUTINE = { situation: 'approached', payments: undefined, stillInContact: false }
const campus = (school: string) => ({
  ...{ kind: 'campus', details: { school, way: 'poster', victims: 'none', ongoing: false } },
  ...{ indicators: [PHONE], private: { story: '楼道里贴的。' } },
})

describe('a report that names what an officer kept before', () => {
  it('moves up a lane with a sooner clock, and says why first', async () => {
    const { routine, keep, look, file } = await setUp()
    await keep(await routine())
    const id = await routine()
    await look()
    expect(await file(id)).toMatchObject({ lane: 'today', reasons: ['seen-before'] })
    const { dueAt, createdAt } = await file(id)
    expect(Date.parse(dueAt) - Date.parse(createdAt)).toBe(8 * HOUR)
  })

  it('moves up more where that was at another school', async () => {
    const { report, keep, look, file } = await setUp()
    await keep(await report(campus('江畔大学')))
    const id = await report(campus('禾渡职业技术学院'))
    await look()
    const { lane, reasons, dueAt, createdAt } = await file(id)
    expect([lane, reasons]).toEqual(['today', ['several-campuses']])
    expect(Date.parse(dueAt) - Date.parse(createdAt)).toBe(4 * HOUR)
  })

  it('at the same school under another of its names, as seen before', async () => {
    const { report, keep, look, file } = await setUp()
    await keep(await report(campus('江畔大学')))
    const id = await report(campus('Jiangpan University'))
    await look()
    expect((await file(id)).reasons).toEqual(['seen-before'])
  })

  it('stays as urgent as it is, and says it, too', async () => {
    const { routine, report, keep, look, file } = await setUp()
    await keep(await routine())
    const id = await report({ ...ROUTINE, situation: 'gave-info', indicators: [PHONE] })
    const before = await file(id)
    await look()
    expect(await file(id)).toMatchObject({
      lane: before.lane,
      dueAt: before.dueAt,
      reasons: [...before.reasons, 'seen-before'],
    })
  })
})

describe('nothing moves up', () => {
  it('for what others only claim', async () => {
    const { routine, look, file } = await setUp()
    await routine()
    const id = await routine()
    await look()
    expect(await file(id)).toMatchObject({ lane: 'routine', reasons: ['waiting'] })
  })

  it('for what an officer turned away', async () => {
    const { routine, turnAway, look, file } = await setUp()
    await turnAway(await routine())
    const id = await routine()
    await look()
    expect((await file(id)).lane).toBe('routine')
  })

  it('for what another centre kept', async () => {
    const { routine, keep, look, file } = await setUp()
    const other = await routine()
    await keep(other)
    await env.DB.batch(
      ['reports', 'indicators'].map((table) =>
        env.DB.prepare(
          `UPDATE ${table} SET centre_id = 'elsewhere' WHERE ${table === 'reports' ? 'id' : 'report_id'} = ?`,
        ).bind(other),
      ),
    )
    const id = await routine()
    await look()
    expect((await file(id)).lane).toBe('routine')
  })

  it('that its own network repeats', async () => {
    const { routine, keep, look, file } = await setUp()
    const first = await routine('198.51.100.1')
    await keep(first)
    // The clock stands still here, and of one moment the ids decide.
    await env.DB.prepare("UPDATE indicators SET created_at = '2026-11-01' WHERE report_id = ?")
      .bind(first)
      .run()
    const id = await routine('198.51.100.1')
    await look()
    expect((await file(id)).lane).toBe('to-verify')
  })
})

async function setUp() {
  const { send, console } = await openCases()
  await env.DB.prepare(
    'INSERT INTO linked_events (id, no) SELECT 1, COALESCE(MAX(no), 0) FROM events',
  ).run()
  let network = 0
  const nextNetwork = () => {
    network += 1
    return `198.51.${network}.1`
  }
  const decide = async (id: string, stage: string, reason: string) => {
    const at = `/api/v1/triage/reports/${id}`
    const { version } = await (await console.post('wang', `${at}/claim`)).json<
      object & { version: number }
    >()
    const done = await console.post('wang', `${at}/decision`, { version, stage, reason })
    expect(done.status).toBe(200)
  }
  return {
    report: (body: Record<string, unknown>, ip = nextNetwork()) =>
      'kind' in body ? send({}, ip, body) : send(body, ip),
    routine: (ip = nextNetwork()) => send({ ...ROUTINE, indicators: [PHONE] }, ip),
    keep: (id: string) => decide(id, 'assessed', 'known-pattern'),
    turnAway: (id: string) => decide(id, 'not-accepted', 'not-fraud'),
    look: async () => {
      const ctx = createContext(testEnv(), { log: () => {}, clock: () => NOW })
      for (let n = 0; n < 5; n += 1) await linkArrivals(ctx)
    },
    async file(id: string) {
      const row = await env.DB.prepare(
        'SELECT lane, due_at AS dueAt, created_at AS createdAt, reasons FROM reports WHERE id = ?',
      )
        .bind(id)
        .first<{ lane: string; dueAt: string; createdAt: string; reasons: string }>()
      if (!row) throw new Error('not stored')
      return { ...row, reasons: JSON.parse(row.reasons) as string[] }
    },
  }
}
