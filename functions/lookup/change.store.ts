import type { IndicatorKind } from '../indicators/indicator.ts'
import type { PublicVerdict } from '../verdicts/verdict.ts'
import { type LookupEntry, PREFIX_LENGTH, placeOf } from './bucket.ts'

/** A part of what devices look up that may differ from what KV holds. */
export interface Change {
  readonly kind: IndicatorKind
  readonly prefix: string
  readonly changedAt: string
}

export type ChangeStore = ReturnType<typeof changeStore>

/** The next string of that length, in the order of bytes in which SQLite compares. */
const after = (prefix: string) =>
  prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(PREFIX_LENGTH - 1) + 1)

/** What D1 notes of changed verdicts, and what readers may have of them. */
export function changeStore(db: D1Database) {
  return {
    /** The oldest first. */
    async changes(limit: number): Promise<Change[]> {
      const { results } = await db
        .prepare(
          'SELECT kind, prefix, changed_at AS changedAt FROM lookup_changes ORDER BY changed_at LIMIT ?1',
        )
        .bind(limit)
        .all<Change>()
      return results
    },

    /**
     * What readers may have under a prefix and hasn't outlived its time. Only what two officers published and
     * nobody hides has a hash: the table itself sees to that.
     */
    async known(kind: IndicatorKind, prefix: string, now: string): Promise<LookupEntry[]> {
      const { results } = await db
        .prepare(
          `SELECT kind, hash, verdict, since, expires_at AS expiresAt, grounds FROM verdicts
           WHERE kind = ?1 AND hash >= ?2 AND hash < ?3 AND hash IS NOT NULL AND expires_at > ?4
           ORDER BY hash`,
        )
        .bind(kind, prefix, after(prefix), now)
        .all<PublicVerdict>()
      return results.map(({ hash, verdict, since, expiresAt, grounds }) => ({
        rest: placeOf(hash).rest,
        ...{ verdict, since, until: expiresAt, grounds },
      }))
    },

    /** Forgets changes that have arrived for good; one that was changed again meanwhile stays. */
    async forget(changes: readonly Change[]): Promise<void> {
      await db
        .prepare(
          `DELETE FROM lookup_changes WHERE (kind, prefix, changed_at) IN
             (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?1))`,
        )
        .bind(JSON.stringify(changes.map((one) => [one.kind, one.prefix, one.changedAt])))
        .run()
    },
  }
}
