import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Checkpoint, checkpointStore } from '../../../functions/audit/checkpoint.store.ts'
import { type EventRow, rowToEvent } from '../../../functions/audit/event.store.ts'
import { type AuditedReport, verifyLog } from '../../../functions/audit/verify-log.ts'
import { writeCheckpoint } from '../../../functions/audit/write-checkpoint.ts'
import { openConsole } from '../../support/console.ts'
import { freshKey, NOW } from '../../support/door.ts'
import { holdReceipt } from '../../support/held-receipt.ts'
import { makeReport } from '../../support/make-report.ts'
import { AUDIT_SECRET } from '../../support/stored-report.ts'
import { tampering } from '../../support/tampering.ts'

let log: Awaited<ReturnType<typeof workedLog>>
beforeEach(async () => {
  log = await workedLog()
})

describe('a log that nobody touched', () => {
  it('holds, page by page', async () => {
    expect(await verify()).toMatchObject({ events: 7, reports: 3, checkpoints: 1, uncovered: 1 })
    expect((await verify()).problems).toEqual([])
  })

  it('holds after a lawful erasure', async () => {
    const { authorization } = log
    const headers = { authorization }
    const erased = await log.fetch('/api/v1/reports/withdrawal', { method: 'POST', headers })
    expect(erased.status).toBe(200)
    expect((await verify()).problems).toEqual([])
  })

  it('holds after a report that had ended was opened again by its reporter', async () => {
    expect((await log.close()).status).toBe(200)
    const headers = {
      authorization: log.authorization,
      'content-type': 'application/json',
      'idempotency-key': freshKey(),
    }
    const body = JSON.stringify({ text: '他又来了。' })
    const sent = await log.fetch('/api/v1/reports/messages', { method: 'POST', headers, body })
    expect(sent.status).toBe(201)
    expect((await verify()).problems).toEqual([])
  })
})

describe('a log that somebody touched', () => {
  it.each([
    ['changed what an event says', "UPDATE events SET actor = 'li' WHERE no = 4", 'altered-event'],
    [
      'changed when it was',
      "UPDATE events SET at = '2026-01-01T00:00:00Z' WHERE no = 5",
      'altered-event',
    ],
    ['removed an event', 'DELETE FROM events WHERE no = 5', 'missing-event'],
    ['removed the last event of a history', 'DELETE FROM events WHERE no = 6', 'missing-event'],
    [
      'let two change places',
      'UPDATE events SET seq = CASE seq WHEN 2 THEN 93 ELSE 92 END WHERE no IN (4, 5); UPDATE events SET seq = seq - 90 WHERE seq > 90',
      'missing-event',
    ],
    [
      'put one in',
      'INSERT INTO events SELECT 8, report_id, 9, centre_id, at, actor, type, data, mac FROM events WHERE no = 4',
      'missing-event',
    ],
    [
      'put a report in',
      "INSERT INTO reports SELECT 'zz', reference, centre_id, 'k', 'b', 'r', receipt_key, kind, locale, notice_version, scam_type, situation, also, for_whom, minor, still_in_contact, region, occurred_on, amount_band, last_paid_hour, details, sealed_by, created_at, lane, due_at, reasons, stage, stage_at, open, claimed_by, claimed_at, version, wrote_at, channel, tasks, kept_until FROM reports LIMIT 1",
      'no-history',
    ],
    [
      'removed a report',
      'DELETE FROM sealed_parts; DELETE FROM indicators; DELETE FROM reports WHERE id IN (SELECT report_id FROM events WHERE no = 1)',
      'missing-report',
    ],
    [
      'removed a report and its history',
      'DELETE FROM sealed_parts; DELETE FROM indicators; DELETE FROM reports WHERE id IN (SELECT report_id FROM events WHERE no = 3); DELETE FROM events WHERE report_id NOT IN (SELECT id FROM reports)',
      'missing-event',
    ],
    [
      'moved a report on without an event',
      "UPDATE reports SET stage = 'solved' WHERE id IN (SELECT report_id FROM events WHERE no = 1)",
      'stage-differs',
    ],
    ['cut the tail', 'DELETE FROM events WHERE no > 4', 'cut-log'],
  ])('shows who %s', async (_, sql, code) => {
    await tampering(
      env.DB,
      sql.split('; ').map((one) => env.DB.prepare(one)),
    )
    expect((await verify()).problems.map((problem) => problem.code)).toContain(code)
  })

  it('shows a checkpoint that this portal did not write', async () => {
    const [noted] = log.checkpoints as [Checkpoint]
    const { problems } = await verify([{ ...noted, no: 2 }])
    expect(problems.map(({ code }) => code)).toEqual(['forged-checkpoint'])
  })

  it('names each broken history once, where it breaks', async () => {
    await tampering(env.DB, [env.DB.prepare("UPDATE events SET actor = 'li' WHERE no = 4")])
    expect((await verify()).problems).toEqual([{ code: 'altered-event', at: '4' }])
  })
})

/** Pages of two, so that every check crosses a page. */
const verify = (checkpoints = log.checkpoints) =>
  verifyLog(
    {
      checkpoints,
      events: async (no) => {
        const found = env.DB.prepare('SELECT * FROM events WHERE no > ? ORDER BY no LIMIT 2')
        return (await found.bind(no).all<EventRow>()).results.map(rowToEvent)
      },
      rows: async () => [],
      reports: async (id) => {
        const found = env.DB.prepare(
          'SELECT id, stage FROM reports WHERE id > ? ORDER BY id LIMIT 2',
        )
        return (await found.bind(id).all<AuditedReport>()).results
      },
    },
    AUDIT_SECRET,
  )

/** Three reports; the first is opened, claimed and decided; noted; then one more look: seven events. */
async function workedLog() {
  await tampering(env.DB, [
    ...['events', 'messages', 'sealed_parts', 'indicators', 'reports'].map((table) =>
      env.DB.prepare(`DELETE FROM ${table}`),
    ),
    env.DB.prepare("DELETE FROM sqlite_sequence WHERE name = 'events'"),
  ])
  await env.KV.delete('v1:audit:checkpoint')
  const console = await openConsole()
  const held = await holdReceipt(await console.door.report(makeReport()))
  await console.door.report(makeReport())
  await console.door.report(makeReport())
  const first = await env.DB.prepare('SELECT report_id FROM events WHERE no = 1').first('report_id')
  const at = `/api/v1/triage/reports/${first}`
  await console.as('wang', at)
  const claimed = await console.post('wang', `${at}/claim`)
  const { version } = await claimed.json<{ version: number }>()
  const decision = { version, stage: 'assessed', reason: 'plausible' }
  expect((await console.post('wang', `${at}/decision`, decision)).status).toBe(200)
  const checkpoints = checkpointStore(env.DB, env.KV)
  const noted = await writeCheckpoint({
    checkpoints,
    clock: () => NOW,
    secrets: { audit: AUDIT_SECRET } as never,
  })
  await console.as('li', at)
  if (!noted) throw new Error('nothing was noted')
  return {
    ...{ authorization: held.authorization, fetch: console.door.fetch, checkpoints: [noted] },
    close: () =>
      console.post('wang', `${at}/decision`, {
        ...{ version: version + 1, stage: 'closed', reason: 'advice-given' },
      }),
  }
}
