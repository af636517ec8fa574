import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { linkArrivals } from '../../../functions/cases/link-arrivals.ts'
import type { Cases } from '../../../functions/cases/list-cases.ts'
import { createContext } from '../../../functions/context.ts'
import { type DoneBody, openCases, PHONE } from '../../support/cases.ts'
import { NOW, testEnv } from '../../support/door.ts'
import { storeReport } from '../../support/stored-report.ts'

const FORGED = 1_000
const NETWORKS = 50
/** How many honest reports wait already; the longest first. */
const QUEUES = [550, 200, 40] as const
const CLUE = { kind: 'clue', indicators: [PHONE], private: { story: '这个号码在骗人。' } }
/** Due today: who may be urgent is another matter, and never set back. */
const PAID = { payments: undefined, occurredOn: '2026-11-18' }

describe('a flood of forged reports against one number', () => {
  it('is one case, and moves an honest report by a tenth at most, in a short queue too', async () => {
    const { send, post, open, console } = await openCases()
    await skipHistory()
    // What waits already, and is due before the one whose place is asked for.
    const waiting: string[] = []
    for (let n = 0; n < QUEUES[0]; n += 1)
      waiting.push(await storeReport(env.DB, { lane: 'today', due_at: '2026-11-23T03:00:00.000Z' }))
    for (let n = 0; n < FORGED; n += 1)
      await send({ ...PAID, indicators: [PHONE] }, `198.51.${n % NETWORKS}.${n % 250}`)
    const honest = await send({ ...PAID, indicators: [] }, '192.0.2.1')
    await env.DB.prepare("UPDATE reports SET due_at = '2026-11-23T23:00:00.000Z' WHERE id = ?")
      .bind(honest)
      .run()
    const places = async () => {
      const found: number[] = []
      for (const size of QUEUES) {
        await shorten(waiting, size)
        found.push(await placeOf(honest))
      }
      await shorten(waiting, QUEUES[0])
      return found
    }

    const undefended = await places()
    await look()
    const looked = await places()

    const list = await console.as('wang', '/api/v1/triage/cases')
    const { proposals } = await list.json<Cases>()
    expect(proposals).toMatchObject([{ kind: 'phone', reports: 50, more: true, sources: 50 }])
    const joined = await post('wang', '/cases', {
      term: { idx: proposals[0]?.idx, host: false },
      reason: 'one-flood',
    })
    const { caseId, changed } = await joined.json<DoneBody>()
    const { line } = await open('wang', caseId)
    expect([changed, line.reports, line.sources]).toEqual([FORGED, FORGED, NETWORKS])
    const left = await (await console.as('wang', '/api/v1/triage/cases')).json<Cases>()
    expect([left.cases.length, left.proposals.length]).toEqual([1, 0])

    const wait = { action: 'wait', reason: 'one-flood' }
    const plan = await (await post('wang', `/cases/${caseId}/preview`, wait)).json<{
      changes: { id: string; version: number }[]
    }>()
    const rows = plan.changes.map(({ id, version }) => ({ id, version }))
    await post('wang', `/cases/${caseId}/bulk`, { do: wait, rows })
    const collapsed = await places()

    globalThis.console.log(
      `${FORGED} forged reports from ${NETWORKS} networks against one number: one case, ` +
        `${line.sources} independent reporters, ${await published()} published`,
    )
    for (const [n, size] of QUEUES.entries()) {
      const before = size + 1
      const [first = 0, then = 0, last = 0] = [undefended[n], looked[n], collapsed[n]]
      globalThis.console.log(
        `an honest report behind ${size} others: ${before} without them, ${first} before anything ` +
          `looked, ${then} after the minute's job (${percent(then, before)}), ` +
          `${last} once they are one (${percent(last, before)})`,
      )
      expect(first).toBe(before + FORGED)
      expect(then / before).toBeLessThanOrEqual(1.1)
      expect(last / before).toBeLessThanOrEqual(1.1)
    }
    expect(await published()).toBe(0)
  })

  it('of clues, which no network stands behind, three stay where they are', async () => {
    const { send } = await openCases()
    await skipHistory()
    const ids: string[] = []
    for (let n = 0; n < 6; n += 1) ids.push(await send({}, `198.51.${n}.1`, CLUE))
    await look()
    expect((await lanesOf(ids)).filter((lane) => lane === 'to-verify')).toHaveLength(3)
  })

  it('has nobody wait for what somebody has looked after', async () => {
    const { send, console } = await openCases()
    await skipHistory()
    const ids: string[] = []
    for (let n = 0; n < 5; n += 1) {
      const id = await send({ ...PAID, indicators: [PHONE] }, `198.51.${n}.1`)
      if (n < 3) await console.post('wang', `/api/v1/triage/reports/${id}/claim`)
      ids.push(id)
    }
    await look()
    expect((await lanesOf(ids)).filter((lane) => lane === 'to-verify')).toEqual([])
  })

  it('sets nobody back who may be urgent, or whom somebody has looked after', async () => {
    const { send, console } = await openCases()
    await skipHistory()
    const ids: string[] = []
    for (let n = 0; n < 5; n += 1) ids.push(await send({ indicators: [PHONE] }))
    await env.DB.prepare("UPDATE reports SET lane = 'routine' WHERE id IN (?, ?)")
      .bind(ids[3], ids[4])
      .run()
    await console.post('wang', `/api/v1/triage/reports/${ids[4]}/claim`)
    await look()
    const lanes = await lanesOf(ids)
    expect(lanes.slice(0, 3)).toEqual(['urgent', 'urgent', 'urgent'])
    expect(lanes[4]).toBe('routine')
  })

  it('is looked at once, and each network’s first report stays where it is', async () => {
    const { send } = await openCases()
    await skipHistory()
    const ids: string[] = []
    const routine = { situation: 'approached', payments: undefined, stillInContact: false }
    for (let n = 0; n < 4; n += 1) ids.push(await send({ ...routine, indicators: [PHONE] }))
    ids.push(await send({ ...routine, indicators: [PHONE] }, '192.0.2.9'))
    await look()
    await look()
    const lanes = await lanesOf(ids)
    expect(lanes.filter((lane) => lane === 'to-verify')).toHaveLength(3)
    expect(lanes[4]).not.toBe('to-verify')
    const events = await env.DB.prepare(
      "SELECT COUNT(*) AS n FROM events WHERE type = 'same-source' AND report_id IN (SELECT value FROM json_each(?))",
    )
      .bind(JSON.stringify(ids))
      .first('n')
    expect(events).toBe(3)
  })
})

const percent = (now: number, before: number) => `+${((now / before - 1) * 100).toFixed(1)} %`

/** The minute's job, until there is nothing new. */
async function look() {
  const ctx = createContext(testEnv(), { log: () => {}, clock: () => NOW })
  for (let n = 0; n < 60; n += 1) await linkArrivals(ctx)
}

const skipHistory = () =>
  env.DB.prepare(
    'INSERT INTO linked_events (id, no) SELECT 1, COALESCE(MAX(no), 0) FROM events',
  ).run()

/** Leaves the first so many of some reports open. */
const shorten = (ids: readonly string[], size: number) =>
  env.DB.prepare(
    'UPDATE reports SET open = (l.key < ?2) FROM json_each(?1) l WHERE reports.id = l.value',
  )
    .bind(JSON.stringify(ids), size)
    .run()

/** How many of its lane are due before it, and one. */
async function placeOf(id: string): Promise<number> {
  const n = await env.DB.prepare(
    `SELECT COUNT(*) AS n FROM reports r JOIN reports h ON h.id = ?
     WHERE r.centre_id = 'jiangpan' AND r.open = 1 AND r.lane = h.lane AND r.due_at < h.due_at`,
  )
    .bind(id)
    .first<number>('n')
  return (n ?? 0) + 1
}

async function lanesOf(ids: readonly string[]) {
  const { results } = await env.DB.prepare(
    'SELECT r.lane FROM json_each(?) l JOIN reports r ON r.id = l.value ORDER BY l.key',
  )
    .bind(JSON.stringify(ids))
    .all<{ lane: string }>()
  return results.map(({ lane }) => lane)
}

const published = () => env.DB.prepare('SELECT COUNT(*) AS n FROM warnings').first<number>('n')
