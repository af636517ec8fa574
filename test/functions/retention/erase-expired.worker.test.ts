// Longer than most files: each thing that keeps a report, or doesn’t, is tried.

import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { type EventRow, rowToEvent } from '../../../functions/audit/event.store.ts'
import { type AuditedReport, verifyLog } from '../../../functions/audit/verify-log.ts'
import { createContext } from '../../../functions/context.ts'
import { operatorFrom } from '../../../functions/operator/operator.ts'
import { eraseExpired } from '../../../functions/retention/erase-expired.ts'
import { retentionStore } from '../../../functions/retention/retention.store.ts'
import { countingRows } from '../../../scripts/bench/counting-rows.store.ts'
import { fullScansOf, planOf } from '../../../scripts/bench/query-plans.store.ts'
import { openConsole } from '../../support/console.ts'
import { NOW, testEnv } from '../../support/door.ts'
import { AUDIT_SECRET, type StoredRow, storeReport } from '../../support/stored-report.ts'
import { tampering } from '../../support/tampering.ts'

const DAY = 86_400_000
/** Thirty days for everything, so that one table of tests says it. */
const PERIODS = {
  ...{ fraud: 30, campus: 30, 'job-ad': 30, clue: 30 },
  ...{ warnDays: 14, afterNewsDays: 30 },
}

beforeEach(() =>
  tampering(
    env.DB,
    [
      'case_reports',
      'cases',
      'events',
      'sealed_parts',
      'indicators',
      'messages',
      'referrals',
      'reports',
    ].map((table) => env.DB.prepare(`DELETE FROM ${table}`)),
  ),
)

describe('what has ended', () => {
  it.each([
    [29, true],
    [30, false],
    [31, false],
  ])('after %i days is kept: %s', async (days, kept) => {
    const id = await ended(days)
    await run()
    expect(await isKept(id)).toBe(kept)
  })

  it.each([
    ['a message of 29 days ago keeps it', 29, true],
    ['one of 31 days ago doesn’t', 31, false],
  ])('%s', async (_, days, kept) => {
    const id = await ended(90)
    await env.DB.prepare(
      `INSERT INTO messages (report_id, n, centre_id, id, sender, at, key_mac, body_mac, sealed_by, nonce, ct, wraps)
       VALUES (?1, 1, 'jiangpan', ?1, 'reporter', ?2, ?1, 'b', 'browser', 'n', 'c', '[]')`,
    )
      .bind(id, ago(days))
      .run()
    await run()
    expect(await isKept(id)).toBe(kept)
  })

  it('an authority’s answer of 29 days ago keeps it, too', async () => {
    const id = await ended(90)
    await env.DB.prepare(
      `INSERT INTO referrals (id, report_id, centre_id, to_id, to_name, parts, state, made_at, made_by, answered_at)
       VALUES (?1, ?1, 'jiangpan', 'x', 'x', '[]', 'answered', ?2, 'wang', ?3)`,
    )
      .bind(id, ago(80), ago(29))
      .run()
    await run()
    expect(await isKept(id)).toBe(true)
  })

  it.each([
    ['sent', true],
    ['received', true],
    ['dropped', false],
  ])('with a referral that was %s and has no answer is kept: %s', async (state, kept) => {
    const id = await ended(4_000)
    await env.DB.prepare(
      `INSERT INTO referrals (id, report_id, centre_id, to_id, to_name, parts, state, made_at, made_by)
       VALUES (?1, ?1, 'jiangpan', 'x', 'x', '[]', ?2, ?3, 'wang')`,
    )
      .bind(id, state, ago(3_900))
      .run()
    await run()
    expect(await isKept(id)).toBe(kept)
  })

  it.each([
    ['is open', 1, true],
    ['has ended, too', 0, false],
  ])('in a case of which another report %s is kept: %s', async (_, open, kept) => {
    const id = await ended(4_000)
    const other = await ended(1, { open, stage: open ? 'verified' : 'closed' })
    await env.DB.batch([
      env.DB.prepare(
        `INSERT INTO cases (id, reference, centre_id, opened_at, changed_at, reports)
         VALUES (?1, 'C-1', 'jiangpan', '2026-01-01', '2026-01-01', 2)`,
      ).bind(`case-${id}`),
      ...[id, other].map((report) =>
        env.DB.prepare(
          `INSERT INTO case_reports (report_id, case_id, centre_id, action_id)
           VALUES (?, ?, 'jiangpan', 'a')`,
        ).bind(report, `case-${id}`),
      ),
    ])
    await run()
    expect([await isKept(id), await isKept(other)]).toEqual([kept, true])
  })

  it.each<[string, StoredRow]>([
    ['what is open', { open: 1, stage: 'verified' }],
    ['what was handed over and waits', { open: 1, stage: 'referred' }],
  ])('%s is never erased', async (_, row) => {
    const id = await ended(4_000, row)
    await run()
    expect(await isKept(id)).toBe(true)
  })

  it('each kind has its own period', async () => {
    const fraud = await ended(100)
    const clue = await ended(100, { kind: 'clue' })
    await run({ fraud: 180, clue: 90 })
    expect([await isKept(fraud), await isKept(clue)]).toEqual([true, false])
  })

  it('is erased at every centre, also at one that is in no file any more', async () => {
    const ids = [
      await ended(40),
      await ended(40, { centre_id: 'elsewhere' }),
      await ended(40, { centre_id: 'gone' }),
    ]
    await run()
    expect(await Promise.all(ids.map(isKept))).toEqual([false, false, false])
  })
})

describe('an erased report', () => {
  it('keeps what counts need, and its words are gone', async () => {
    const id = await ended(31)
    await run()
    const row = await env.DB.prepare('SELECT * FROM reports WHERE id = ?').bind(id).first()
    expect(row).toMatchObject({
      ...{ kind: 'fraud', scam_type: 'task-rebate', region: '510100', amount_band: 2_000_000 },
      ...{ stage: 'closed', stage_at: ago(31), created_at: '2026-11-22T02:00:00.000Z' },
      ...{ situation: null, details: '{}', receipt_key: '', occurred_on: null, reasons: '[]' },
    })
    for (const table of ['sealed_parts', 'indicators', 'messages']) {
      const { results } = await env.DB.prepare(`SELECT 1 FROM ${table} WHERE report_id = ?`)
        .bind(id)
        .all()
      expect([table, results.length]).toEqual([table, 0])
    }
  })

  it('keeps a history that holds: the whole log still does, and the console says why it is empty', async () => {
    const id = await ended(31)
    await run()
    expect((await verify()).problems).toEqual([])
    const console = await openConsole()
    const opened = await (await console.as('wang', `/api/v1/triage/reports/${id}`)).json<{
      historyHolds: boolean
      receiptKeyHolds: boolean
      events: { type: string; actor: string }[]
    }>()
    expect(opened).toMatchObject({ historyHolds: true, receiptKeyHolds: true })
    expect(opened.events).toContainEqual(
      expect.objectContaining({ type: 'erased', actor: 'system' }),
    )
  })

  it('is erased once', async () => {
    const id = await ended(31)
    await run()
    await run()
    const { results } = await env.DB.prepare(
      "SELECT 1 FROM events WHERE report_id = ? AND type = 'erased'",
    )
      .bind(id)
      .all()
    expect(results).toHaveLength(1)
  })
})

describe('the console', () => {
  it('warns of what is erased within a fortnight, the first first', async () => {
    const late = await ended(170)
    const soon = await ended(179)
    await ended(160)
    await ended(179, { centre_id: 'elsewhere' })
    const console = await openConsole()
    const { reports } = await (await console.as('wang', '/api/v1/triage/retention')).json<{
      reports: { id: string; eraseAt: string }[]
    }>()
    expect(reports.map(({ id }) => id)).toEqual([soon, late])
    expect(reports[0]?.eraseAt).toBe(new Date(NOW.getTime() + DAY).toISOString())
  })
})

it('reads four rows at most for each report that it shows, and no table from end to end', async () => {
  await many(3_000)
  const counted = countingRows(env.DB)
  const store = retentionStore(counted.db)
  const all = (['fraud', 'campus', 'job-ad', 'clue'] as const).map((kind) => ({
    kind,
    until: ago(30),
  }))
  const shown = (await store.ending('jiangpan', all, '9999', 51)).length
  console.info(`retention, ending: ${shown} shown, ${counted.rowsRead()} rows read`)
  expect(counted.rowsRead()).toBeLessThanOrEqual(4 * shown + 100)
  const before = counted.rowsRead()
  const none = all.map(({ kind }) => ({ kind, until: '2000-01-01' }))
  expect(await store.expired(none, '', NOW.toISOString(), 10)).toEqual([])
  console.info(
    `retention, a minute in which nothing is due: ${counted.rowsRead() - before} rows read`,
  )
  expect(counted.rowsRead() - before).toBeLessThanOrEqual(100)
  for (const { sql, values } of counted.statements) {
    expect(fullScansOf(await planOf(env.DB, sql, values))).toEqual([])
  }
})

const ago = (days: number) => new Date(NOW.getTime() - days * DAY).toISOString()

/** A report that ended so many days ago, with words. */
async function ended(days: number, row: StoredRow = {}): Promise<string> {
  const id = await storeReport(env.DB, { open: 0, stage: 'received', stage_at: ago(days), ...row })
  if (row.stage === undefined) {
    await env.DB.prepare("UPDATE reports SET stage = 'closed' WHERE id = ?").bind(id).run()
    await decided(id, days)
  }
  await env.DB.prepare(
    `INSERT INTO sealed_parts (report_id, part, centre_id, v, nonce, ct, wraps)
     SELECT id, 'story', centre_id, 1, 'n', 'c', '[]' FROM reports WHERE id = ?`,
  )
    .bind(id)
    .run()
  return id
}

/** The event by which it was closed, so that log and stage agree. */
async function decided(id: string, days: number) {
  const { linkEvent } = await import('../../../functions/audit/link-event.ts')
  const head = await env.DB.prepare('SELECT seq, mac, centre_id FROM events WHERE report_id = ?')
    .bind(id)
    .first<{ seq: number; mac: string; centre_id: string }>()
  if (!head) throw new Error('a report has a first event')
  const e = await linkEvent(AUDIT_SECRET, head, {
    ...{ reportId: id, centreId: head.centre_id, at: ago(days), actor: 'wang', type: 'decided' },
    data: { from: 'received', to: 'closed', reason: 'advice-given' },
  })
  await env.DB.prepare(
    'INSERT INTO events (report_id, seq, centre_id, at, actor, type, data, mac) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
    .bind(id, e.seq, e.centreId, e.at, e.actor, e.type, JSON.stringify(e.data), e.mac)
    .run()
}

async function many(count: number) {
  await env.DB.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1)
     INSERT INTO reports (id, reference, centre_id, key_mac, body_mac, receipt_mac, receipt_key, kind,
       locale, scam_type, sealed_by, created_at, lane, due_at, stage, stage_at, open)
     SELECT printf('m%025d', i), 'R', 'jiangpan', 'mk' || i, 'b', 'mr' || i, 'p',
       CASE i % 4 WHEN 0 THEN 'clue' ELSE 'fraud' END, 'zh-CN', 'unknown', 'browser',
       '2026-01-01', 'routine', '2026-01-01', 'closed', printf('2026-%02d-01T00:00:00.000Z', 1 + i % 9), 0 FROM n`,
  )
    .bind(count)
    .run()
}

const run = (retention: Partial<typeof PERIODS> = {}) =>
  eraseExpired(
    createContext(testEnv(), {
      clock: () => NOW,
      operator: { ...operatorFrom(), retention: { ...PERIODS, ...retention } },
      log: () => {},
    }),
  )

const isKept = async (id: string) =>
  (await env.DB.prepare('SELECT 1 FROM sealed_parts WHERE report_id = ?').bind(id).first()) !== null

const verify = async () => {
  const first = await env.DB.prepare('SELECT MIN(no) AS no FROM events').first<{ no: number }>()
  const shift = (first?.no ?? 1) - 1
  return verifyLog(
    {
      checkpoints: [],
      events: async (no) => {
        const found = env.DB.prepare('SELECT * FROM events WHERE no > ? ORDER BY no LIMIT 50')
        const { results } = await found.bind(no + shift).all<EventRow>()
        return results.map(rowToEvent).map((event) => ({ ...event, no: event.no - shift }))
      },
      rows: async () => [],
      reports: async (id) =>
        (
          await env.DB.prepare('SELECT id, stage FROM reports WHERE id > ? ORDER BY id LIMIT 50')
            .bind(id)
            .all<AuditedReport>()
        ).results,
    },
    AUDIT_SECRET,
  )
}
