/** How often an officer did something within an hour. */
export interface Deed {
  readonly type: string
  readonly actor: string
  readonly count: number
}

export type ShiftStore = ReturnType<typeof shiftStore>

/** What whoever ends a shift reads; each of these looks at a fixed number of rows. */
export function shiftStore(db: D1Database) {
  return {
    /** What was done at a centre since an hour began; that hour is as ISO 8601 begins, in UTC. A row an hour. */
    async deeds(centreId: string, since: string): Promise<Deed[]> {
      const { results } = await db
        .prepare('SELECT counts FROM deeds WHERE centre_id = ?1 AND hour >= ?2')
        .bind(centreId, since)
        .all<{ counts: string }>()
      return results
        .flatMap(({ counts }) => Object.entries(JSON.parse(counts) as Record<string, number>))
        .map(([key, count]) => {
          const [type = '', ...actor] = key.split(' ')
          return { type, actor: actor.join(' '), count }
        })
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
