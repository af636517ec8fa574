import type { Kind, Lane, Situation, Stage } from '../reports/vocabulary.ts'
import { COUNT_LIMITS, type QueuedReport, type QueuePlace, type Urgent } from './queued-report.ts'

export interface QueueRow {
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
  wrote_at: string | null
  claimed_by: string | null
  holder: string | null
  version: number
}

export const rowToQueued = (row: QueueRow): QueuedReport => ({
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
  wroteAt: row.wrote_at,
  claimedBy: row.claimed_by,
  holder: row.holder,
  version: row.version,
})

/** What is asked of the queue: some lanes, from a place on. */
export interface QueueSlice {
  /** In their order; those before the place are left out. */
  readonly lanes: readonly Lane[]
  /** Where the first of these lanes starts. */
  readonly after: QueuePlace | null
  /** Only what is due before: ISO 8601, UTC. */
  readonly dueBefore: string | null
  readonly limit: number
}

/** What waits at a centre. */
export function queueStore(db: D1Database) {
  return {
    /**
     * Open reports lane after lane, in each the one due first first; and how many each of `counted`
     * holds, as far as COUNT_LIMITS go. One trip.
     */
    async queue(
      centreId: string,
      slice: QueueSlice,
      counted: readonly Lane[],
    ): Promise<{ reports: readonly QueuedReport[]; counts: ReadonlyMap<Lane, number> }> {
      const [page, counts] = await db.batch([
        selectPage(db, centreId, slice),
        selectCounts(db, centreId, counted),
      ])
      const rows = (counts?.results ?? []) as { lane: Lane; n: number }[]
      return {
        reports: ((page?.results ?? []) as QueueRow[]).map(rowToQueued),
        counts: new Map(rows.map(({ lane, n }) => [lane, n])),
      }
    },

    /**
     * How many urgent reports nobody holds, with those that another centre has handed over and nobody has
     * received yet, and the ids of the newest twenty. One trip.
     */
    async urgent(centreId: string): Promise<Urgent> {
      const [handed, own] = await db.batch<{ id: string }>([
        db
          .prepare(
            `SELECT id FROM referrals
             WHERE to_centre = ?1 AND state = 'sent' AND lane = 'urgent' AND answer_due IS NOT NULL
             ORDER BY made_at DESC LIMIT ?2`,
          )
          .bind(centreId, COUNT_LIMITS.urgent),
        db
          .prepare(
            `SELECT id FROM reports INDEXED BY reports_queue
             WHERE centre_id = ?1 AND open = 1 AND lane = 'urgent' AND claimed_by IS NULL
             ORDER BY due_at DESC LIMIT ?2`,
          )
          .bind(centreId, COUNT_LIMITS.urgent),
      ])
      const ids = [...(handed?.results ?? []), ...(own?.results ?? [])].map(({ id }) => id)
      return {
        unclaimed: Math.min(ids.length, COUNT_LIMITS.urgent),
        handed: handed?.results.length ?? 0,
        ids: ids.slice(0, 20),
      }
    },
  }
}

export const QUEUE_COLUMNS = `r.id, r.reference, r.kind, r.scam_type, r.situation, r.for_whom, r.minor,
  r.still_in_contact, r.region, r.amount_band, r.lane, r.due_at, r.reasons, r.stage,
  r.created_at, r.wrote_at, r.claimed_by, o.name AS holder, r.version`

/** One arm for each lane, read one after another and only until the limit is reached. */
function selectPage(
  db: D1Database,
  centreId: string,
  { lanes, after, dueBefore, limit }: QueueSlice,
) {
  const arms = lanes.map(
    (_, n) =>
      `SELECT * FROM (SELECT ${QUEUE_COLUMNS} FROM reports r LEFT JOIN officers o ON o.id = r.claimed_by
       WHERE r.centre_id = ?1 AND r.open = 1 AND r.lane = ?${n + 6} AND r.due_at < ?5
         AND ${n === 0 ? '(r.due_at, r.id) > (?2, ?3)' : "r.due_at > ''"}
       ORDER BY r.due_at, r.id LIMIT ?4)`,
  )
  return db
    .prepare(`${arms.join(' UNION ALL ')} LIMIT ?4`)
    .bind(centreId, after?.dueAt ?? '', after?.id ?? '', limit, dueBefore ?? '9999', ...lanes)
}

function selectCounts(db: D1Database, centreId: string, lanes: readonly Lane[]) {
  const arms = lanes.map(
    (_, n) =>
      `SELECT ?${2 * n + 2} AS lane, COUNT(*) AS n FROM (SELECT 1 FROM reports
         WHERE centre_id = ?1 AND open = 1 AND lane = ?${2 * n + 2} LIMIT ?${2 * n + 3})`,
  )
  return db
    .prepare(arms.join(' UNION ALL ') || 'SELECT NULL AS lane, 0 AS n WHERE ?1 IS NULL')
    .bind(centreId, ...lanes.flatMap((lane) => [lane, COUNT_LIMITS[lane]]))
}
