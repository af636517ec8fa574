import { insertEvent, isPlaceTaken } from '../audit/event.store.ts'
import type { ChainedEvent } from '../audit/link-event.ts'
import { leaveAll } from '../evidence/evidence.store.ts'
import { forgetReferrals } from '../referrals/referral.store.ts'

/** How much of a report there was to erase. */
export interface Erased {
  readonly parts: number
  readonly indicators: number
  readonly messages: number
  readonly evidence: number
}

export type WithdrawalStore = ReturnType<typeof withdrawalStore>

/** What erases a report for its reporter. */
export function withdrawalStore(db: D1Database) {
  return {
    /** What of a report would be erased. */
    async count(centreId: string, reportId: string): Promise<Erased> {
      const row = await db
        .prepare(
          `SELECT (SELECT COUNT(*) FROM sealed_parts WHERE report_id = r.id) AS parts,
             (SELECT COUNT(*) FROM indicators WHERE report_id = r.id) AS indicators,
             (SELECT COUNT(*) FROM messages WHERE report_id = r.id) AS messages,
             (SELECT COUNT(*) FROM evidence
               WHERE report_id = r.id AND state IN ('arriving', 'whole')) AS evidence
           FROM reports r WHERE r.id = ? AND r.centre_id = ?`,
        )
        .bind(reportId, centreId)
        .first<Erased>()
      return row ?? { parts: 0, indicators: 0, messages: 0, evidence: 0 }
    },

    /**
     * Erases a report that still has `version`, with the event that says so, in one transaction. What
     * stays: id and reference, centre, kind, type, region, amount band, when and how it came, that it was
     * withdrawn, and the MACs of its Idempotency-Key and body, so that a form sent once more, or a
     * copy that still lies in the outbox, doesn't bring it back. Its receipt's MAC becomes random: nothing opens it any more.
     * @returns false when the report changed meanwhile; then nothing is erased
     */
    async erase(version: number, event: ChainedEvent): Promise<boolean> {
      const { reportId, centreId, at } = event
      const update = db
        .prepare(
          `UPDATE reports SET version = version + 1, stage = 'withdrawn', stage_at = ?4, due_at = ?4,
             open = 0, claimed_by = NULL, claimed_at = NULL, ${BLANKED}
           WHERE id = ?1 AND centre_id = ?2 AND version = ?3`,
        )
        .bind(reportId, centreId, version, at)
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

/**
 * The statements that erase what stood behind a report which has `version` by then and no receipt key any
 * more: for use in the batch that takes that from it.
 */
export function eraseBehind(
  db: D1Database,
  { reportId, centreId, version, at }: Erasing,
): D1PreparedStatement[] {
  const gone = ['sealed_parts', 'indicators', 'messages', 'notes', 'handovers'].map((table) =>
    db
      .prepare(
        `DELETE FROM ${table} WHERE report_id = ?1 AND EXISTS (SELECT 1 FROM reports
           WHERE id = ?1 AND centre_id = ?2 AND version = ?3 AND receipt_key = '')`,
      )
      .bind(reportId, centreId, version),
  )
  return [
    ...gone,
    ...leaveCaseFor(db, reportId, centreId, version),
    // Their chunks lie in R2: evidence/clear-evidence.ts deletes them, at once or by the minute's job.
    leaveAll(db).bind(reportId, centreId, version, at),
    forgetReferrals(db).bind(reportId, centreId, version),
  ]
}

/** It leaves its case, which is counted again when somebody next looks at it. */
const leaveCaseFor = (db: D1Database, reportId: string, centreId: string, version: number) => {
  const erased = `EXISTS (SELECT 1 FROM reports
    WHERE id = ?1 AND centre_id = ?2 AND version = ?3 AND receipt_key = '')`
  return [
    `UPDATE cases SET stale = 1 WHERE centre_id = ?2
       AND id = (SELECT case_id FROM case_reports WHERE report_id = ?1) AND ${erased}`,
    `DELETE FROM case_reports WHERE report_id = ?1 AND centre_id = ?2 AND ${erased}`,
  ].map((sql) => db.prepare(sql).bind(reportId, centreId, version))
}

interface Erasing {
  readonly reportId: string
  readonly centreId: string
  readonly version: number
  /** ISO 8601, UTC. */
  readonly at: string
}

/** What is blanked in the row itself; the receipt's MAC becomes random: nothing opens it any more. */
export const BLANKED = `wrote_at = NULL,
  receipt_mac = 'erased-' || hex(randomblob(16)), receipt_key = '',
  locale = '', notice_version = NULL, situation = NULL, also = '[]', for_whom = NULL,
  minor = 0, still_in_contact = NULL, occurred_on = NULL, last_paid_hour = NULL,
  details = '{}', reasons = '[]', tasks = '{}', kept_until = NULL`
