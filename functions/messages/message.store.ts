import { forgetTold } from '../alerts/alert.store.ts'
import { insertEvent, isPlaceTaken } from '../audit/event.store.ts'
import type { ChainedEvent } from '../audit/link-event.ts'
import type { Wrap } from '../sealing/sealed-part.ts'
import type { LastDecision, Reopened } from '../triage/reopen-report.ts'
import type { SealedMessage, Sender } from './sealed-message.ts'

/** A message as it is stored: sealed, with who wrote it and when. */
export interface StoredMessage extends SealedMessage {
  readonly sender: Sender
  /** ISO 8601, UTC. */
  readonly at: string
  readonly sealedBy: 'browser' | 'worker'
}

export interface NewMessage extends StoredMessage {
  readonly keyMac: string
  readonly bodyMac: string
}

/** What a receipt opens, as far as writing to it needs to know. */
export interface ReportOfReceipt {
  readonly id: string
  readonly centreId: string
  /** Public key of the receipt's seal half. */
  readonly receiptKey: string
  /** False once it has ended. */
  readonly open: boolean
}

export interface MessageRow {
  id: string
  sender: Sender
  at: string
  sealed_by: 'browser' | 'worker'
  nonce: string
  ct: string
  wraps: string
}

export const rowToMessage = (row: MessageRow): StoredMessage => ({
  id: row.id,
  sender: row.sender,
  at: row.at,
  sealedBy: row.sealed_by,
  nonce: row.nonce,
  ct: row.ct,
  wraps: JSON.parse(row.wraps) as Wrap[],
})

/** How many messages a report can have; nobody needs more, and a page shows them all. */
export const MOST_MESSAGES = 200

export type MessageStore = ReturnType<typeof messageStore>

/** What reporter and centre write to each other. */
export function messageStore(db: D1Database) {
  return {
    /** The report that a receipt opens; the centre isn't named because the receipt leads to it. */
    async findByReceipt(receiptMac: string): Promise<ReportOfReceipt | null> {
      const row = await db
        .prepare('SELECT id, centre_id, receipt_key, open FROM reports WHERE receipt_mac = ?')
        .bind(receiptMac)
        .first<{ id: string; centre_id: string; receipt_key: string; open: number }>()
      if (!row) return null
      const { id, centre_id: centreId, receipt_key: receiptKey, open } = row
      return { id, centreId, receiptKey, open: open === 1 }
    },

    /** An earlier attempt under the same key, at whatever report. */
    findAttempt: (keyMac: string) =>
      db
        .prepare(
          `SELECT report_id AS reportId, id, at, body_mac AS bodyMac
           FROM messages WHERE key_mac = ?`,
        )
        .bind(keyMac)
        .first<{ reportId: string; id: string; at: string; bodyMac: string }>(),

    /** All messages of a report, the oldest first. */
    async list(centreId: string, reportId: string): Promise<readonly StoredMessage[]> {
      const { results } = await selectMessages(db).bind(reportId, centreId).all<MessageRow>()
      return results.map(rowToMessage)
    },

    /** The decision that a report was last given; null where nobody has decided anything. */
    async lastDecision(centreId: string, reportId: string): Promise<LastDecision | null> {
      return db
        .prepare(
          `SELECT data ->> 'from' AS "from", data ->> 'reason' AS reason FROM events
           WHERE report_id = ?1 AND centre_id = ?2 AND type = 'decided' ORDER BY seq DESC LIMIT 1`,
        )
        .bind(reportId, centreId)
        .first<LastDecision>()
    },

    /**
     * Stores a message with the event that says so, in one transaction, if the report still has
     * `version`; it then has the next one, so that whoever decides has seen the message. With `reopened`
     * the report, which had ended and still has its words, is open again, and told of anew.
     * @returns `moved` when the report changed meanwhile, `exists` when the key was used meanwhile;
     * then nothing is written
     */
    async add(
      version: number,
      message: NewMessage,
      event: ChainedEvent,
      reopened: Reopened | null = null,
    ): Promise<'stored' | 'moved' | 'exists'> {
      const { reportId, centreId } = event
      const update = db
        .prepare(
          `UPDATE reports SET version = version + 1, wrote_at = ?4${reopened ? REOPENED : ''}
           WHERE id = ?1 AND centre_id = ?2 AND version = ?3${reopened ? WITH_WORDS : ''}`,
        )
        .bind(
          ...[reportId, centreId, version],
          message.sender === 'reporter' ? message.at : null,
          ...(reopened ? valuesOf(reopened) : []),
        )
      const insert = db
        .prepare(
          `INSERT INTO messages (report_id, n, centre_id, id, sender, at, key_mac, body_mac,
             sealed_by, nonce, ct, wraps)
           SELECT ?1, COALESCE((SELECT MAX(n) FROM messages WHERE report_id = ?1), 0) + 1, ?2, ?4, ?5,
             ?6, ?7, ?8, ?9, ?10, ?11, ?12
           FROM reports WHERE id = ?1 AND centre_id = ?2 AND version = ?3`,
        )
        .bind(
          reportId,
          centreId,
          version + 1,
          message.id,
          message.sender,
          message.at,
          message.keyMac,
          message.bodyMac,
          message.sealedBy,
          message.nonce,
          message.ct,
          JSON.stringify(message.wraps),
        )
      try {
        const [updated] = await db.batch([
          update,
          insert,
          ...(reopened ? [forgetTold(db).bind(reportId, centreId, version + 1)] : []),
          insertEvent(db, event, version + 1),
        ])
        return updated?.meta.changes === 1 ? 'stored' : 'moved'
      } catch (error) {
        if (isPlaceTaken(error)) return 'moved'
        if (isKeyTaken(error)) return 'exists'
        throw error
      }
    },
  }
}

const REOPENED = ', open = 1, stage = ?5, stage_at = ?6, lane = ?7, due_at = ?8, reasons = ?9'
/** What was erased meanwhile, or taken back, has no receipt key any more. */
const WITH_WORDS = ` AND open = 0 AND receipt_key <> ''`
const valuesOf = ({ stage, stageAt, lane, dueAt, reasons }: Reopened) => [
  ...[stage, stageAt, lane, dueAt],
  JSON.stringify(reasons),
]

/** The statement that reads a report's messages, for use inside a batch: id, then centre. */
export const selectMessages = (db: D1Database) =>
  db.prepare(
    `SELECT m.id, m.sender, m.at, m.sealed_by, m.nonce, m.ct, m.wraps
     FROM messages m JOIN reports r ON r.id = m.report_id
     WHERE r.id = ? AND r.centre_id = ? ORDER BY m.n LIMIT ${MOST_MESSAGES}`,
  )

const isKeyTaken = (error: unknown) =>
  error instanceof Error && /UNIQUE constraint failed: messages\.key_mac/.test(error.message)
