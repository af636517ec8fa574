import { insertEvent, isPlaceTaken } from '../audit/event.store.ts'
import type { ChainedEvent } from '../audit/link-event.ts'
import type { SealedMessage } from '../messages/sealed-message.ts'
import type { Wrap } from '../sealing/sealed-part.ts'
import { MOST_NOTES } from './note.schema.ts'

/** A note as it is stored: sealed, with who wrote it and when. */
export interface StoredNote extends SealedMessage {
  /** ISO 8601, UTC. */
  readonly at: string
  /** The officer's name. */
  readonly author: string
}

export interface NoteRow {
  id: string
  at: string
  author: string
  nonce: string
  ct: string
  wraps: string
}

export const rowToNote = (row: NoteRow): StoredNote => ({
  ...row,
  wraps: JSON.parse(row.wraps) as Wrap[],
})

export type NoteStore = ReturnType<typeof noteStore>

/** What officers write down for each other. */
export function noteStore(db: D1Database) {
  return {
    /** How many notes a report has, and what is stored under an id already. */
    async about(centreId: string, reportId: string, id: string) {
      const row = await db
        .prepare(
          `SELECT COUNT(*) AS count, MAX(CASE WHEN id = ?3 THEN at END) AS at,
             MAX(CASE WHEN id = ?3 THEN ct END) AS ct
           FROM notes WHERE report_id = ?2 AND centre_id = ?1`,
        )
        .bind(centreId, reportId, id)
        .first<{ count: number; at: string | null; ct: string | null }>()
      const { count = 0, at = null, ct = null } = row ?? {}
      return { count, earlier: at === null || ct === null ? null : { at, ct } }
    },

    /**
     * Stores a note with the event that says so, in one transaction, if the report still has `version`
     * and its words aren't erased; it then has the next one.
     * @returns false when it changed meanwhile; then nothing is written
     */
    async add(version: number, note: SealedMessage, event: ChainedEvent): Promise<boolean> {
      const { reportId, centreId, at, actor } = event
      const update = db
        .prepare(
          `UPDATE reports SET version = version + 1
           WHERE id = ?1 AND centre_id = ?2 AND version = ?3 AND receipt_key <> ''`,
        )
        .bind(reportId, centreId, version)
      const insert = db
        .prepare(
          `INSERT INTO notes (report_id, id, centre_id, at, author, nonce, ct, wraps)
           SELECT ?1, ?4, ?2, ?5, ?6, ?7, ?8, ?9
           FROM reports WHERE id = ?1 AND centre_id = ?2 AND version = ?3`,
        )
        .bind(
          ...[reportId, centreId, version + 1],
          ...[note.id, at, actor, note.nonce, note.ct, JSON.stringify(note.wraps)],
        )
      try {
        const [updated] = await db.batch([update, insert, insertEvent(db, event, version + 1)])
        return updated?.meta.changes === 1
      } catch (error) {
        if (isPlaceTaken(error) || isIdTaken(error)) return false
        throw error
      }
    },
  }
}

/** The statement that reads a report's notes, for use inside a batch: id, then centre. */
export const selectNotes = (db: D1Database) =>
  db.prepare(
    `SELECT n.id, n.at, COALESCE(o.name, n.author) AS author, n.nonce, n.ct, n.wraps
     FROM notes n LEFT JOIN officers o ON o.id = n.author
     WHERE n.report_id = ? AND n.centre_id = ? ORDER BY n.at, n.id LIMIT ${MOST_NOTES}`,
  )

const isIdTaken = (error: unknown) =>
  error instanceof Error && /UNIQUE constraint failed: notes\./.test(error.message)
