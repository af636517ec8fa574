import type { ChainedEvent } from '../audit/link-event.ts'
import type { Handover, HandoverDraft } from './handover.ts'

const COLUMNS = `h.from_id AS fromId, h.from_name AS fromName, h.at, h.reason`

/** Only of who still holds it by this very handover. */
const STILL = `r.claimed_by = h.to_id AND r.claimed_at = h.at`

export function handoverStore(db: D1Database) {
  return {
    /** Of some reports of a centre those that whoever holds them was handed. */
    async handovers(
      centreId: string,
      reportIds: readonly string[],
    ): Promise<ReadonlyMap<string, Handover>> {
      if (reportIds.length === 0) return new Map()
      const { results } = await db
        .prepare(
          `SELECT h.report_id AS reportId, ${COLUMNS} FROM json_each(?1) l
           CROSS JOIN handovers h ON h.report_id = l.value
           CROSS JOIN reports r ON r.id = h.report_id AND ${STILL}
           WHERE r.centre_id = ?2`,
        )
        .bind(JSON.stringify(reportIds), centreId)
        .all<Handover & { reportId: string }>()
      return new Map(results.map(({ reportId, ...one }) => [reportId, one]))
    },
  }
}

/** The statement that reads how the holder of one report came by it; bound to report and centre. */
export const selectHandover = (db: D1Database) =>
  db.prepare(
    `SELECT ${COLUMNS} FROM handovers h JOIN reports r ON r.id = h.report_id AND ${STILL}
     WHERE h.report_id = ?1 AND r.centre_id = ?2`,
  )

/**
 * The statement that keeps a handover, for the batch in which the report reaches `version`: like its event
 * it is written only where that change happened.
 */
export const insertHandover = (
  db: D1Database,
  { reportId, centreId, actor, at }: ChainedEvent,
  { fromName, toId, reason }: HandoverDraft,
  version: number,
) =>
  db
    .prepare(
      `INSERT INTO handovers (report_id, centre_id, from_id, from_name, to_id, at, reason)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 FROM reports
       WHERE id = ?1 AND centre_id = ?2 AND version = ?8
       ON CONFLICT (report_id) DO UPDATE SET centre_id = excluded.centre_id,
         from_id = excluded.from_id, from_name = excluded.from_name, to_id = excluded.to_id,
         at = excluded.at, reason = excluded.reason`,
    )
    .bind(reportId, centreId, actor, fromName, toId, at, reason, version)
