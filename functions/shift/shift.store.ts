/** An event of the log, as far as a shift counts it. */
export interface ShiftEvent {
  readonly type: string
  readonly at: string
  readonly centreId: string
  readonly actor: string
}

export type ShiftStore = ReturnType<typeof shiftStore>

/** What whoever ends a shift reads; each of these looks at a fixed number of rows. */
export function shiftStore(db: D1Database) {
  return {
    /** The last events of the whole log, the newest first: the log has no index by time, for each would cost a row more. */
    async lastEvents(limit: number): Promise<ShiftEvent[]> {
      const { results } = await db
        .prepare(
          `SELECT type, at, centre_id AS centreId, actor FROM events
           WHERE no > (SELECT MAX(no) FROM events) - ?1 ORDER BY no DESC`,
        )
        .bind(limit)
        .all<ShiftEvent>()
      return results
    },

    /**
     * How many urgent reports nobody holds, as far as `limit` goes. The index is named: by the other one
     * everything that nobody holds would be passed by.
     */
    async unclaimed(centreId: string, limit: number): Promise<number> {
      const { results } = await db
        .prepare(
          `SELECT 1 FROM reports INDEXED BY reports_queue WHERE centre_id = ?1 AND open = 1 AND lane = 'urgent'
             AND claimed_by IS NULL ORDER BY due_at DESC LIMIT ?2`,
        )
        .bind(centreId, limit)
        .all()
      return results.length
    },

    /** What became of the last referrals that were sent, by state. */
    async referrals(centreId: string, limit: number): Promise<ReadonlyMap<string, number>> {
      const arm = (state: string) =>
        `SELECT '${state}' AS state, count(*) AS n FROM (SELECT 1 FROM referrals
           WHERE centre_id = ?1 AND state = '${state}' ORDER BY made_at DESC LIMIT ?2)`
      const { results } = await db
        .prepare(['sent', 'received', 'answered'].map(arm).join(' UNION ALL '))
        .bind(centreId, limit)
        .all<{ state: string; n: number }>()
      return new Map(results.map(({ state, n }) => [state, n]))
    },
  }
}
