import type { Officer } from '../access/officer.ts'
import { type Budgeted, type Spent, windowsOf } from './action-budget.ts'

export type BudgetStore = ReturnType<typeof budgetStore>

/** What officers have spent of their budgets. */
export function budgetStore(db: D1Database) {
  return {
    /**
     * Notes that `n` was spent, in the same statement that finds room for it, so that two requests at
     * once can't both have the last of it; and forgets what no longer counts.
     * @returns false where there is no room; then nothing is noted
     */
    async spend(
      { id: officerId, centreId }: Pick<Officer, 'id' | 'centreId'>,
      kind: Budgeted,
      n: number,
      now: Date,
      spendId: string,
    ): Promise<boolean> {
      const [hour, day] = windowsOf(kind, now)
      if (!hour || !day) throw new Error('a budget has an hour and a day')
      const [noted] = await db.batch([
        db
          .prepare(
            `INSERT INTO spent_actions (officer_id, kind, at, id, centre_id, n)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6
             WHERE ?6 + (SELECT COALESCE(SUM(n), 0) FROM spent_actions
                 WHERE officer_id = ?1 AND kind = ?2 AND at > ?7) <= ?8
               AND ?6 + (SELECT COALESCE(SUM(n), 0) FROM spent_actions
                 WHERE officer_id = ?1 AND kind = ?2 AND at > ?9) <= ?10`,
          )
          .bind(
            ...[officerId, kind, now.toISOString(), spendId, centreId, n],
            ...[hour.since, hour.most, day.since, day.most],
          ),
        db
          .prepare('DELETE FROM spent_actions WHERE officer_id = ?1 AND kind = ?2 AND at <= ?3')
          .bind(officerId, kind, day.since),
      ])
      return noted?.meta.changes === 1
    },

    /** What an officer has spent of one budget within a day, the oldest first. */
    async spent(officerId: string, kind: Budgeted, since: string): Promise<readonly Spent[]> {
      const { results } = await db
        .prepare(
          `SELECT at, n FROM spent_actions WHERE officer_id = ?1 AND kind = ?2 AND at > ?3
           ORDER BY at`,
        )
        .bind(officerId, kind, since)
        .all<Spent>()
      return results
    },
  }
}
