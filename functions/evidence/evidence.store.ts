// Longer than most files: what becomes of a file stands together, statement by statement.

import { insertEvent, isPlaceTaken } from '../audit/event.store.ts'
import type { ChainedEvent } from '../audit/link-event.ts'
import type { Kind, Situation } from '../reports/vocabulary.ts'
import type { Wrap } from '../sealing/sealed-part.ts'
import type { FilePlace } from './chunk.store.ts'
import { chunksOf, EVIDENCE } from './limits.ts'
import type { AttachFacts } from './may-attach.ts'
import type { SealedFile } from './sealed-file.ts'

/**
 * `arriving`: announced, some chunks may lie there. `whole`: all do, officers see it. `leaving`: to be
 * deleted. `gone`: deleted, and deleted once more in an hour, should a late chunk have come.
 */
export type EvidenceState = 'arriving' | 'whole' | 'leaving' | 'gone'

/** A file as it is stored: its description sealed, and what storing its chunks needs. */
export interface StoredFile extends SealedFile {
  readonly state: EvidenceState
  /** ISO 8601, UTC. */
  readonly startedAt: string
  /** When an officer first opened it. */
  readonly seenAt: string | null
  /** The chunks that lie in R2, in order. */
  readonly has: readonly number[]
  readonly bodyMac: string
}

export interface NewFile extends SealedFile {
  readonly bodyMac: string
  readonly at: string
  /** The operator's civil day. */
  readonly day: string
}

/** How much may still come. */
export interface Room {
  readonly files: number
  readonly bytes: number
  /** Of the whole portal, today. */
  readonly dayBytes: number
}

export interface EvidenceRow {
  id: string
  size: number
  has: number
  state: EvidenceState
  started_at: string
  seen_at: string | null
  body_mac: string
  nonce: string
  ct: string
  wraps: string
}

export const rowToFile = (row: EvidenceRow): StoredFile => ({
  id: row.id,
  size: row.size,
  state: row.state,
  startedAt: row.started_at,
  seenAt: row.seen_at,
  has: Array.from({ length: chunksOf(row.size) }, (_, n) => n).filter((n) => row.has & (1 << n)),
  bodyMac: row.body_mac,
  nonce: row.nonce,
  ct: row.ct,
  wraps: JSON.parse(row.wraps) as Wrap[],
})

const COLUMNS = `e.id, e.size, e.has, e.state, e.started_at, e.seen_at, e.body_mac, e.nonce, e.ct, e.wraps`

interface FactsRow {
  kind: Kind
  situation: Situation | null
  also: string
  for_whom: string | null
  minor: number
  details: string
  open: number
}

/** A file whose chunks are to be deleted. */
export interface FileToClear extends FilePlace {
  readonly size: number
  readonly state: EvidenceState
}

const HERE = `state IN ('arriving', 'whole')`

export type EvidenceStore = ReturnType<typeof evidenceStore>

/** What D1 knows of pictures and files; their bytes are chunk.store.ts's. */
export function evidenceStore(db: D1Database) {
  return {
    /** The plain facts of a report that decide whether it takes files. */
    async facts(centreId: string, reportId: string): Promise<AttachFacts | null> {
      const row = await db
        .prepare(
          `SELECT kind, situation, also, for_whom, minor, details, open
           FROM reports WHERE id = ? AND centre_id = ?`,
        )
        .bind(reportId, centreId)
        .first<FactsRow>()
      return (
        row && {
          kind: row.kind,
          situation: row.situation,
          also: JSON.parse(row.also) as Situation[],
          forWhom: row.for_whom,
          minor: row.minor === 1,
          details: JSON.parse(row.details) as Record<string, unknown>,
          open: row.open === 1,
        }
      )
    },

    /** The files of a report that weren't removed, the oldest first. */
    async list(centreId: string, reportId: string): Promise<readonly StoredFile[]> {
      const { results } = await db
        .prepare(
          `SELECT ${COLUMNS} FROM evidence e
           WHERE e.report_id = ? AND e.centre_id = ? AND e.${HERE} ORDER BY e.started_at, e.id`,
        )
        .bind(reportId, centreId)
        .all<EvidenceRow>()
      return results.map(rowToFile)
    },

    /** One file, in whatever state. */
    async find({ centreId, reportId, id }: FilePlace): Promise<StoredFile | null> {
      const row = await db
        .prepare(
          `SELECT ${COLUMNS} FROM evidence e WHERE e.report_id = ? AND e.centre_id = ? AND e.id = ?`,
        )
        .bind(reportId, centreId, id)
        .first<EvidenceRow>()
      return row && rowToFile(row)
    },

    /** How much a report may still take; the day's limit is the portal's, whatever the centre. */
    async room(centreId: string, reportId: string, day: string): Promise<Room> {
      const row = await db
        .prepare(
          `SELECT (SELECT COUNT(*) FROM evidence WHERE report_id = ?1 AND centre_id = ?2 AND ${HERE})
               AS files,
             (SELECT COALESCE(SUM(size), 0) FROM evidence
               WHERE report_id = ?1 AND centre_id = ?2 AND ${HERE}) AS bytes,
             (SELECT COALESCE(SUM(size), 0) FROM evidence WHERE started_on = ?3) AS day`,
        )
        .bind(reportId, centreId, day)
        .first<{ files: number; bytes: number; day: number }>()
      return {
        files: EVIDENCE.files - (row?.files ?? 0),
        bytes: EVIDENCE.reportBytes - (row?.bytes ?? 0),
        dayBytes: EVIDENCE.dayBytes - (row?.day ?? 0),
      }
    },

    /**
     * Announces a file, if the report is open and everything still has room for it: one statement, so
     * that many at once don't pass the limits together.
     * @returns `exists` when the id is taken, `no-room` when a limit or the report's end stood against it
     */
    async start(
      centreId: string,
      reportId: string,
      file: NewFile,
    ): Promise<'stored' | 'exists' | 'no-room'> {
      const insert = db
        .prepare(
          `INSERT INTO evidence (report_id, id, centre_id, body_mac, size, state, state_at, started_on,
             started_at, nonce, ct, wraps)
           SELECT r.id, ?3, r.centre_id, ?4, ?5, 'arriving', ?6, ?7, ?6, ?8, ?9, ?10 FROM reports r
           WHERE r.id = ?1 AND r.centre_id = ?2 AND r.open = 1
             AND (SELECT COUNT(*) FROM evidence WHERE report_id = r.id AND ${HERE}) < ?11
             AND (SELECT COALESCE(SUM(size), 0) FROM evidence
                  WHERE report_id = r.id AND ${HERE}) + ?5 <= ?12
             AND (SELECT COALESCE(SUM(size), 0) FROM evidence WHERE started_on = ?7) + ?5 <= ?13`,
        )
        .bind(
          ...[reportId, centreId, file.id, file.bodyMac, file.size, file.at, file.day],
          ...[file.nonce, file.ct, JSON.stringify(file.wraps)],
          ...[EVIDENCE.files, EVIDENCE.reportBytes, EVIDENCE.dayBytes],
        )
      try {
        const { meta } = await insert.run()
        return meta.changes === 1 ? 'stored' : 'no-room'
      } catch (error) {
        const taken =
          error instanceof Error && /UNIQUE constraint failed: evidence\./.test(error.message)
        if (taken) return 'exists'
        throw error
      }
    },

    /** Notes that a chunk lies in R2. @returns the file, or null where it takes none any more */
    async note({ centreId, reportId, id }: FilePlace, n: number): Promise<StoredFile | null> {
      const row = await db
        .prepare(
          `UPDATE evidence AS e SET has = has | ?4
           WHERE report_id = ?1 AND centre_id = ?2 AND id = ?3 AND ${HERE} RETURNING ${COLUMNS.replaceAll('e.', '')}`,
        )
        .bind(reportId, centreId, id, 1 << n)
        .first<EvidenceRow>()
      return row && rowToFile(row)
    },

    /**
     * Shows a file that has all its chunks to the officers, with the event that says so; the report has
     * the next version then, so that whoever decides has seen that there is something.
     * @returns false when the report or the file changed meanwhile; then nothing is written
     */
    finish: (version: number, { id }: FilePlace, event: ChainedEvent) =>
      move(db, version, id, event, {
        from: `state = 'arriving'`,
        set: `state = 'whole'`,
        wroteAt: event.at,
      }),

    /** Takes a whole file away that no officer has opened. @returns false as `finish` does */
    remove: (version: number, { id }: FilePlace, event: ChainedEvent) =>
      move(db, version, id, event, {
        from: `state = 'whole' AND seen_at IS NULL`,
        set: `state = 'leaving', ${BLANK}`,
        wroteAt: null,
      }),

    /** Takes a file away that never came whole: nobody saw it, so that no event tells of it. */
    async drop({ centreId, reportId, id }: FilePlace, at: string): Promise<boolean> {
      const { meta } = await db
        .prepare(
          `UPDATE evidence SET state = 'leaving', state_at = ?4, ${BLANK}
           WHERE report_id = ?1 AND centre_id = ?2 AND id = ?3 AND state = 'arriving'`,
        )
        .bind(reportId, centreId, id, at)
        .run()
      return meta.changes === 1
    },

    /**
     * Notes that an officer opens a whole file, with the event that says so, if the report still has
     * `version`. From then on its sender can't take it away alone.
     */
    async look(version: number, { id }: FilePlace, event: ChainedEvent): Promise<boolean> {
      const { reportId, centreId, at } = event
      const update = db
        .prepare(
          `UPDATE evidence SET seen_at = COALESCE(seen_at, ?4)
           WHERE report_id = ?1 AND centre_id = ?2 AND id = ?3 AND state = 'whole'
             AND EXISTS (SELECT 1 FROM reports WHERE id = ?1 AND version = ?5)`,
        )
        .bind(reportId, centreId, id, at, version)
      try {
        const [updated] = await db.batch([update, insertEvent(db, event, version)])
        return updated?.meta.changes === 1
      } catch (error) {
        if (isPlaceTaken(error)) return false
        throw error
      }
    },

    /** What the scheduled job has to delete, whatever the centre: the times say how long each may lie. */
    async due(orphansBefore: string, goneBefore: string): Promise<readonly FileToClear[]> {
      const { results } = await db
        .prepare(
          `SELECT report_id AS reportId, centre_id AS centreId, id, size, state FROM evidence
           WHERE state = 'leaving' OR (state = 'arriving' AND state_at < ?)
             OR (state = 'gone' AND state_at < ?)
           LIMIT 50`,
        )
        .bind(orphansBefore, goneBefore)
        .all<FileToClear>()
      return results
    },

    /** The files of a report that are to be deleted. */
    async leaving(centreId: string, reportId: string): Promise<readonly FileToClear[]> {
      const { results } = await db
        .prepare(
          `SELECT report_id AS reportId, centre_id AS centreId, id, size, state FROM evidence
           WHERE report_id = ? AND centre_id = ? AND state = 'leaving'`,
        )
        .bind(reportId, centreId)
        .all<FileToClear>()
      return results
    },

    /** Its chunks are deleted: the row stays an hour, or goes where it had stayed. */
    async cleared({ centreId, reportId, id, state }: FileToClear, at: string): Promise<void> {
      const statement =
        state === 'gone'
          ? db
              .prepare('DELETE FROM evidence WHERE report_id = ? AND centre_id = ? AND id = ?')
              .bind(reportId, centreId, id)
          : db
              .prepare(
                `UPDATE evidence SET state = 'gone', state_at = ?4, ${BLANK}
                 WHERE report_id = ?1 AND centre_id = ?2 AND id = ?3 AND state <> 'whole'`,
              )
              .bind(reportId, centreId, id, at)
      await statement.run()
    },
  }
}

/** What can be forgotten of a file before its chunks are gone. */
const BLANK = `body_mac = '', nonce = '', ct = '', wraps = '[]'`

interface Move {
  /** What the file must be. */
  readonly from: string
  readonly set: string
  readonly wroteAt: string | null
}

/** Changes a file and its report's version, with an event, in one transaction: all or nothing. */
async function move(
  db: D1Database,
  version: number,
  id: string,
  event: ChainedEvent,
  { from, set, wroteAt }: Move,
): Promise<boolean> {
  const { reportId, centreId, at } = event
  const report = db
    .prepare(
      `UPDATE reports SET version = version + 1, wrote_at = COALESCE(?5, wrote_at)
       WHERE id = ?1 AND centre_id = ?2 AND version = ?3 AND open = 1 AND EXISTS (
         SELECT 1 FROM evidence WHERE report_id = ?1 AND centre_id = ?2 AND id = ?4 AND ${from})`,
    )
    .bind(reportId, centreId, version, id, wroteAt)
  const file = db
    .prepare(
      `UPDATE evidence SET ${set}, state_at = ?4
       WHERE report_id = ?1 AND centre_id = ?2 AND id = ?3 AND ${from}
         AND EXISTS (SELECT 1 FROM reports WHERE id = ?1 AND version = ?5)`,
    )
    .bind(reportId, centreId, id, at, version + 1)
  try {
    const [updated] = await db.batch([report, file, insertEvent(db, event, version + 1)])
    return updated?.meta.changes === 1
  } catch (error) {
    if (isPlaceTaken(error)) return false
    throw error
  }
}

/** The statement that reads the files of a report that officers see: id, then centre. */
export const selectEvidence = (db: D1Database) =>
  db.prepare(
    `SELECT ${COLUMNS} FROM evidence e JOIN reports r ON r.id = e.report_id
     WHERE r.id = ? AND r.centre_id = ? AND e.state = 'whole' ORDER BY e.started_at, e.id`,
  )

/** The statement that marks all files of a withdrawn report for deletion: id, centre, version, time. */
export const leaveAll = (db: D1Database) =>
  db.prepare(
    `UPDATE evidence SET state = 'leaving', state_at = ?4, ${BLANK}
     WHERE report_id = ?1 AND state <> 'gone' AND EXISTS (SELECT 1 FROM reports
       WHERE id = ?1 AND centre_id = ?2 AND version = ?3 AND receipt_key = '')`,
  )
