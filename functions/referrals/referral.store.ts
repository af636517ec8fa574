// Longer than most files: what the console reads and writes of referrals stands together, column by column.

import { forgetTold } from '../alerts/alert.store.ts'
import { insertEvent, isPlaceTaken } from '../audit/event.store.ts'
import type { ChainedEvent } from '../audit/link-event.ts'
import type { Lane, Stage } from '../reports/vocabulary.ts'
import type { HandedWrap, ListedReferral, Referral } from './referral.ts'
import {
  type Answer,
  type Box,
  READ_THERE,
  type ReferralState,
  type ReferredPart,
  SAID_THERE,
} from './vocabulary.ts'

interface ReferralRow {
  id: string
  report_id: string
  centre_id: string
  to_id: string
  to_name: string
  to_centre: string | null
  lane: Lane | null
  reason: string | null
  receiver: string | null
  parts: string
  state: ReferralState
  made_at: string
  sent_at: string | null
  received_at: string | null
  answered_at: string | null
  answer: Answer | null
  answer_due: string | null
  their_number: string | null
}

type ListedRow = ReferralRow & { reference: string; kind: string; scam_type: string }

const rowToReferral = (row: ReferralRow): Referral => ({
  id: row.id,
  reportId: row.report_id,
  fromCentre: row.centre_id,
  toId: row.to_id,
  toName: row.to_name,
  toCentre: row.to_centre,
  lane: row.lane,
  reason: row.reason,
  receivedBy: row.receiver,
  parts: JSON.parse(row.parts) as ReferredPart[],
  state: row.state,
  madeAt: row.made_at,
  sentAt: row.sent_at,
  receivedAt: row.received_at,
  answeredAt: row.answered_at,
  answer: row.answer,
  answerDue: row.answer_due,
  theirNumber: row.their_number,
})

const rowToListed = ({ reference, kind, scam_type, ...row }: ListedRow): ListedReferral => ({
  ...rowToReferral(row),
  ...{ reference, kind, scamType: scam_type },
})

const COLUMNS = `f.id, f.report_id, f.centre_id, f.to_id, f.to_name, f.to_centre, f.lane, f.parts, f.state,
  f.made_at, f.sent_at, f.received_at, f.answered_at, f.answer, f.answer_due, f.their_number, f.reason,
  COALESCE(o.name, f.received_by) AS receiver`

const REFERRALS = 'referrals f LEFT JOIN officers o ON o.id = f.received_by'

const quoted = (states: readonly ReferralState[]) => states.map((state) => `'${state}'`).join(', ')
const SAID = quoted(SAID_THERE)

/** Whose referrals a list holds; the centre is its first value. */
const IN_BOX: Readonly<Record<Box, string>> = {
  sent: 'f.centre_id = ?',
  received: `f.to_centre = ? AND f.state IN (${quoted(READ_THERE)})`,
}

/** The same of what is waited for: what a centre has answered it needn't look at again. */
const WAITS_IN: Readonly<Record<Box, string>> = {
  sent: IN_BOX.sent,
  received: `f.to_centre = ? AND f.state IN ('sent', 'received')`,
}

/** How many referrals of one report are shown. */
const MOST_OF_A_REPORT = 50

/** What a report has to become of together with its referral; where only the version grows, the same. */
export interface ReportAfter {
  readonly stage: Stage
  readonly stageAt: string
  readonly lane: Lane
  readonly dueAt: string
}

/** A referral that another centre has handed over, as a search finds it. */
export interface FoundThere {
  readonly id: string
  readonly fromCentre: string
}

/** What waits between this centre and the others, counted. */
export interface Handed {
  readonly all: number
  readonly urgent: number
  readonly open: number
  readonly answered: number
}

/** Where a page of a list ends: at this time, at this id. */
export interface Place {
  readonly at: string
  readonly id: string
}

export type ReferralStore = ReturnType<typeof referralStore>

/** What a centre has passed on, and what other centres have handed to it. */
export function referralStore(db: D1Database) {
  return {
    /** All referrals of a report, the newest first. */
    async ofReport(centreId: string, reportId: string): Promise<readonly Referral[]> {
      const { results } = await db
        .prepare(
          `SELECT ${COLUMNS} FROM ${REFERRALS}
           WHERE f.report_id = ? AND f.centre_id = ? ORDER BY f.made_at DESC LIMIT ?`,
        )
        .bind(reportId, centreId, MOST_OF_A_REPORT)
        .all<ReferralRow>()
      return results.map(rowToReferral)
    },

    async find(centreId: string, reportId: string, id: string): Promise<Referral | null> {
      const row = await db
        .prepare(
          `SELECT ${COLUMNS} FROM ${REFERRALS}
           WHERE f.id = ? AND f.report_id = ? AND f.centre_id = ?`,
        )
        .bind(id, reportId, centreId)
        .first<ReferralRow>()
      return row && rowToReferral(row)
    },

    /** A referral that another centre has handed to this one, with the wraps for its key. */
    async received(
      centreId: string,
      id: string,
    ): Promise<{ referral: Referral; wraps: readonly HandedWrap[] } | null> {
      const row = await db
        .prepare(
          `SELECT ${COLUMNS}, f.wraps FROM ${REFERRALS} WHERE f.id = ? AND ${IN_BOX.received}`,
        )
        .bind(id, centreId)
        .first<ReferralRow & { wraps: string | null }>()
      return row && { referral: rowToReferral(row), wraps: JSON.parse(row.wraps ?? '[]') }
    },

    /** What other centres have handed to this one of the reports with a reference. */
    async receivedByReference(centreId: string, reference: string): Promise<readonly FoundThere[]> {
      const { results } = await db
        .prepare(
          `SELECT f.id, f.centre_id AS fromCentre
           FROM reports r CROSS JOIN referrals f ON f.report_id = r.id
           WHERE r.reference = ? AND ${IN_BOX.received} LIMIT ${MOST_OF_A_REPORT}`,
        )
        .bind(reference, centreId)
        .all<FoundThere>()
      return results
    },

    /** A referral that a centre had, and that was taken back from it; of it nothing but by whom. */
    async takenBack(centreId: string, id: string): Promise<{ readonly fromCentre: string } | null> {
      return db
        .prepare(
          `SELECT centre_id AS fromCentre FROM referrals
           WHERE id = ? AND to_centre = ? AND state = 'dropped' AND sent_at IS NOT NULL`,
        )
        .bind(id, centreId)
        .first<{ fromCentre: string }>()
    },

    /** Which sealed parts a report has. */
    async sealedParts(centreId: string, reportId: string): Promise<readonly string[]> {
      const { results } = await db
        .prepare('SELECT part FROM sealed_parts WHERE report_id = ? AND centre_id = ?')
        .bind(reportId, centreId)
        .all<{ part: string }>()
      return results.map(({ part }) => part)
    },

    /**
     * What was handed to a centre that it hasn't received yet, the urgent ones of it, and what it has received and
     * not answered; and what others have answered to it and nobody has looked at. Each as far as `limit` goes;
     * what was erased meanwhile waits for nothing.
     */
    async handed(centreId: string, limit: number): Promise<Handed> {
      const counts = await db.batch(
        [
          `to_centre = ?1 AND state = 'sent'`,
          `to_centre = ?1 AND state = 'sent' AND lane = 'urgent'`,
          `to_centre = ?1 AND state = 'received'`,
          `centre_id = ?1 AND to_centre IS NOT NULL AND state = 'answered'`,
        ].map((of) =>
          db
            .prepare(`SELECT 1 FROM referrals WHERE ${of} AND answer_due IS NOT NULL LIMIT ?2`)
            .bind(centreId, limit),
        ),
      )
      const [all = 0, urgent = 0, open = 0, answered = 0] = counts.map(
        ({ results }) => results.length,
      )
      return { all, urgent, open, answered }
    },

    /** Those in one state, the newest first, from a place on. */
    async inState(
      box: Box,
      centreId: string,
      state: ReferralState,
      before: Place,
      limit: number,
    ): Promise<readonly ListedReferral[]> {
      const { results } = await db
        .prepare(
          `SELECT ${COLUMNS}, r.reference, r.kind, r.scam_type
           FROM ${REFERRALS} JOIN reports r ON r.id = f.report_id
           WHERE ${IN_BOX[box]} AND f.state = ? AND (f.made_at, f.id) < (?, ?)
           ORDER BY f.made_at DESC, f.id DESC LIMIT ?`,
        )
        .bind(centreId, state, before.at, before.id, limit)
        .all<ListedRow>()
      return results.map(rowToListed)
    },

    /** Those of which something should be heard, the one due first first; `dueBefore` only overdue ones. */
    async waiting(
      box: Box,
      centreId: string,
      { after, dueBefore, limit }: { after: Place; dueBefore: string; limit: number },
    ): Promise<readonly ListedReferral[]> {
      const { results } = await db
        .prepare(
          `SELECT ${COLUMNS}, r.reference, r.kind, r.scam_type
           FROM ${REFERRALS} JOIN reports r ON r.id = f.report_id
           WHERE ${WAITS_IN[box]} AND f.answer_due IS NOT NULL
             AND (f.answer_due, f.id) > (?, ?) AND f.answer_due < ?
           ORDER BY f.answer_due, f.id LIMIT ?`,
        )
        .bind(centreId, after.at, after.id, dueBefore, limit)
        .all<ListedRow>()
      return results.map(rowToListed)
    },

    /** How many answers are overdue, as far as `limit` goes. */
    async overdue(centreId: string, now: string, limit: number): Promise<number> {
      const { results } = await db
        .prepare(
          `SELECT 1 FROM referrals f
           WHERE f.centre_id = ? AND f.answer_due IS NOT NULL AND f.answer_due < ? LIMIT ?`,
        )
        .bind(centreId, now, limit)
        .all()
      return results.length
    },

    /**
     * Writes a referral as it is now, with the report's next version and the events that say so, in one
     * transaction. `wraps` come with it to the other centre; null leaves those that are there, and what is
     * dropped loses them.
     * @returns false when the report changed meanwhile; then nothing is written
     */
    async write(
      version: number,
      referral: Referral,
      report: ReportAfter,
      events: readonly ChainedEvent[],
      wraps: readonly HandedWrap[] | null,
    ): Promise<boolean> {
      const [first] = events
      if (!first) throw new Error('a referral changes with an event')
      const { reportId, centreId, actor } = first
      const decided = events.some(({ type }) => type === 'decided')
      const update = db
        .prepare(
          `UPDATE reports SET version = version + 1, stage = ?4, stage_at = ?5, lane = ?6, due_at = ?7,
             wrote_at = CASE WHEN ?8 THEN NULL ELSE wrote_at END
           WHERE id = ?1 AND centre_id = ?2 AND version = ?3`,
        )
        .bind(
          ...[reportId, centreId, version, report.stage, report.stageAt, report.lane],
          ...[report.dueAt, decided ? 1 : 0],
        )
      const put = db
        .prepare(
          `INSERT INTO referrals (id, report_id, centre_id, to_id, to_name, parts, state, made_at,
             made_by, sent_at, received_at, answered_at, answer, answer_due, their_number, to_centre)
           SELECT ?1, ?2, ?3, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17
           FROM reports WHERE id = ?2 AND centre_id = ?3 AND version = ?4
           ON CONFLICT (id) DO UPDATE SET state = ?8, sent_at = ?11, received_at = ?12,
             answered_at = ?13, answer = ?14, answer_due = ?15, their_number = ?16, lane = ?18, reason = ?20,
             received_by = coalesce(received_by, iif(to_centre IS NOT NULL AND ?8 IN (${SAID}), ?10, NULL)),
             wraps = iif(?8 = 'dropped', NULL, coalesce(?19, wraps))`,
        )
        .bind(
          ...[referral.id, reportId, centreId, version + 1, referral.toId, referral.toName],
          ...[JSON.stringify(referral.parts), referral.state, referral.madeAt, actor],
          ...[referral.sentAt, referral.receivedAt, referral.answeredAt, referral.answer],
          ...[referral.answerDue, referral.theirNumber, referral.toCentre, referral.lane],
          ...[wraps && JSON.stringify(wraps), referral.reason],
        )
      try {
        const [updated] = await db.batch([
          update,
          put,
          // Whoever is on duty there is told of it anew.
          ...(wraps ? [forgetTold(db).bind(reportId, centreId, version + 1)] : []),
          ...events.map((event) => insertEvent(db, event, version + 1)),
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
 * The statement that erases what an authority told of a report and what another centre opens it with, and waits for no answer any more; for use
 * inside the batch that erases the report: id, centre, the version that it has by then.
 */
export const forgetReferrals = (db: D1Database) =>
  db.prepare(
    `UPDATE referrals SET their_number = NULL, answer_due = NULL, wraps = NULL
     WHERE report_id = ?1 AND EXISTS (SELECT 1 FROM reports
       WHERE id = ?1 AND centre_id = ?2 AND version = ?3)`,
  )
