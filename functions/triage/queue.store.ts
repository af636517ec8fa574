import type { Kind, Lane, Situation, Stage } from '../reports/vocabulary.ts'
import { COUNT_LIMIT, type QueuedReport, type QueuePlace } from './queued-report.ts'

interface QueueRow {
  id: string
  reference: string
  kind: Kind
  scam_type: string
  situation: Situation | null
  for_whom: string | null
  minor: number
  still_in_contact: number | null
  region: string | null
  amount_band: number | null
  lane: Lane
  due_at: string
  reasons: string
  stage: Stage
  created_at: string
  claimed_by: string | null
  holder: string | null
  version: number
}

const rowToQueued = (row: QueueRow): QueuedReport => ({
  id: row.id,
  reference: row.reference,
  kind: row.kind,
  scamType: row.scam_type,
  situation: row.situation,
  forWhom: row.for_whom,
  minor: row.minor === 1,
  stillInContact: row.still_in_contact === null ? null : row.still_in_contact === 1,
  region: row.region,
  amountBand: row.amount_band,
  lane: row.lane,
  dueAt: row.due_at,
  reasons: JSON.parse(row.reasons) as string[],
  stage: row.stage,
  createdAt: row.created_at,
  claimedBy: row.claimed_by,
  holder: row.holder,
  version: row.version,
})

/** What waits at a centre. */
export function queueStore(db: D1Database) {
  return {
    /** Open reports of one lane, the one due first first. */
    async queued(
      centreId: string,
      lane: Lane,
      after: QueuePlace | null,
      limit: number,
    ): Promise<readonly QueuedReport[]> {
      const { results } = await db
        .prepare(
          `SELECT r.id, r.reference, r.kind, r.scam_type, r.situation, r.for_whom, r.minor,
             r.still_in_contact, r.region, r.amount_band, r.lane, r.due_at, r.reasons, r.stage,
             r.created_at, r.claimed_by, o.name AS holder, r.version
           FROM reports r LEFT JOIN officers o ON o.id = r.claimed_by
           WHERE r.centre_id = ?1 AND r.open = 1 AND r.lane = ?2 AND (r.due_at, r.id) > (?3, ?4)
           ORDER BY r.due_at, r.id LIMIT ?5`,
        )
        .bind(centreId, lane, after?.dueAt ?? '', after?.id ?? '', limit)
        .all<QueueRow>()
      return results.map(rowToQueued)
    },

    /** How many open reports each lane holds, in the order asked for; at most COUNT_LIMIT each. */
    async countQueued(centreId: string, lanes: readonly Lane[]): Promise<readonly number[]> {
      const count = db.prepare(
        `SELECT COUNT(*) AS n FROM
           (SELECT 1 FROM reports WHERE centre_id = ?1 AND open = 1 AND lane = ?2 LIMIT ?3)`,
      )
      const counts = await db.batch<{ n: number }>(
        lanes.map((lane) => count.bind(centreId, lane, COUNT_LIMIT)),
      )
      return counts.map(({ results }) => results[0]?.n ?? 0)
    },
  }
}
