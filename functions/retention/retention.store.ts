import { insertEvent, isPlaceTaken } from '../audit/event.store.ts'
import type { ChainedEvent } from '../audit/link-event.ts'
import type { Kind, Stage } from '../reports/vocabulary.ts'
import { BLANKED, eraseBehind } from '../reports/withdrawal.store.ts'

/** Of a kind, what ended at or before `until` (ISO 8601, UTC). */
export interface Ended {
  readonly kind: Kind
  readonly until: string
}

/** An ended report that still has its words. */
export interface EndedReport {
  readonly id: string
  readonly reference: string
  readonly kind: Kind
  readonly scamType: string
  readonly stage: Stage
  readonly endedAt: string
  /** Until when an officer has it kept; null where its time alone counts. */
  readonly keptUntil: string | null
}

/** The partial index `reports_ended` holds these and no others. */
const KEPT = `r.open = 0 AND r.receipt_key <> ''`

/** Every centre that keeps something, one step through the index each. */
const CENTRES = `WITH RECURSIVE c (id) AS (
  SELECT (SELECT MIN(r.centre_id) FROM reports r WHERE ${KEPT})
  UNION ALL
  SELECT (SELECT MIN(r.centre_id) FROM reports r WHERE ${KEPT} AND r.centre_id > c.id)
  FROM c WHERE c.id IS NOT NULL)`

export type RetentionStore = ReturnType<typeof retentionStore>

/** What is kept after it has ended, and for how long still. */
export function retentionStore(db: D1Database) {
  return {
    /**
     * Reports of all centres whose time is over, without those that had a message or an authority's
     * answer after `newsAfter`, and without what somebody still looks into: an authority that hasn't
     * answered, or a case of which a report is open; nor what an officer has kept until after `now`.
     * `limit` of each kind.
     */
    async expired(
      ended: readonly Ended[],
      newsAfter: string,
      now: string,
      limit: number,
    ): Promise<readonly { readonly id: string; readonly centreId: string }[]> {
      const pages = await db.batch<{ id: string; centreId: string }>(
        ended.map(({ kind, until }) =>
          db
            .prepare(
              `${CENTRES}
               SELECT r.id, r.centre_id AS centreId
               FROM c JOIN reports r ON r.centre_id = c.id
               WHERE ${KEPT} AND r.kind = ?1 AND r.stage_at <= ?2
                 AND (r.kept_until IS NULL OR r.kept_until <= ?5)
                 AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.report_id = r.id AND m.at > ?3)
                 AND NOT EXISTS (SELECT 1 FROM referrals f
                   WHERE f.report_id = r.id AND (COALESCE(f.answered_at, f.received_at) > ?3
                     OR f.state IN ('sent', 'received')))
                 AND NOT EXISTS (SELECT 1 FROM case_reports c
                   CROSS JOIN case_reports o ON o.case_id = c.case_id
                   CROSS JOIN reports q ON q.id = o.report_id
                   WHERE c.report_id = r.id AND q.open = 1)
               LIMIT ?4`,
            )
            .bind(kind, until, newsAfter, limit, now),
        ),
      )
      return pages.flatMap(({ results }) => results)
    },

    /**
     * Ended reports of a centre whose time is over by then, kind after kind, in each the oldest first; without
     * those that an officer has kept until after `by`.
     */
    async ending(
      centreId: string,
      ended: readonly Ended[],
      by: string,
      limit: number,
    ): Promise<readonly EndedReport[]> {
      const arms = ended.map(
        (_, n) =>
          `SELECT * FROM (SELECT r.id, r.reference, r.kind, r.scam_type AS scamType, r.stage,
             r.stage_at AS endedAt, r.kept_until AS keptUntil FROM reports r
           WHERE r.centre_id = ?1 AND ${KEPT} AND r.kind = ?${2 * n + 4} AND r.stage_at <= ?${2 * n + 5}
             AND (r.kept_until IS NULL OR r.kept_until <= ?3)
           ORDER BY r.stage_at LIMIT ?2)`,
      )
      const { results } = await db
        .prepare(`${arms.join(' UNION ALL ')} LIMIT ?2`)
        .bind(centreId, limit, by, ...ended.flatMap(({ kind, until }) => [kind, until]))
        .all<EndedReport>()
      return results
    },

    /**
     * Erases what an ended report of this version says, with the event that says so, in one transaction.
     * What stays: id and reference, centre, kind, type, region, band, days, and the stage in which it
     * ended.
     * @returns false when the report changed meanwhile; then nothing is erased
     */
    async erase(version: number, event: ChainedEvent): Promise<boolean> {
      const { reportId, centreId, at } = event
      const update = db
        .prepare(
          `UPDATE reports SET version = version + 1, ${BLANKED}
           WHERE id = ?1 AND centre_id = ?2 AND version = ?3 AND open = 0`,
        )
        .bind(reportId, centreId, version)
      try {
        const [updated] = await db.batch([
          update,
          ...eraseBehind(db, { reportId, centreId, version: version + 1, at }),
          insertEvent(db, event, version + 1),
        ])
        return updated?.meta.changes === 1
      } catch (error) {
        if (isPlaceTaken(error)) return false
        throw error
      }
    },
  }
}
