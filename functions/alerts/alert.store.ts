/** An urgent report of which somebody should be told now. */
export interface Pending {
  readonly id: string
  readonly reference: string
  readonly centreId: string
  /** How many bots have been told already. */
  readonly step: number
}

export interface Wanted {
  readonly centres: readonly string[]
  /** How many bots there are. */
  readonly bots: number
  /** Due after this (ISO 8601): what waited longer is the queue's affair, and isn't read again and again. */
  readonly dueAfter: string
  /** Told before this (ISO 8601) and still unclaimed: the next one is told. */
  readonly toldBefore: string
  readonly limit: number
}

export type AlertStore = ReturnType<typeof alertStore>

export function alertStore(db: D1Database) {
  return {
    /**
     * Urgent, and either open and held by nobody, or handed over by another centre and not yet received
     * there; not yet told or told too long ago; the one due first first.
     */
    async pending({ centres, bots, dueAfter, toldBefore, limit }: Wanted): Promise<Pending[]> {
      const { results } = await db
        .prepare(
          `SELECT u.id, u.reference, u.centreId, coalesce(a.step, 0) AS step
           FROM (
             SELECT r.id, r.reference, r.centre_id AS centreId, r.due_at AS dueAt
             FROM json_each(?1) AS c JOIN reports AS r ON r.centre_id = c.value
             WHERE r.open = 1 AND r.lane = 'urgent' AND r.due_at > ?2 AND r.claimed_by IS NULL
             UNION ALL
             SELECT r.id, r.reference, f.to_centre, f.answer_due
             FROM json_each(?1) AS c JOIN referrals AS f ON f.to_centre = c.value
             JOIN reports AS r ON r.id = f.report_id
             WHERE f.state = 'sent' AND f.lane = 'urgent' AND f.answer_due IS NOT NULL
               AND f.answer_due > ?2
           ) AS u LEFT JOIN alerts AS a ON a.report_id = u.id
           WHERE a.step IS NULL OR (a.step < ?3 AND a.at <= ?4)
           ORDER BY u.dueAt LIMIT ?5`,
        )
        .bind(JSON.stringify(centres), dueAfter, bots, toldBefore, limit)
        .all<Pending>()
      return results
    },

    /** Notes that one more bot was told of each. */
    async told(reports: readonly Pending[], at: string): Promise<void> {
      await db
        .prepare(
          `INSERT INTO alerts (report_id, centre_id, step, at)
           SELECT j.value ->> 'id', j.value ->> 'centreId', (j.value ->> 'step') + 1, ?2
           FROM json_each(?1) AS j WHERE true
           ON CONFLICT (report_id) DO UPDATE SET step = excluded.step, at = excluded.at`,
        )
        .bind(JSON.stringify(reports), at)
        .run()
    },
  }
}

/**
 * The statement after which a report is told of anew, for use inside the batch that gives it a version: id, centre,
 * the version that it has by then.
 */
export const forgetTold = (db: D1Database) =>
  db.prepare(
    `DELETE FROM alerts WHERE report_id = ?1
       AND EXISTS (SELECT 1 FROM reports WHERE id = ?1 AND centre_id = ?2 AND version = ?3)`,
  )
