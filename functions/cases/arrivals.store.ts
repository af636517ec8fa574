// Longer than most files: what the minute's job asks and what it writes stand together.

import { isPlaceTaken } from '../audit/event.store.ts'
import type { ChainedEvent, ChainHead } from '../audit/link-event.ts'
import { LOOKED_AT as KEPT } from '../campus/campus.store.ts'
import type { Priority } from '../triage/priority.ts'
import type { LaterRuleId } from '../triage/rules.ts'
import type { AskedTerm } from './links.store.ts'

/** An indicator that several reports name and nobody has decided about. */
export interface Proposal extends AskedTerm {
  /** The report by which it was last met. */
  readonly reportId: string
  readonly reports: number
  readonly sources: number | null
  readonly seenAt: string
}

/** A report that came in, as the minute's job finds it in the log. */
export interface Arrived {
  readonly no: number
  /** Null for whatever else happened. */
  readonly reportId: string | null
  readonly centreId: string | null
}

export interface ArrivedTerm {
  readonly reportId: string
  readonly centreId: string
  readonly createdAt: string
  readonly idx: string
  readonly hostIdx: string | null
  readonly sourceMac: string | null
}

/** Why a report waits: its network has, or several that nobody has touched have, named the same before. */
export type WaitReason = 'same-source' | 'one-of-many'
/** Why a report is moved: it waits, or a rule applies that only what came before can tell. */
export type ArrivalReason = WaitReason | LaterRuleId

/** Appearances of an indicator that are looked through for those before; no more. */
const LOOKED_THROUGH = 2_000

/** Reports that an officer kept, which are looked through for their schools. */
const KEPT_READ = 20

/** Untouched, and before the last lane. */
const IN_FRONT = `r.open = 1 AND r.stage = 'received' AND r.claimed_by IS NULL AND r.lane <> 'to-verify'`

/** Came in before the reports that are looked at now. */
const LOOKED_AT = `(SELECT e.no FROM events e WHERE e.report_id = i.report_id AND e.seq = 1)
  <= COALESCE((SELECT no FROM linked_events WHERE id = 1), 0)`

/** What came before one indicator of a report. */
export interface NamedBefore {
  readonly reportId: string
  readonly idx: string
  readonly sameSource: number
  readonly inFront: number
  /** 1 where nobody has touched the report itself and it waits in a lane before the last. */
  readonly stands: 0 | 1
  /** The school that the report names, as it was typed. */
  readonly school: string | null
  /** Of each report that names the same and that an officer kept: its school, or an empty text. */
  readonly kept: readonly string[]
}

/** A report that nobody has touched and that is to be moved. */
export interface Untouched extends Priority {
  readonly id: string
  readonly reason: ArrivalReason
  readonly version: number
  readonly createdAt: string
  readonly head: ChainHead
}

export type ArrivalStore = ReturnType<typeof arrivalStore>

/** What the minute's job finds shared among reports that came in, and what the console shows of it. */
export function arrivalStore(db: D1Database) {
  return {
    /** What nobody has decided about at a centre, the last met first. */
    async open(centreId: string, limit: number): Promise<Proposal[]> {
      const { results } = await db
        .prepare(
          `SELECT idx, host, report_id AS reportId, reports, sources, seen_at AS seenAt
           FROM case_proposals INDEXED BY case_proposals_new
           WHERE centre_id = ?1 AND settled = 0 ORDER BY seen_at DESC LIMIT ?2`,
        )
        .bind(centreId, limit)
        .all<Omit<Proposal, 'host'> & { host: number }>()
      return results.map((row) => ({ ...row, host: row.host === 1 }))
    },

    async exists(centreId: string, idx: string): Promise<boolean> {
      const row = await db
        .prepare('SELECT 1 AS is_there FROM case_proposals WHERE centre_id = ?1 AND idx = ?2')
        .bind(centreId, idx)
        .first()
      return row !== null
    },

    async settle(centreId: string, idx: string, settled: boolean): Promise<void> {
      await db
        .prepare('UPDATE case_proposals SET settled = ?3 WHERE centre_id = ?1 AND idx = ?2')
        .bind(centreId, idx, settled ? 1 : 0)
        .run()
    },

    /** The cases in which some indexes are shared; of each one. */
    async casesSharing(centreId: string, indexes: readonly string[]): Promise<Map<string, string>> {
      const { results } = await db
        .prepare(
          `SELECT l.value AS idx, (SELECT t.case_id FROM case_terms t INDEXED BY case_terms_idx
             WHERE t.idx = l.value AND t.centre_id = ?2 LIMIT 1) AS home FROM json_each(?1) l`,
        )
        .bind(JSON.stringify(indexes), centreId)
        .all<{ idx: string; home: string | null }>()
      return new Map(results.flatMap(({ idx, home }) => (home ? [[idx, home] as const] : [])))
    },

    /** What happened after the event that was looked at last, in order. */
    async since(limit: number): Promise<Arrived[]> {
      const { results } = await db
        .prepare(
          `SELECT e.no, CASE e.type WHEN 'received' THEN e.report_id END AS reportId,
             e.centre_id AS centreId
           FROM events e WHERE e.no > COALESCE((SELECT no FROM linked_events WHERE id = 1), 0)
           ORDER BY e.no LIMIT ?1`,
        )
        .bind(limit)
        .all<Arrived>()
      return results
    },

    /** The first indicators of some reports, whatever tells nothing left out. */
    async termsOf(reportIds: readonly string[], each: number): Promise<ArrivedTerm[]> {
      const { results } = await db
        .prepare(
          `SELECT i.report_id AS reportId, i.centre_id AS centreId, i.created_at AS createdAt, i.idx,
             i.host_idx AS hostIdx, i.source_mac AS sourceMac
           FROM json_each(?1) l CROSS JOIN indicators i ON i.report_id = l.value AND i.n < ?2
           WHERE i.kind NOT IN ('app', 'other')`,
        )
        .bind(JSON.stringify(reportIds), each)
        .all<ArrivedTerm>()
      return results
    },

    /**
     * Of each indicator of reports that came in: how often, up to `most`, its network has named it before,
     * how many others that nobody has touched wait with it in a lane before the last, and what an officer
     * has kept that names it, too.
     */
    async namedBefore(terms: readonly ArrivedTerm[], most: number): Promise<NamedBefore[]> {
      const others = `FROM indicators i INDEXED BY indicators_idx
        WHERE i.idx = l.value ->> 'idx' AND i.centre_id = l.value ->> 'centreId'`
      const { results } = await db
        .prepare(
          `SELECT l.value ->> 'reportId' AS reportId, l.value ->> 'idx' AS idx,
             (SELECT COUNT(*) FROM (SELECT 1 ${others} AND i.source_mac = l.value ->> 'sourceMac'
               AND (i.created_at, i.report_id) < (l.value ->> 'createdAt', l.value ->> 'reportId')
               LIMIT ?2)) AS sameSource,
             (SELECT COUNT(*) FROM (SELECT 1
               FROM (SELECT i.report_id ${others} LIMIT ${LOOKED_THROUGH}) i
               CROSS JOIN reports r ON r.id = i.report_id WHERE ${IN_FRONT} AND ${LOOKED_AT}
               LIMIT ?2)) AS inFront,
             (SELECT ${IN_FRONT} FROM reports r WHERE r.id = l.value ->> 'reportId') AS stands,
             (SELECT r.details ->> 'school' FROM reports r
               WHERE r.id = l.value ->> 'reportId') AS school,
             (SELECT json_group_array(DISTINCT COALESCE(k.school, '')) FROM (
               SELECT r.details ->> 'school' AS school
               FROM (SELECT i.report_id ${others} LIMIT ${LOOKED_THROUGH}) i
               CROSS JOIN reports r ON r.id = i.report_id
               WHERE r.stage IN (SELECT value FROM json_each(?3))
               LIMIT ${KEPT_READ}) k) AS kept
           FROM json_each(?1) l`,
        )
        .bind(JSON.stringify(terms), most, JSON.stringify(KEPT))
        .all<Omit<NamedBefore, 'kept'> & { kept: string }>()
      return results.map((row) => ({ ...row, kept: JSON.parse(row.kept) as string[] }))
    },

    /** Of some reports those that nobody has touched and that wait in a lane before the last. */
    async untouched(
      reasons: ReadonlyMap<string, ArrivalReason>,
    ): Promise<(Untouched & { centreId: string })[]> {
      const { results } = await db
        .prepare(
          `SELECT r.id, r.centre_id AS centreId, r.version, r.lane, r.due_at AS dueAt, r.reasons,
             r.created_at AS createdAt, e.seq, e.mac
           FROM json_each(?1) l CROSS JOIN reports r ON r.id = l.value
           CROSS JOIN events e ON e.report_id = r.id
             AND e.seq = (SELECT MAX(seq) FROM events WHERE report_id = r.id)
           WHERE ${IN_FRONT} AND r.lane <> 'urgent'`,
        )
        .bind(JSON.stringify([...reasons.keys()]))
        .all<UntouchedRow>()
      return results.flatMap(({ seq, mac, ...row }) => {
        const reason = reasons.get(row.id)
        const known = JSON.parse(row.reasons) as string[]
        return reason ? [{ ...row, reason, reasons: known, head: { seq, mac } }] : []
      })
    },

    /** Gives reports another priority, with their events; all or none. @returns false as `append` does */
    async move(reports: readonly Untouched[], events: readonly ChainedEvent[]): Promise<boolean> {
      if (reports.length === 0) return true
      const rows = reports.map(({ id, version, lane, dueAt, reasons }) => ({
        ...{ id, version, lane, dueAt },
        reasons: JSON.stringify(reasons),
      }))
      try {
        await db.batch([
          db
            .prepare(
              `UPDATE reports SET version = reports.version + 1, lane = v.value ->> 'lane',
                 due_at = v.value ->> 'dueAt', reasons = v.value ->> 'reasons'
               FROM json_each(?1) v
               WHERE reports.id = v.value ->> 'id' AND reports.version = v.value ->> 'version'`,
            )
            .bind(JSON.stringify(rows)),
          db
            .prepare(
              `INSERT INTO events (report_id, seq, centre_id, at, actor, type, data, mac)
               SELECT v.value ->> 'reportId', v.value ->> 'seq', v.value ->> 'centreId',
                 v.value ->> 'at', v.value ->> 'actor', v.value ->> 'type', v.value ->> 'text',
                 v.value ->> 'mac' FROM json_each(?1) v`,
            )
            .bind(JSON.stringify(events.map((e) => ({ ...e, text: JSON.stringify(e.data) })))),
        ])
        return true
      } catch (error) {
        if (isPlaceTaken(error)) return false
        throw error
      }
    },

    /** Notes what was found, and the last event that was looked at; what was settled stays settled. */
    async note(
      proposals: readonly (Proposal & { readonly centreId: string })[],
      no: number,
    ): Promise<void> {
      await db.batch([
        db
          .prepare(
            `INSERT INTO case_proposals (centre_id, idx, host, report_id, reports, sources, seen_at)
             SELECT v.value ->> 'centreId', v.value ->> 'idx', v.value ->> 'host',
               v.value ->> 'reportId', v.value ->> 'reports', v.value ->> 'sources',
               v.value ->> 'seenAt' FROM json_each(?1) v WHERE true
             ON CONFLICT (centre_id, idx) DO UPDATE SET report_id = excluded.report_id,
               reports = excluded.reports, sources = excluded.sources, seen_at = excluded.seen_at`,
          )
          .bind(JSON.stringify(proposals)),
        db
          .prepare(
            `INSERT INTO linked_events (id, no) VALUES (1, ?1)
             ON CONFLICT (id) DO UPDATE SET no = excluded.no`,
          )
          .bind(no),
      ])
    },
  }
}

type UntouchedRow = Omit<Untouched, 'head' | 'reason' | 'reasons'> & {
  centreId: string
  reasons: string
  seq: number
  mac: string
}
