// Longer than most files: what is read of a case stands together, statement by statement.

import { type EventRow, rowToEvent } from '../audit/event.store.ts'
import type { ChainHead } from '../audit/link-event.ts'
import { QUEUE_COLUMNS, type QueueRow, rowToQueued } from '../triage/queue.store.ts'
import type { QueuedReport } from '../triage/queued-report.ts'
import type { StoredEvent } from '../triage/report-file.ts'
import type { ActionLine, CaseLine, TermKind } from './case.ts'

interface CaseRow {
  id: string
  reference: string
  opened_at: string
  changed_at: string
  reports: number
  sources: number
  amounts: number
  amount_fen: number
  stale: number
}

const rowToLine = (row: CaseRow): CaseLine => ({
  id: row.id,
  reference: row.reference,
  openedAt: row.opened_at,
  changedAt: row.changed_at,
  reports: row.reports,
  sources: row.sources,
  amounts: row.amounts,
  amountFen: row.amount_fen,
})

const CASE_COLUMNS = `c.id, c.reference, c.opened_at, c.changed_at, c.reports, c.sources, c.amounts,
  c.amount_fen, c.stale`

export interface CountedTerm {
  readonly idx: string
  readonly kind: TermKind
  readonly reports: number
  readonly sources: number | null
}

/** One page of a case, as it lies in D1. */
export interface StoredCase {
  readonly line: CaseLine
  readonly stale: boolean
  /** In the order of their ids; one more than fits where there are more. */
  readonly reports: readonly QueuedReport[]
  readonly terms: readonly CountedTerm[]
  readonly actions: readonly ActionLine[]
  /** The newest events of the case itself, the oldest of them first. */
  readonly events: readonly StoredEvent[]
  /** The event before these; null where the history begins. */
  readonly anchor: ChainHead | null
}

export interface CasePage {
  /** The id of the last report of the page before; '' for the first. */
  readonly after: string
  readonly reports: number
  readonly terms: number
  readonly actions: number
  readonly events: number
}

export interface ActionRow {
  id: string
  case_id: string | null
  officer_id: string
  name: string | null
  at: string
  kind: ActionLine['kind']
  reason: string
  size: number
  undone_at: string | null
}

export const ACTION_COLUMNS =
  'a.id, a.case_id, a.officer_id, o.name, a.at, a.kind, a.reason, a.size, a.undone_at'

export const rowToAction = (row: ActionRow): ActionLine => ({
  id: row.id,
  caseId: row.case_id,
  officerId: row.officer_id,
  officer: row.name ?? row.officer_id,
  at: row.at,
  kind: row.kind,
  reason: row.reason,
  size: row.size,
  undoneAt: row.undone_at,
})

export type CaseStore = ReturnType<typeof caseStore>

/** Cases of a centre. Every query names it: another's case isn't there. */
export function caseStore(db: D1Database) {
  return {
    /** Cases, the last changed first, from `before` on. */
    async list(centreId: string, before: string, limit: number): Promise<CaseLine[]> {
      const { results } = await db
        .prepare(
          `SELECT ${CASE_COLUMNS} FROM cases c
           WHERE c.centre_id = ?1 AND c.reports > 0 AND c.changed_at < ?2
           ORDER BY c.changed_at DESC LIMIT ?3`,
        )
        .bind(centreId, before, limit)
        .all<CaseRow>()
      return results.map(rowToLine)
    },

    /** The ids of cases that people call so, `limit` at most. */
    async byReference(centreId: string, reference: string, limit: number): Promise<string[]> {
      const { results } = await db
        .prepare(
          `SELECT id FROM cases INDEXED BY cases_reference
           WHERE centre_id = ?1 AND reference = ?2 LIMIT ?3`,
        )
        .bind(centreId, reference, limit)
        .all<{ id: string }>()
      return results.map(({ id }) => id)
    },

    async lines(centreId: string, ids: readonly string[]): Promise<CaseLine[]> {
      if (ids.length === 0) return []
      const { results } = await db
        .prepare(
          `SELECT ${CASE_COLUMNS} FROM json_each(?1) l
           CROSS JOIN cases c ON c.id = l.value WHERE c.centre_id = ?2`,
        )
        .bind(JSON.stringify(ids), centreId)
        .all<CaseRow>()
      return results.map(rowToLine)
    },

    /** Reports by their ids, in the order of these. */
    async reports(centreId: string, ids: readonly string[]): Promise<QueuedReport[]> {
      if (ids.length === 0) return []
      const { results } = await db
        .prepare(
          `SELECT ${QUEUE_COLUMNS} FROM json_each(?1) l
           CROSS JOIN reports r ON r.id = l.value LEFT JOIN officers o ON o.id = r.claimed_by
           WHERE r.centre_id = ?2 ORDER BY l.key`,
        )
        .bind(JSON.stringify(ids), centreId)
        .all<QueueRow>()
      return results.map(rowToQueued)
    },

    /** Which of some reports are in a case, and in which. */
    async casesOf(centreId: string, reportIds: readonly string[]): Promise<Map<string, string>> {
      const { results } = await db
        .prepare(
          `SELECT m.report_id AS report, m.case_id AS home FROM json_each(?1) l
           CROSS JOIN case_reports m ON m.report_id = l.value WHERE m.centre_id = ?2`,
        )
        .bind(JSON.stringify(reportIds), centreId)
        .all<{ report: string; home: string }>()
      return new Map(results.map(({ report, home }) => [report, home]))
    },

    /** The ids of a case's reports, in their order. */
    async members(centreId: string, caseId: string, limit: number): Promise<string[]> {
      const { results } = await db
        .prepare(
          `SELECT m.report_id AS id FROM case_reports m INDEXED BY case_reports_case
           WHERE m.case_id = ?1 AND m.centre_id = ?2 ORDER BY m.report_id LIMIT ?3`,
        )
        .bind(caseId, centreId, limit)
        .all<{ id: string }>()
      return results.map(({ id }) => id)
    },

    /** One page of a case; null where the centre has no such case. */
    async page(centreId: string, id: string, page: CasePage): Promise<StoredCase | null> {
      const [lines, reports, terms, actions, events] = await db.batch([
        db
          .prepare(`SELECT ${CASE_COLUMNS} FROM cases c WHERE c.id = ?1 AND c.centre_id = ?2`)
          .bind(id, centreId),
        selectMembers(db).bind(id, centreId, page.after, page.reports + 1),
        db
          .prepare(
            `SELECT t.idx, t.kind, t.reports, t.sources FROM case_terms t
             WHERE t.case_id = ?1 AND t.centre_id = ?2 LIMIT ?3`,
          )
          .bind(id, centreId, page.terms),
        db
          .prepare(
            `SELECT ${ACTION_COLUMNS} FROM case_actions a INDEXED BY case_actions_case
             LEFT JOIN officers o ON o.id = a.officer_id
             WHERE a.case_id = ?1 AND a.centre_id = ?2 ORDER BY a.at DESC LIMIT ?3`,
          )
          .bind(id, centreId, page.actions),
        selectHistory(db).bind(`case:${id}`, centreId, page.events + 1),
      ])
      const [row] = (lines?.results ?? []) as CaseRow[]
      if (!row) return null
      const found = (events?.results ?? []) as (EventRow & { name: string | null })[]
      const anchor = found[page.events]
      return {
        line: rowToLine(row),
        stale: row.stale === 1,
        reports: ((reports?.results ?? []) as QueueRow[]).map(rowToQueued),
        terms: ((terms?.results ?? []) as CountedTerm[]).toSorted((a, b) => b.reports - a.reports),
        actions: ((actions?.results ?? []) as ActionRow[]).map(rowToAction),
        events: found
          .slice(0, page.events)
          .map((event) => ({ ...rowToEvent(event), actorName: event.name }))
          .reverse(),
        anchor: anchor ? { seq: anchor.seq, mac: anchor.mac } : null,
      }
    },

    /** Which of some reports name which indexes; no more than `limit` indicators are looked at. */
    async edges(centreId: string, reportIds: readonly string[], limit: number): Promise<Edge[]> {
      const { results } = await db
        .prepare(
          `SELECT i.report_id AS report, i.idx, i.host_idx AS host FROM json_each(?1) l
           CROSS JOIN indicators i ON i.report_id = l.value WHERE i.centre_id = ?2 LIMIT ?3`,
        )
        .bind(JSON.stringify(reportIds), centreId, limit)
        .all<Edge>()
      return results
    },
  }
}

export interface Edge {
  readonly report: string
  readonly idx: string
  readonly host: string | null
}

const selectMembers = (db: D1Database) =>
  db.prepare(
    `SELECT ${QUEUE_COLUMNS} FROM case_reports m INDEXED BY case_reports_case
     CROSS JOIN reports r ON r.id = m.report_id LEFT JOIN officers o ON o.id = r.claimed_by
     WHERE m.case_id = ?1 AND m.report_id > ?3 AND r.centre_id = ?2
     ORDER BY m.report_id LIMIT ?4`,
  )

const selectHistory = (db: D1Database) =>
  db.prepare(
    `SELECT e.no, e.report_id, e.seq, e.centre_id, e.at, e.actor, e.type, e.data, e.mac, o.name
     FROM events e LEFT JOIN officers o ON o.id = e.actor
     WHERE e.report_id = ?1 AND e.centre_id = ?2 ORDER BY e.seq DESC LIMIT ?3`,
  )
