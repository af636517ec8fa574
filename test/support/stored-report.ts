import { chainMac, type EventDraft } from '../../functions/audit/chain.ts'
import { fromBase64url } from '../../functions/sealing/base64url.ts'
import { testEnv } from './door.ts'

const secret = fromBase64url(testEnv().AUDIT_SECRET)
if (!secret.ok) throw new Error('the test secret is malformed')
export const AUDIT_SECRET = secret.value

/** A row of `reports`, as the columns are called. */
export type StoredRow = Record<string, string | number | null>

let made = 0

/**
 * Puts a report with its first event straight into D1, so that the console's tests need no intake.
 * @returns its id
 */
export async function storeReport(db: D1Database, change: StoredRow = {}): Promise<string> {
  made += 1
  const id = `${'0'.repeat(20)}${String(made).padStart(6, '0')}`
  const row: StoredRow = {
    id,
    reference: `7R4-KD2-WB${made % 10}`,
    centre_id: 'jiangpan',
    key_mac: `key-${id}`,
    body_mac: `body-${id}`,
    receipt_mac: `receipt-${id}`,
    receipt_key: 'A'.repeat(43),
    kind: 'fraud',
    locale: 'zh-CN',
    notice_version: null,
    scam_type: 'task-rebate',
    situation: 'paid',
    also: '[]',
    for_whom: 'me',
    minor: 0,
    still_in_contact: 1,
    region: '510100',
    occurred_on: '2026-11-20',
    amount_band: 2_000_000,
    last_paid_hour: '2026-11-22T01:00:00Z',
    details: '{}',
    sealed_by: 'browser',
    created_at: '2026-11-22T02:00:00.000Z',
    lane: 'urgent',
    due_at: '2026-11-22T02:15:00.000Z',
    reasons: '["paid-within-2h","still-in-contact"]',
    stage: 'received',
    stage_at: '2026-11-22T02:00:00.000Z',
    open: 1,
    claimed_by: null,
    claimed_at: null,
    version: 1,
    ...change,
  }
  const columns = Object.keys(row)
  const first: EventDraft = {
    reportId: String(row.id),
    seq: 1,
    centreId: String(row.centre_id),
    at: String(row.created_at),
    actor: 'reporter',
    type: 'received',
    data: { lane: String(row.lane) },
  }
  await db.batch([
    db
      .prepare(
        `INSERT INTO reports (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      )
      .bind(...Object.values(row)),
    db
      .prepare(
        `INSERT INTO events (report_id, seq, centre_id, at, actor, type, data, mac)
         VALUES (?, 1, ?, ?, 'reporter', 'received', ?, ?)`,
      )
      .bind(
        first.reportId,
        first.centreId,
        first.at,
        JSON.stringify(first.data),
        await chainMac(AUDIT_SECRET, first, ''),
      ),
  ])
  return String(row.id)
}
