// Longer than most files: what the console reads of one report stands together, column by column.

import { type EventRow, insertEvent, isPlaceTaken, rowToEvent } from '../audit/event.store.ts'
import type { ChainedEvent } from '../audit/link-event.ts'
import { type EvidenceRow, rowToFile, selectEvidence } from '../evidence/evidence.store.ts'
import { type MessageRow, rowToMessage, selectMessages } from '../messages/message.store.ts'
import { type NoteRow, rowToNote, selectNotes } from '../notes/note.store.ts'
import type { Channel, Kind, Lane, Part, Situation, Stage } from '../reports/vocabulary.ts'
import type { SealedPart, Wrap } from '../sealing/sealed-part.ts'
import { filteredQueueStore } from './filtered-queue.store.ts'
import { handoverStore, insertHandover, selectHandover } from './handover.store.ts'
import type { Handover, HandoverDraft } from './handover.ts'
import { queueStore } from './queue.store.ts'
import type {
  CaseFile,
  CurrentState,
  ReportFacts,
  ReportFile,
  ReportState,
  StoredIndicator,
} from './report-file.ts'
import { searchStore } from './search.store.ts'
import type { TaskState } from './tasks.ts'
import { viewsStore } from './views.store.ts'

/** How many events of a report are read at once: looks alone can make a history long. */
export const EVENT_PAGE = 50

interface StateRow {
  stage: Stage
  stage_at: string
  open: number
  lane: Lane
  due_at: string
  reasons: string
  claimed_by: string | null
  claimed_at: string | null
  tasks: string
  kept_until: string | null
  receipt_key: string
  version: number
  kind: Kind
  situation: Situation | null
  also: string
  minor: number
  created_at: string
  last_paid_hour: string | null
  details: string
}

interface FactsRow extends StateRow {
  id: string
  reference: string
  locale: string
  scam_type: string
  for_whom: string | null
  still_in_contact: number | null
  region: string | null
  occurred_on: string | null
  amount_band: number | null
  channel: Channel
  sealed_by: 'browser' | 'worker'
  wrote_at: string | null
  holder: string | null
}

interface HeadRow extends StateRow {
  seq: number
  mac: string
  at: string
  actor: string
  type: string
}

const rowToState = (row: StateRow) => ({
  stage: row.stage,
  stageAt: row.stage_at,
  open: row.open === 1,
  lane: row.lane,
  dueAt: row.due_at,
  reasons: JSON.parse(row.reasons) as string[],
  claimedBy: row.claimed_by,
  claimedAt: row.claimed_at,
  tasks: JSON.parse(row.tasks) as Record<string, TaskState>,
  keptUntil: row.kept_until,
  version: row.version,
  kind: row.kind,
  situation: row.situation,
  also: JSON.parse(row.also) as Situation[],
  minor: row.minor === 1,
  createdAt: row.created_at,
  lastPaidHour: row.last_paid_hour,
  details: JSON.parse(row.details) as Record<string, unknown>,
})

const rowToFacts = (row: FactsRow): ReportFacts => ({
  ...rowToState(row),
  id: row.id,
  reference: row.reference,
  locale: row.locale,
  scamType: row.scam_type,
  forWhom: row.for_whom,
  stillInContact: row.still_in_contact === null ? null : row.still_in_contact === 1,
  region: row.region,
  occurredOn: row.occurred_on,
  amountBand: row.amount_band,
  channel: row.channel,
  sealedBy: row.sealed_by,
  receiptKey: row.receipt_key,
  wroteAt: row.wrote_at,
  holder: row.holder,
})

export type TriageStore = ReturnType<typeof triageStore>

/** The console's side of the database. Every query names the centre: another's report isn't there. */
export function triageStore(db: D1Database) {
  return {
    ...queueStore(db),
    ...filteredQueueStore(db),
    ...searchStore(db),
    ...viewsStore(db),
    ...handoverStore(db),

    /** A report of the centre as it stands now, with the last event of its history. */
    async currentState(centreId: string, id: string): Promise<CurrentState | null> {
      const row = await db
        .prepare(
          `SELECT r.stage, r.stage_at, r.open, r.lane, r.due_at, r.reasons, r.claimed_by, r.claimed_at, r.tasks,
             r.kept_until, r.receipt_key, r.version, r.kind, r.situation, r.also, r.minor, r.created_at,
             r.last_paid_hour, r.details, e.seq, e.mac, e.at, e.actor, e.type
           FROM reports r JOIN events e ON e.report_id = r.id
           WHERE r.id = ? AND r.centre_id = ? ORDER BY e.seq DESC LIMIT 1`,
        )
        .bind(id, centreId)
        .first<HeadRow>()
      if (!row) return null
      const { seq, mac, at, actor, type } = row
      const erased = row.receipt_key === ''
      return { ...rowToState(row), erased, head: { seq, mac, at, actor, type } }
    },

    /**
     * Changes a report that is still as it was read, and appends the event that says so, in one
     * transaction. Version and head must come from the same read: see `insertEvent`.
     * @returns false when somebody else changed or opened it in between; then nothing is written
     */
    async change(
      { version, head }: CurrentState,
      state: ReportState,
      event: ChainedEvent,
      handover?: HandoverDraft,
    ): Promise<boolean> {
      if (event.seq !== head.seq + 1) throw new Error('the event is linked to another read')
      const update = db
        .prepare(
          `UPDATE reports SET stage = ?4, stage_at = ?5, open = ?6, lane = ?7, due_at = ?8,
             claimed_by = ?9, claimed_at = ?10, tasks = ?12, reasons = ?13, kept_until = ?14, version = version + 1,
             wrote_at = CASE WHEN ?11 = 'decided' THEN NULL ELSE wrote_at END
           WHERE id = ?1 AND centre_id = ?2 AND version = ?3`,
        )
        .bind(
          event.reportId,
          event.centreId,
          version,
          state.stage,
          state.stageAt,
          state.open ? 1 : 0,
          state.lane,
          state.dueAt,
          state.claimedBy,
          state.claimedAt,
          event.type,
          JSON.stringify(state.tasks),
          JSON.stringify(state.reasons),
          state.keptUntil,
        )
      try {
        const [updated] = await db.batch([
          update,
          ...(handover ? [insertHandover(db, event, handover, version + 1)] : []),
          insertEvent(db, event, version + 1),
        ])
        return updated?.meta.changes === 1
      } catch (error) {
        if (isPlaceTaken(error)) return false
        throw error
      }
    },

    /**
     * Appends an event that changes nothing, such as that somebody looked.
     * @returns false when another event came first; then nothing is written
     */
    async append(event: ChainedEvent): Promise<boolean> {
      try {
        const { meta } = await insertEvent(db, event).run()
        return meta.changes === 1
      } catch (error) {
        if (isPlaceTaken(error)) return false
        throw error
      }
    },

    /** What a report says, still sealed, and nothing of what is done about it; null where there is none. */
    async caseOf(centreId: string, id: string): Promise<CaseFile | null> {
      const [facts, parts, indicators] = await db.batch([
        selectFacts(db).bind(id, centreId),
        selectParts(db).bind(id, centreId),
        selectIndicators(db).bind(id, centreId),
      ])
      const [row] = (facts?.results ?? []) as FactsRow[]
      return row
        ? {
            facts: rowToFacts(row),
            parts: ((parts?.results ?? []) as PartRow[]).map(rowToPart),
            indicators: (indicators?.results ?? []) as StoredIndicator[],
          }
        : null
    },

    /**
     * What is stored about a report of the centre, sealed parts still sealed. Of its history one page:
     * the last EVENT_PAGE events before number `before`, or the last of all.
     */
    async file(
      centreId: string,
      id: string,
      before = Number.MAX_SAFE_INTEGER,
    ): Promise<ReportFile | null> {
      const [facts, parts, indicators, messages, notes, evidence, handover, first, events] =
        await db.batch([
          selectFacts(db).bind(id, centreId),
          selectParts(db).bind(id, centreId),
          selectIndicators(db).bind(id, centreId),
          selectMessages(db).bind(id, centreId),
          selectNotes(db).bind(id, centreId),
          selectEvidence(db).bind(id, centreId),
          selectHandover(db).bind(id, centreId),
          selectEvents(db).bind(id, centreId, 2, 1),
          selectEvents(db).bind(id, centreId, before, EVENT_PAGE + 1),
        ])
      const [row] = (facts?.results ?? []) as FactsRow[]
      if (!row) return null
      return {
        facts: rowToFacts(row),
        parts: ((parts?.results ?? []) as PartRow[]).map(rowToPart),
        indicators: (indicators?.results ?? []) as StoredIndicator[],
        messages: ((messages?.results ?? []) as MessageRow[]).map(rowToMessage),
        notes: ((notes?.results ?? []) as NoteRow[]).map(rowToNote),
        evidence: ((evidence?.results ?? []) as EvidenceRow[])
          .map(rowToFile)
          .map(({ has, state, bodyMac, ...file }) => file),
        handover: ((handover?.results ?? []) as Handover[])[0] ?? null,
        first: ((first?.results ?? []) as NamedEventRow[]).map(rowToEvent)[0] ?? null,
        ...pageOf((events?.results ?? []) as NamedEventRow[]),
      }
    },
  }
}

const selectFacts = (db: D1Database) =>
  db.prepare(
    `SELECT r.id, r.reference, r.kind, r.locale, r.scam_type, r.situation, r.also, r.for_whom, r.minor,
       r.still_in_contact, r.region, r.occurred_on, r.amount_band, r.last_paid_hour, r.details,
       r.channel, r.sealed_by, r.receipt_key, r.created_at, r.wrote_at, r.lane, r.due_at, r.reasons, r.stage, r.stage_at, r.open,
       r.claimed_by, r.claimed_at, r.tasks, r.kept_until, r.version, o.name AS holder
     FROM reports r LEFT JOIN officers o ON o.id = r.claimed_by
     WHERE r.id = ? AND r.centre_id = ?`,
  )

interface PartRow {
  part: Part
  nonce: string
  ct: string
  wraps: string
}

const rowToPart = (row: PartRow): SealedPart => ({
  part: row.part,
  nonce: row.nonce,
  ct: row.ct,
  wraps: JSON.parse(row.wraps) as Wrap[],
})

const selectParts = (db: D1Database) =>
  db.prepare(
    `SELECT p.part, p.nonce, p.ct, p.wraps
     FROM sealed_parts p JOIN reports r ON r.id = p.report_id
     WHERE r.id = ? AND r.centre_id = ?`,
  )

const selectIndicators = (db: D1Database) =>
  db.prepare(
    `SELECT i.n, i.kind, i.ct, i.kid FROM indicators i JOIN reports r ON r.id = i.report_id
     WHERE r.id = ? AND r.centre_id = ? ORDER BY i.n`,
  )

const selectEvents = (db: D1Database) =>
  db.prepare(
    `SELECT e.no, e.report_id, e.seq, e.centre_id, e.at, e.actor, e.type, e.data, e.mac, o.name,
       p.name AS to_name
     FROM events e JOIN reports r ON r.id = e.report_id LEFT JOIN officers o ON o.id = e.actor
       LEFT JOIN officers p ON e.type = 'handed' AND p.id = e.data ->> 'to'
     WHERE r.id = ?1 AND r.centre_id = ?2 AND e.seq < ?3 ORDER BY e.seq DESC LIMIT ?4`,
  )

type NamedEventRow = EventRow & { name: string | null; to_name: string | null }

/** Rows come the newest first, and one more than a page: that one only shows what the page hangs on. */
function pageOf(rows: readonly NamedEventRow[]): Pick<ReportFile, 'events' | 'anchor'> {
  const events = rows
    .slice(0, EVENT_PAGE)
    .map((row) => ({
      ...rowToEvent(row),
      actorName: row.name,
      ...(row.to_name !== null && { toName: row.to_name }),
    }))
    .reverse()
  const anchor = rows[EVENT_PAGE]
  return { events, anchor: anchor ? { seq: anchor.seq, mac: anchor.mac } : null }
}
