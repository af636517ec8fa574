import type { Kind, Lane, Situation, Stage } from '../reports/vocabulary.ts'
import { COUNT_LIMIT, type QueuedReport, type QueuePlace, type Urgent } from './queued-report.ts'

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
  wrote_at: string | null
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
  readonly limit: number
}

/** What waits at a centre. */
export function queueStore(db: D1Database) {
  return {
    /**
     * Open reports lane after lane, in each the one due first first; and how many each of `counted`
     * holds, at most COUNT_LIMIT, because D1 bills every row that is counted. One trip.
     */
    async queue(
      centreId: string,
      slice: QueueSlice,
      counted: readonly Lane[],
    ): Promise<{ reports: readonly QueuedReport[]; counts: ReadonlyMap<Lane, number> }> {
      const [page, counts] = await db.batch([
        selectPage(db, centreId, slice),
        selectCounts(db).bind(centreId, JSON.stringify(counted), COUNT_LIMIT),
      ])
      const rows = (counts?.results ?? []) as { lane: Lane; n: number }[]
      return {
        reports: ((page?.results ?? []) as QueueRow[]).map(rowToQueued),
        counts: new Map(rows.map(({ lane, n }) => [lane, n])),
      }
    },

    /** How many urgent reports nobody holds, and the ids of the newest twenty. One statement. */
    async urgent(centreId: string): Promise<Urgent> {
      const { results } = await db
        .prepare(
          `SELECT id FROM reports
           WHERE centre_id = ?1 AND open = 1 AND lane = 'urgent' AND claimed_by IS NULL
           ORDER BY due_at DESC LIMIT ?2`,
        )
        .bind(centreId, COUNT_LIMIT)
        .all<{ id: string }>()
      return { unclaimed: results.length, ids: results.slice(0, 20).map(({ id }) => id) }
    },
  }
}

const COLUMNS = `r.id, r.reference, r.kind, r.scam_type, r.situation, r.for_whom, r.minor,
  r.still_in_contact, r.region, r.amount_band, r.lane, r.due_at, r.reasons, r.stage,
  r.created_at, r.wrote_at, r.claimed_by, o.name AS holder, r.version`

/** One arm for each lane, read one after another and only until the limit is reached. */
function selectPage(db: D1Database, centreId: string, { lanes, after, limit }: QueueSlice) {
  const arms = lanes.map(
    (_, n) =>
      `SELECT * FROM (SELECT ${COLUMNS} FROM reports r LEFT JOIN officers o ON o.id = r.claimed_by
       WHERE r.centre_id = ?1 AND r.open = 1 AND r.lane = ?${n + 5}
         AND ${n === 0 ? '(r.due_at, r.id) > (?2, ?3)' : "r.due_at > ''"}
       ORDER BY r.due_at, r.id LIMIT ?4)`,
  )
  return db
    .prepare(`${arms.join(' UNION ALL ')} LIMIT ?4`)
    .bind(centreId, after?.dueAt ?? '', after?.id ?? '', limit, ...lanes)
}

const selectCounts = (db: D1Database) =>
  db.prepare(
    `SELECT l.value AS lane, (SELECT COUNT(*) FROM (SELECT 1 FROM reports r
       WHERE r.centre_id = ?1 AND r.open = 1 AND r.lane = l.value LIMIT ?3)) AS n
     FROM json_each(?2) l`,
  )
