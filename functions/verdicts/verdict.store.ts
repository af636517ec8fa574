// Longer than most files: what is read and written of one table stands together.

import { insertEventOf, isPlaceTaken, isUndone } from '../audit/event.store.ts'
import type { ChainedEvent } from '../audit/link-event.ts'
import type { Appearance } from '../indicators/independent.ts'
import type { IndicatorKind } from '../indicators/indicator.ts'
import { type CurrentVerdict, historyOf, type StoredVerdict } from './verdict.ts'

/** As the columns are called; one for each field of a verdict. */
interface VerdictRow {
  id: string
  centre_id: string
  asked_centre: string | null
  kind: IndicatorKind
  idx: string
  ct: string
  kid: string
  version: number
  verdict: StoredVerdict['verdict']
  asked: StoredVerdict['asked']
  grounds: StoredVerdict['grounds']
  asked_by: string | null
  agreed_by: string | null
  since: string | null
  expires_at: string | null
  hash: string | null
  masked_at: string | null
  reason: StoredVerdict['reason']
  changed_at: string
}

const rowToVerdict = (row: VerdictRow): StoredVerdict => ({
  id: row.id,
  centreId: row.centre_id,
  askedCentre: row.asked_centre,
  kind: row.kind,
  idx: row.idx,
  ct: row.ct,
  kid: row.kid,
  version: row.version,
  verdict: row.verdict,
  asked: row.asked,
  grounds: row.grounds,
  askedBy: row.asked_by,
  agreedBy: row.agreed_by,
  since: row.since,
  expiresAt: row.expires_at,
  hash: row.hash,
  maskedAt: row.masked_at,
  reason: row.reason,
  changedAt: row.changed_at,
})

const COLUMNS = [
  ...['id', 'centre_id', 'asked_centre', 'kind', 'idx', 'ct', 'kid', 'version', 'verdict', 'asked'],
  ...['grounds', 'asked_by', 'agreed_by', 'since', 'expires_at', 'hash', 'masked_at', 'reason'],
  'changed_at',
]
const NAMED = COLUMNS.map((column) => `v.${column}`).join(', ')

/** Whose it is: the centre's own, or one that it was asked to read. */
const OURS = '(v.centre_id = ?1 OR v.asked_centre = ?1)'

/** Decisions of an officer who spoke to the reporter or saw proof; "fits other reports" would go in circles. */
const CHECKED = `EXISTS (SELECT 1 FROM events e WHERE e.report_id = i.report_id AND e.type = 'decided'
  AND e.data ->> 'to' = 'verified' AND e.data ->> 'reason' IN ('spoke-to-reporter', 'saw-evidence'))`

/** So many appearances are counted at most; what is beyond can't make a verdict weaker. */
const MOST_COUNTED = 20_000

/** How many the list shows. */
export const MOST_VERDICTS = 100

export type VerdictStore = ReturnType<typeof verdictStore>

/** Every query of the console names the centre; what readers may have is the portal's. */
export function verdictStore(db: D1Database) {
  return {
    /** A verdict of the centre, or one that it was asked to read, with the last event of its history. */
    async current(centreId: string, id: string): Promise<CurrentVerdict | null> {
      const row = await db
        .prepare(
          `SELECT ${NAMED}, e.seq, e.mac FROM verdicts v JOIN events e ON e.report_id = ?3
           WHERE ${OURS} AND v.id = ?2 ORDER BY e.seq DESC LIMIT 1`,
        )
        .bind(centreId, id, historyOf(id))
        .first<VerdictRow & { seq: number; mac: string }>()
      return row && { ...rowToVerdict(row), head: { seq: row.seq, mac: row.mac } }
    },

    /**
     * Writes a verdict that still has `version` (0: there is none yet), and the event that says so, with
     * what belongs to it, in one transaction.
     * @returns false when somebody else was faster; then nothing is written
     */
    async write(
      next: StoredVerdict,
      version: number,
      event: ChainedEvent,
      also: readonly D1PreparedStatement[] = [],
    ): Promise<boolean> {
      try {
        await db.batch([
          this.writing(next, version),
          insertEventOf(db, event, { table: 'verdicts', id: next.id, version: version + 1 }),
          ...also,
        ])
        return true
      } catch (error) {
        if (isPlaceTaken(error) || isUndone(error)) return false
        throw error
      }
    },

    /** The statement alone, for a batch that writes its event. */
    writing: (next: StoredVerdict, version: number) =>
      db
        .prepare(
          `INSERT INTO verdicts (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((_, n) => `?${n + 1}`).join(', ')})
           ON CONFLICT (id) DO UPDATE SET ${COLUMNS.slice(7)
             .map((column) => `${column} = excluded.${column}`)
             .join(', ')}, asked_centre = excluded.asked_centre
           WHERE verdicts.version = ?${COLUMNS.length + 1}`,
        )
        .bind(
          ...[next.id, next.centreId, next.askedCentre, next.kind, next.idx, next.ct, next.kid],
          ...[version + 1, next.verdict, next.asked, next.grounds, next.askedBy, next.agreedBy],
          ...[next.since, next.expiresAt, next.hash, next.maskedAt, next.reason, next.changedAt],
          version,
        ),

    /** The centre's verdicts and those that it was asked to read, the last changed first. */
    async list(centreId: string): Promise<StoredVerdict[]> {
      const half = (where: string) =>
        `SELECT * FROM (SELECT ${NAMED} FROM verdicts v WHERE ${where}
           ORDER BY v.changed_at DESC LIMIT ${MOST_VERDICTS})`
      const { results } = await db
        .prepare(
          `SELECT * FROM (${half('v.centre_id = ?1')} UNION ALL ${half('v.asked_centre = ?1')})
           ORDER BY changed_at DESC LIMIT ${MOST_VERDICTS}`,
        )
        .bind(centreId)
        .all<VerdictRow>()
      return results.map(rowToVerdict)
    },

    /** The reports of a centre that name an indicator, by network, month and whether it was checked. */
    async appearances(centreId: string, kind: string, idx: string): Promise<Appearance[]> {
      const { results } = await db
        .prepare(
          `SELECT source, month, checked, count(DISTINCT report_id) AS reports FROM (
             SELECT i.report_id, i.source_mac AS source, substr(i.created_at, 1, 7) AS month,
               ${CHECKED} AS checked
             FROM indicators i WHERE i.idx = ?1 AND i.centre_id = ?2 AND i.kind = ?3 LIMIT ${MOST_COUNTED})
           GROUP BY source, month, checked`,
        )
        .bind(idx, centreId, kind)
        .all<{ source: string | null; month: string; checked: number; reports: number }>()
      return results.map((row) => ({ ...row, checked: row.checked === 1 }))
    },

    /** One report's row of an indicator, from which its value is read; null where no report names it. */
    async oneOf(centreId: string, kind: string, idx: string) {
      return db
        .prepare(
          `SELECT i.report_id AS reportId, i.n, i.ct FROM indicators i
           WHERE i.idx = ?1 AND i.centre_id = ?2 AND i.kind = ?3 LIMIT 1`,
        )
        .bind(idx, centreId, kind)
        .first<{ reportId: string; n: number; ct: string }>()
    },

    /** Kind and index of a report's indicator. */
    async indexOf(centreId: string, reportId: string, n: number) {
      return db
        .prepare(
          'SELECT kind, idx FROM indicators WHERE report_id = ?1 AND n = ?2 AND centre_id = ?3',
        )
        .bind(reportId, n, centreId)
        .first<{ kind: IndicatorKind; idx: string }>()
    },
  }
}
