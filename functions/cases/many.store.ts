// Longer than most files: one transaction changes many reports, and its statements belong together.

import { insertSubjectEvent, isPlaceTaken } from '../audit/event.store.ts'
import type { ChainedEvent, ChainHead } from '../audit/link-event.ts'
import type { Lane, Stage } from '../reports/vocabulary.ts'
import { ACTION_COLUMNS, type ActionRow, rowToAction } from './case.store.ts'
import type { ActionLine } from './case.ts'
import type { CaseAction } from './vocabulary.ts'

/** Everything of a report that an action may change, and undoing puts back word for word. */
export interface RowState {
  readonly stage: Stage
  readonly stageAt: string
  readonly open: boolean
  readonly lane: Lane
  readonly dueAt: string
  readonly claimedBy: string | null
  readonly claimedAt: string | null
  readonly wroteAt: string | null
}

/** A report as it is found among others, with the last event of its history. */
export interface FoundReport extends RowState {
  readonly id: string
  readonly reference: string
  readonly version: number
  readonly holder: string | null
  readonly caseId: string | null
  readonly caseReference: string | null
  /** The action that joined it to its case. */
  readonly joinedBy: string | null
  readonly head: ChainHead
}

/** What becomes of one report. */
export interface RowChange {
  readonly report: FoundReport
  /** Null where nothing of the report itself changes, as when it joins a case. */
  readonly state: RowState | null
  readonly event: ChainedEvent
}

export interface ActionDraft {
  readonly id: string
  readonly centreId: string
  readonly caseId: string | null
  readonly officerId: string
  readonly at: string
  readonly kind: CaseAction
  readonly reason: string
}

/** What changes besides the reports themselves. */
export interface Around {
  /** A case that is opened with this. */
  readonly opens?: { readonly id: string; readonly reference: string } | undefined
  /** The cases' own events. */
  readonly events?: readonly ChainedEvent[]
  readonly joins?: readonly { report: string; caseId: string; actionId: string }[]
  readonly leaves?: readonly { report: string; caseId: string }[]
  readonly apart?: readonly { id: string; other: string }[]
  /** Actions whose pairs are no longer apart. */
  readonly together?: readonly string[]
}

/** A row of an action that hasn't been put back. */
export interface DoneRow {
  readonly actionId: string
  readonly caseId: string | null
  readonly kind: CaseAction
  readonly at: string
  readonly reportId: string
  readonly version: number
  readonly before: RowState & {
    readonly joinedBy: string | null
    /** The case that it was in; only where it left that for another. */
    readonly caseId?: string | null
  }
}

export type ManyStore = ReturnType<typeof manyStore>

/** Changing many reports of a centre in one transaction, all or none, each with its event. */
export function manyStore(db: D1Database) {
  const run = async (statements: D1PreparedStatement[]): Promise<boolean> => {
    try {
      await db.batch(statements)
      return true
    } catch (error) {
      if (isPlaceTaken(error) || isMemberTaken(error)) return false
      throw error
    }
  }
  return {
    /** Reports of the centre as they are now. */
    async find(centreId: string, ids: readonly string[]): Promise<FoundReport[]> {
      const { results } = await db
        .prepare(
          `SELECT r.id, r.reference, r.version, r.stage, r.stage_at AS stageAt, r.open, r.lane,
             r.due_at AS dueAt, r.claimed_by AS claimedBy, r.claimed_at AS claimedAt,
             r.wrote_at AS wroteAt, o.name AS holder, m.case_id AS caseId, c.reference AS caseReference,
             m.action_id AS joinedBy,
             e.seq, e.mac
           FROM json_each(?1) l CROSS JOIN reports r ON r.id = l.value
           CROSS JOIN events e ON e.report_id = r.id
             AND e.seq = (SELECT MAX(seq) FROM events WHERE report_id = r.id)
           LEFT JOIN officers o ON o.id = r.claimed_by
           LEFT JOIN case_reports m ON m.report_id = r.id
           LEFT JOIN cases c ON c.id = m.case_id
           WHERE r.centre_id = ?2`,
        )
        .bind(JSON.stringify(ids), centreId)
        .all<Omit<FoundReport, 'open' | 'head'> & { open: number; seq: number; mac: string }>()
      return results.map(({ seq, mac, open, ...row }) => ({
        ...row,
        open: open === 1,
        head: { seq, mac },
      }))
    },

    /** The last event of a case; null where the centre has no such case. */
    async caseHead(centreId: string, caseId: string): Promise<ChainHead | null> {
      const row = await db
        .prepare(
          `SELECT e.seq, e.mac FROM cases c CROSS JOIN events e ON e.report_id = 'case:' || c.id
           WHERE c.id = ?1 AND c.centre_id = ?2 ORDER BY e.seq DESC LIMIT 1`,
        )
        .bind(caseId, centreId)
        .first<ChainHead>()
      return row
    },

    /**
     * Does it. Every event is linked to what was read: whoever did something to one of the reports, or to
     * the case, since then has taken a place in its history, and the unique index undoes all of this.
     * @returns false where that happened, or a report has joined another case; then nothing is written
     */
    apply: (action: ActionDraft, rows: readonly RowChange[], around: Around): Promise<boolean> =>
      run([
        ...(around.opens ? [insertCase(db, action, around.opens)] : []),
        ...changeRows(db, action.centreId, rows),
        ...(around.events ?? []).map((event) => insertSubjectEvent(db, event)),
        insertAction(db, action, rows.length),
        insertRows(db, action, rows),
        ...aroundOf(db, action, around),
      ]),

    /** Puts back what some actions changed, in one transaction, all of `rows` or none. */
    undo: (
      by: { readonly centreId: string; readonly officerId: string; readonly at: string },
      done: readonly DoneRow[],
      rows: readonly RowChange[],
      around: Around,
    ): Promise<boolean> =>
      run([
        ...changeRows(db, by.centreId, rows),
        ...(around.events ?? []).map((event) => insertSubjectEvent(db, event)),
        ...markUndone(db, by, done, rows),
        ...aroundOf(db, { ...by, id: '' }, around),
      ]),

    /** An action of the centre. */
    async action(centreId: string, id: string): Promise<ActionLine | null> {
      const row = await db
        .prepare(
          `SELECT ${ACTION_COLUMNS} FROM case_actions a LEFT JOIN officers o ON o.id = a.officer_id
           WHERE a.id = ?1 AND a.centre_id = ?2`,
        )
        .bind(id, centreId)
        .first<ActionRow>()
      return row && rowToAction(row)
    },

    /** What was done at a centre since a moment, the newest first. */
    async recent(centreId: string, since: string, limit: number): Promise<ActionLine[]> {
      const { results } = await db
        .prepare(
          `SELECT ${ACTION_COLUMNS} FROM case_actions a INDEXED BY case_actions_recent
           LEFT JOIN officers o ON o.id = a.officer_id
           WHERE a.centre_id = ?1 AND a.at > ?2 ORDER BY a.at DESC LIMIT ?3`,
        )
        .bind(centreId, since, limit)
        .all<ActionRow>()
      return results.map(rowToAction)
    },

    /** What some actions did and nobody has put back, the newest first. */
    async rowsOf(centreId: string, actionIds: readonly string[]): Promise<DoneRow[]> {
      const { results } = await db
        .prepare(
          `SELECT a.id AS actionId, a.case_id AS caseId, a.kind, a.at, w.report_id AS reportId,
             w.version, w.before
           FROM json_each(?1) l CROSS JOIN case_actions a ON a.id = l.value
           CROSS JOIN case_action_rows w ON w.action_id = a.id
           WHERE a.centre_id = ?2 AND w.undone_at IS NULL`,
        )
        .bind(JSON.stringify(actionIds), centreId)
        .all<Omit<DoneRow, 'before'> & { before: string }>()
      return results
        .map((row) => ({ ...row, before: JSON.parse(row.before) as DoneRow['before'] }))
        .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.version - a.version))
    },

    /** Counts a case again, after one of its reports was taken back. */
    async recount(centreId: string, caseId: string): Promise<void> {
      await db.batch(recountCase(db, centreId, caseId))
    },
  }
}

const isMemberTaken = (error: unknown) =>
  error instanceof Error && /UNIQUE constraint failed: case_reports\./.test(error.message)

const insertCase = (
  db: D1Database,
  { centreId, at }: ActionDraft,
  { id, reference }: NonNullable<Around['opens']>,
) =>
  db
    .prepare(
      `INSERT INTO cases (id, reference, centre_id, opened_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?4)`,
    )
    .bind(id, reference, centreId, at)

function changeRows(db: D1Database, centreId: string, rows: readonly RowChange[]) {
  const changes = rows.flatMap(({ report, state }) =>
    state ? [{ ...state, id: report.id, version: report.version, open: state.open ? 1 : 0 }] : [],
  )
  const events = rows.map(({ event }) => ({ ...event, data: JSON.stringify(event.data) }))
  return [
    ...(changes.length === 0
      ? []
      : [
          db
            .prepare(
              `UPDATE reports SET version = reports.version + 1, stage = v.value ->> 'stage',
                 stage_at = v.value ->> 'stageAt', open = v.value ->> 'open',
                 lane = v.value ->> 'lane', due_at = v.value ->> 'dueAt',
                 claimed_by = v.value ->> 'claimedBy', claimed_at = v.value ->> 'claimedAt',
                 wrote_at = v.value ->> 'wroteAt'
               FROM json_each(?1) v
               WHERE reports.id = v.value ->> 'id' AND reports.centre_id = ?2
                 AND reports.version = v.value ->> 'version'`,
            )
            .bind(JSON.stringify(changes), centreId),
        ]),
    db
      .prepare(
        `INSERT INTO events (report_id, seq, centre_id, at, actor, type, data, mac)
         SELECT v.value ->> 'reportId', v.value ->> 'seq', ?2, v.value ->> 'at', v.value ->> 'actor',
           v.value ->> 'type', v.value ->> 'data', v.value ->> 'mac'
         FROM json_each(?1) v`,
      )
      .bind(JSON.stringify(events), centreId),
  ]
}

const insertAction = (db: D1Database, a: ActionDraft, size: number) =>
  db
    .prepare(
      `INSERT INTO case_actions (id, centre_id, case_id, officer_id, at, kind, reason, size)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(a.id, a.centreId, a.caseId, a.officerId, a.at, a.kind, a.reason, size)

const stateOf = (report: FoundReport): RowState => ({
  stage: report.stage,
  stageAt: report.stageAt,
  open: report.open,
  lane: report.lane,
  dueAt: report.dueAt,
  claimedBy: report.claimedBy,
  claimedAt: report.claimedAt,
  wroteAt: report.wroteAt,
})

const insertRows = (db: D1Database, { id, centreId }: ActionDraft, rows: readonly RowChange[]) =>
  db
    .prepare(
      `INSERT INTO case_action_rows (action_id, report_id, centre_id, version, before)
       SELECT ?1, v.value ->> 'id', ?2, v.value ->> 'version', v.value ->> 'before' FROM json_each(?3) v`,
    )
    .bind(
      id,
      centreId,
      JSON.stringify(
        rows.map(({ report, state }) => ({
          id: report.id,
          version: report.version + (state ? 1 : 0),
          before: JSON.stringify({
            ...stateOf(report),
            joinedBy: report.joinedBy,
            caseId: report.caseId,
          }),
        })),
      ),
    )

function markUndone(
  db: D1Database,
  { officerId, at }: { officerId: string; at: string },
  done: readonly DoneRow[],
  rows: readonly RowChange[],
) {
  const pairs = done.map(({ actionId, reportId }) => ({ actionId, reportId }))
  // What was done to a report before that fits it again, and can be undone in its turn.
  const fits = rows
    .filter(({ state }) => state !== null)
    .map(({ report }) => ({
      id: report.id,
      now: report.version + 1,
      fits:
        Math.min(
          ...done.filter((d) => d.reportId === report.id && changes(d)).map((d) => d.version),
        ) - 1,
    }))
  const actions = [...new Set(done.map(({ actionId }) => actionId))]
  return [
    db
      .prepare(
        `UPDATE case_action_rows SET undone_at = ?2 FROM json_each(?1) v
         WHERE action_id = v.value ->> 'actionId' AND report_id = v.value ->> 'reportId'`,
      )
      .bind(JSON.stringify(pairs), at),
    db
      .prepare(
        `UPDATE case_action_rows SET version = v.value ->> 'now' FROM json_each(?1) v
         WHERE report_id = v.value ->> 'id' AND version = v.value ->> 'fits' AND undone_at IS NULL`,
      )
      .bind(JSON.stringify(fits)),
    db
      .prepare(
        `UPDATE case_actions SET undone_at = ?2, undone_by = ?3 FROM json_each(?1) v
         WHERE case_actions.id = v.value AND NOT EXISTS
           (SELECT 1 FROM case_action_rows w WHERE w.action_id = v.value AND w.undone_at IS NULL)`,
      )
      .bind(JSON.stringify(actions), at, officerId),
  ]
}

/** Whether an action changed reports themselves, and not only where they belong. */
export const changes = ({ kind }: Pick<DoneRow, 'kind'>): boolean =>
  !['join', 'leave', 'merge', 'keep-apart'].includes(kind)

/** Who belongs where, and what is counted of it. */
function aroundOf(
  db: D1Database,
  { id, centreId, at }: { id: string; centreId: string; at: string },
  { joins = [], leaves = [], apart = [], together = [] }: Around,
) {
  const cases = new Set([...joins, ...leaves].map(({ caseId }) => caseId))
  return [
    ...(leaves.length > 0
      ? [
          db
            .prepare(
              `DELETE FROM case_reports WHERE centre_id = ?2
                 AND report_id IN (SELECT value FROM json_each(?1))`,
            )
            .bind(JSON.stringify(leaves.map(({ report }) => report)), centreId),
        ]
      : []),
    ...(joins.length > 0
      ? [
          db
            .prepare(
              `INSERT INTO case_reports (report_id, case_id, centre_id, action_id)
               SELECT v.value ->> 'report', v.value ->> 'caseId', ?2, v.value ->> 'actionId'
               FROM json_each(?1) v`,
            )
            .bind(JSON.stringify(joins), centreId),
        ]
      : []),
    ...(apart.length > 0
      ? [
          db
            .prepare(
              `INSERT INTO kept_apart (id, other_id, centre_id, action_id)
               SELECT v.value ->> 'id', v.value ->> 'other', ?2, ?3 FROM json_each(?1) v
               WHERE true ON CONFLICT DO NOTHING`,
            )
            .bind(
              JSON.stringify(apart.flatMap((one) => [one, { id: one.other, other: one.id }])),
              centreId,
              id,
            ),
        ]
      : []),
    ...together.map((actionId) =>
      db
        .prepare('DELETE FROM kept_apart WHERE action_id = ?1 AND centre_id = ?2')
        .bind(actionId, centreId),
    ),
    ...[...cases].flatMap((caseId) => recountCase(db, centreId, caseId, at)),
  ]
}

/** How many shared indicators are kept of a case. */
export const MOST_TERMS_KEPT = 12

/** Counts a case by its reports as they are then. Its independent reporters: see `CaseLine`. */
function recountCase(db: D1Database, centreId: string, caseId: string, at: string | null = null) {
  const member = `case_reports m INDEXED BY case_reports_case
    CROSS JOIN indicators i ON i.report_id = m.report_id WHERE m.case_id = ?1 AND m.centre_id = ?2`
  return [
    db
      .prepare(
        `UPDATE cases SET stale = 0, changed_at = COALESCE(?3, changed_at),
           reports = (SELECT COUNT(*) FROM case_reports WHERE case_id = ?1),
           sources = COALESCE((SELECT MAX(n) FROM
             (SELECT COUNT(DISTINCT i.source_mac) AS n FROM ${member} GROUP BY i.idx)), 0),
           (amounts, amount_fen) = (SELECT COUNT(r.amount_band), COALESCE(SUM(r.amount_band), 0)
             FROM case_reports m INDEXED BY case_reports_case
             CROSS JOIN reports r ON r.id = m.report_id WHERE m.case_id = ?1)
         WHERE id = ?1 AND centre_id = ?2`,
      )
      .bind(caseId, centreId, at),
    db
      .prepare('DELETE FROM case_terms WHERE case_id = ?1 AND centre_id = ?2')
      .bind(caseId, centreId),
    db
      .prepare(
        `INSERT INTO case_terms (case_id, idx, centre_id, kind, reports, sources)
         SELECT ?1, idx, ?2, kind, n, sources FROM (
           SELECT i.idx, MIN(i.kind) AS kind, COUNT(DISTINCT i.report_id) AS n,
             COUNT(DISTINCT i.source_mac) AS sources
           FROM ${member} AND i.kind NOT IN ('app', 'other') GROUP BY i.idx
           UNION ALL
           SELECT i.host_idx, 'host', COUNT(DISTINCT i.report_id), NULL
           FROM ${member} AND i.host_idx IS NOT NULL GROUP BY i.host_idx)
         WHERE n > 1 ORDER BY n DESC, idx LIMIT ${MOST_TERMS_KEPT}`,
      )
      .bind(caseId, centreId),
  ]
}
