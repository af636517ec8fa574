import type { EventDraft } from './chain.ts'
import type { ChainedEvent, ChainHead } from './link-event.ts'
import { isSubject } from './subjects.ts'

export interface EventRow {
  no: number
  report_id: string
  seq: number
  centre_id: string
  at: string
  actor: string
  type: string
  data: string
  mac: string
}

export const rowToEvent = (row: EventRow): ChainedEvent & { readonly no: number } => ({
  no: row.no,
  reportId: row.report_id,
  seq: row.seq,
  centreId: row.centre_id,
  at: row.at,
  actor: row.actor,
  type: row.type,
  data: JSON.parse(row.data) as EventDraft['data'],
  mac: row.mac,
})

/**
 * The statement that appends an event to a report of its centre, for use inside a batch.
 *
 * With `version` it is stored only if the report has that version by then, so that an event exists
 * only where the change before it in the batch happened. Should somebody else have made the report
 * reach that version since it was read, they have also taken this `seq`: the unique index then undoes
 * the whole batch.
 */
export function insertEvent(db: D1Database, e: ChainedEvent, version?: number) {
  return db
    .prepare(
      `INSERT INTO events (report_id, seq, centre_id, at, actor, type, data, mac)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM reports
       WHERE id = ?1 AND centre_id = ?3 AND version = COALESCE(?9, version)`,
    )
    .bind(
      e.reportId,
      e.seq,
      e.centreId,
      e.at,
      e.actor,
      e.type,
      JSON.stringify(e.data),
      e.mac,
      version ?? null,
    )
}

/**
 * The statement that appends an event to the history of what is no report (`subjects.ts`), for use inside
 * a batch. State and head must come from one read (`selectHead`): whoever changed it since has taken this
 * `seq`, and the unique index undoes the whole batch.
 */
export function insertSubjectEvent(db: D1Database, e: ChainedEvent) {
  if (!isSubject(e.reportId)) throw new Error('a report’s event depends on its report')
  return db
    .prepare(
      `INSERT INTO events (report_id, seq, centre_id, at, actor, type, data, mac)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
    )
    .bind(e.reportId, e.seq, e.centreId, e.at, e.actor, e.type, JSON.stringify(e.data), e.mac)
}

/** The statement that reads the last event of a subject, for use inside a batch. */
export const selectHead = (db: D1Database, subject: string) =>
  db
    .prepare('SELECT seq, mac FROM events WHERE report_id = ? ORDER BY seq DESC LIMIT 1')
    .bind(subject)

/** What a subject's first event is linked to. */
export const NO_HEAD: ChainHead = { seq: 0, mac: '' }

/**
 * The statement that appends an event to the history of something that isn't a report, for use inside a
 * batch: a row of `table` that has reached `version` by then. Where it hasn't, the event has no MAC, which
 * its column refuses, and nothing of the batch is done.
 */
export function insertEventOf(
  db: D1Database,
  e: ChainedEvent,
  {
    table,
    id,
    version,
  }: { readonly table: SubjectTable; readonly id: string; readonly version: number },
) {
  return db
    .prepare(
      `INSERT INTO events (report_id, seq, centre_id, at, actor, type, data, mac)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT ?8 FROM ${table} WHERE id = ?9 AND version = ?10))`,
    )
    .bind(
      ...[e.reportId, e.seq, e.centreId, e.at, e.actor, e.type, JSON.stringify(e.data), e.mac],
      ...[id, version],
    )
}

/** What has a history of its own beside reports. */
export type SubjectTable = 'officers' | 'webhooks' | 'proposals' | 'verdicts' | 'appeals'

/** True for what D1 throws when the change that an event tells of didn't happen (`insertEventOf`). */
export const isUndone = (error: unknown): boolean =>
  error instanceof Error && /NOT NULL constraint failed: events\.mac/.test(error.message)

/** True for what D1 throws when another event took the same place in the report's history. */
export const isPlaceTaken = (error: unknown): boolean =>
  error instanceof Error && /UNIQUE constraint failed: events\./.test(error.message)
