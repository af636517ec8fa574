import { QUEUE_COLUMNS, type QueueRow, rowToQueued } from './queue.store.ts'
import type { QueuedReport } from './queued-report.ts'

/** Finds reports of a centre, open or not, the newest first. */
export function searchStore(db: D1Database) {
  return {
    /** By what people say to each other; two reports may share one. */
    async byReference(
      centreId: string,
      reference: string,
      limit: number,
    ): Promise<readonly QueuedReport[]> {
      const { results } = await db
        .prepare(
          `SELECT ${QUEUE_COLUMNS} FROM reports r LEFT JOIN officers o ON o.id = r.claimed_by
           WHERE r.reference = ?1 AND r.centre_id = ?2 LIMIT ?3`,
        )
        .bind(reference, centreId, limit)
        .all<QueueRow>()
      return newestFirst(results.map(rowToQueued))
    },

    /** By the keyed indexes of indicators or of the hosts of links; each report once. */
    async byIndicators(
      centreId: string,
      indexes: readonly string[],
      limit: number,
    ): Promise<readonly QueuedReport[]> {
      const { results } = await db
        .prepare(
          // Each arm ends by itself: a number may stand in a hundred thousand reports. The order is
          // named, because with the statistics of a full table SQLite would begin at its other end.
          `SELECT ${QUEUE_COLUMNS} FROM (
             SELECT report_id FROM (SELECT i.report_id FROM json_each(?1) l
               CROSS JOIN indicators i INDEXED BY indicators_idx ON i.idx = l.value WHERE i.centre_id = ?2 LIMIT ?3)
             UNION
             SELECT report_id FROM (SELECT i.report_id FROM json_each(?1) l
               CROSS JOIN indicators i INDEXED BY indicators_host ON i.host_idx = l.value
               WHERE i.host_idx IS NOT NULL AND i.centre_id = ?2 LIMIT ?3)) f
           CROSS JOIN reports r ON r.id = f.report_id AND r.centre_id = ?2
           LEFT JOIN officers o ON o.id = r.claimed_by LIMIT ?3`,
        )
        .bind(JSON.stringify(indexes), centreId, limit)
        .all<QueueRow>()
      return newestFirst(results.map(rowToQueued))
    },
  }
}

const newestFirst = (reports: readonly QueuedReport[]) =>
  reports.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
