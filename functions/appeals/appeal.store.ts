// Longer than most files: what is read and written of one table stands together.

import { insertEventOf, isPlaceTaken, isUndone } from '../audit/event.store.ts'
import type { ChainedEvent } from '../audit/link-event.ts'
import { type Appeal, type Correction, type CurrentAppeal, historyOf } from './appeal.ts'

interface AppealRow {
  id: string
  reference: string
  centre_id: string
  receipt_key: string
  subject: string
  relation: Appeal['relation']
  locale: string
  nonce: string
  ct: string
  wraps: string
  version: number
  state: Appeal['state']
  control: Appeal['control']
  evidence: string
  masked_at: string | null
  outcome: Appeal['outcome']
  reason: Appeal['reason']
  answered_at: string | null
  answer: string | null
  created_at: string
  due_at: string
}

const rowToAppeal = (row: AppealRow): Appeal => ({
  id: row.id,
  reference: row.reference,
  centreId: row.centre_id,
  receiptKey: row.receipt_key,
  subject: row.subject,
  relation: row.relation,
  locale: row.locale,
  sealed: { nonce: row.nonce, ct: row.ct, wraps: JSON.parse(row.wraps) },
  version: row.version,
  state: row.state,
  control: row.control,
  evidence: row.evidence,
  maskedAt: row.masked_at,
  outcome: row.outcome,
  reason: row.reason,
  answeredAt: row.answered_at,
  answer: row.answer === null ? null : JSON.parse(row.answer),
  createdAt: row.created_at,
  dueAt: row.due_at,
})

const COLUMNS = `a.id, a.reference, a.centre_id, a.receipt_key, a.subject, a.relation, a.locale, a.nonce, a.ct,
  a.wraps, a.version, a.state, a.control, a.evidence, a.masked_at, a.outcome, a.reason, a.answered_at,
  a.answer, a.created_at, a.due_at`

/** How many a list shows. */
export const MOST_APPEALS = 100

/** Of the warnings so many of the last changes are looked through for corrections. */
const LOOKED_THROUGH = 1_000

export type AppealStore = ReturnType<typeof appealStore>

/** The console's queries name the centre; those of a receipt its MAC; the log of corrections nobody. */
export function appealStore(db: D1Database) {
  return {
    /** Stores one with its first event. @returns false where its key, or its receipt, is there already */
    async add(appeal: Appeal, macs: { key: string; receipt: string }, event: ChainedEvent) {
      try {
        await db.batch([
          db
            .prepare(
              `INSERT INTO appeals (id, reference, centre_id, key_mac, receipt_mac, receipt_key, subject,
                 relation, locale, nonce, ct, wraps, version, state, created_at, due_at)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 1, 'received', ?13, ?14)`,
            )
            .bind(
              ...[appeal.id, appeal.reference, appeal.centreId, macs.key, macs.receipt],
              ...[appeal.receiptKey, appeal.subject, appeal.relation, appeal.locale],
              ...[appeal.sealed.nonce, appeal.sealed.ct, JSON.stringify(appeal.sealed.wraps)],
              ...[appeal.createdAt, appeal.dueAt],
            ),
          insertEventOf(db, event, { table: 'appeals', id: appeal.id, version: 1 }),
        ])
        return true
      } catch (error) {
        if (error instanceof Error && /UNIQUE constraint failed/.test(error.message)) return false
        throw error
      }
    },

    async byReceipt(receiptMac: string): Promise<Appeal | null> {
      const row = await db
        .prepare(`SELECT ${COLUMNS} FROM appeals a WHERE a.receipt_mac = ?`)
        .bind(receiptMac)
        .first<AppealRow>()
      return row && rowToAppeal(row)
    },

    /** The centre's appeals: what waits by its clock, then what was answered, the last first. */
    async list(centreId: string): Promise<Appeal[]> {
      const [waiting, answered] = await db.batch(
        [1, 0].map((open) =>
          db
            .prepare(
              `SELECT ${COLUMNS} FROM appeals a WHERE a.centre_id = ?1 AND a.open = ?2
               ORDER BY a.due_at ${open ? 'ASC' : 'DESC'} LIMIT ${MOST_APPEALS}`,
            )
            .bind(centreId, open),
        ),
      )
      return [waiting, answered].flatMap((one) =>
        ((one?.results ?? []) as AppealRow[]).map(rowToAppeal),
      )
    },

    /** Whether an appeal waits for the centre's answer; reads one row. */
    async isOneOpen(centreId: string): Promise<boolean> {
      const found = await db
        .prepare('SELECT 1 AS one FROM appeals WHERE centre_id = ? AND open = 1 LIMIT 1')
        .bind(centreId)
        .first()
      return found !== null
    },

    async current(centreId: string, id: string): Promise<CurrentAppeal | null> {
      const row = await db
        .prepare(
          `SELECT ${COLUMNS}, e.seq, e.mac FROM appeals a JOIN events e ON e.report_id = ?3
           WHERE a.id = ?2 AND a.centre_id = ?1 ORDER BY e.seq DESC LIMIT 1`,
        )
        .bind(centreId, id, historyOf(id))
        .first<AppealRow & { seq: number; mac: string }>()
      return row && { ...rowToAppeal(row), head: { seq: row.seq, mac: row.mac } }
    },

    /** With what something was hidden for appeals so far: '' the first time. */
    async hiddenWith(subject: string): Promise<string[]> {
      const { results } = await db
        .prepare('SELECT evidence FROM appeals WHERE subject = ? AND masked_at IS NOT NULL')
        .bind(subject)
        .all<{ evidence: string }>()
      return results.map(({ evidence }) => evidence)
    },

    /**
     * Notes that it was hidden or answered, with the event that says so.
     * @returns false when somebody else was faster, or its subject was hidden with the same evidence
     * before: then nothing is written
     */
    async change(current: CurrentAppeal, next: Appeal, event: ChainedEvent, officer: string) {
      const update = db
        .prepare(
          `UPDATE appeals SET version = version + 1, state = ?4, control = ?5, evidence = ?6, masked_at = ?7,
             masked_by = CASE WHEN masked_at IS NULL AND ?7 IS NOT NULL THEN ?13 ELSE masked_by END,
             outcome = ?8, reason = ?9, answered_at = ?10, answer = ?11, open = ?12,
             answered_by = CASE WHEN ?12 = 0 THEN ?13 END
           WHERE id = ?1 AND centre_id = ?2 AND version = ?3`,
        )
        .bind(
          ...[current.id, current.centreId, current.version, next.state, next.control],
          ...[next.evidence, next.maskedAt, next.outcome, next.reason, next.answeredAt],
          ...[
            next.answer && JSON.stringify(next.answer),
            next.state === 'answered' ? 0 : 1,
            officer,
          ],
        )
      const version = current.version + 1
      try {
        await db.batch([
          update,
          insertEventOf(db, event, { table: 'appeals', id: current.id, version }),
        ])
        return true
      } catch (error) {
        if (isPlaceTaken(error) || isUndone(error) || isHiddenBefore(error)) return false
        throw error
      }
    },

    /** What was taken back or said otherwise, the last first: for everybody, and without names. */
    async corrections(limit: number): Promise<Correction[]> {
      const [appeals, warnings] = await db.batch([
        db
          .prepare(
            `SELECT answered_at AS at, 'indicator' AS what, outcome AS done,
               substr(subject, 11, instr(subject, '.') - 11) AS kind, reason, NULL AS warning
             FROM appeals WHERE outcome IN ('upheld', 'changed') AND subject LIKE 'indicator:%'
             ORDER BY answered_at DESC LIMIT ?`,
          )
          .bind(limit),
        db
          .prepare(
            `SELECT COALESCE(withdrawn_at, updated_at) AS at, 'warning' AS what,
               CASE WHEN withdrawn_at IS NULL THEN 'corrected' ELSE 'withdrawn' END AS done, kind,
               COALESCE(reason, 'corrected') AS reason, CASE WHEN withdrawn_at IS NULL THEN id END AS warning
             FROM (SELECT * FROM warnings ORDER BY seq DESC LIMIT ${LOOKED_THROUGH})
             WHERE (withdrawn_at IS NOT NULL AND reason IN ('wrong', 'replaced'))
               OR (withdrawn_at IS NULL AND corrections <> '[]')
             ORDER BY at DESC LIMIT ?`,
          )
          .bind(limit),
      ])
      return [
        ...((appeals?.results ?? []) as Correction[]),
        ...((warnings?.results ?? []) as Correction[]),
      ]
        .sort((a, b) => (a.at < b.at ? 1 : -1))
        .slice(0, limit)
    },

    /** Which of these ids of verdicts there are, those that readers have first. */
    async judgedAmong(ids: readonly string[]): Promise<string[]> {
      const { results } = await db
        .prepare(
          `SELECT v.id FROM json_each(?) j JOIN verdicts v ON v.id = j.value
           ORDER BY v.hash IS NULL, v.changed_at DESC`,
        )
        .bind(JSON.stringify(ids))
        .all<{ id: string }>()
      return results.map(({ id }) => id)
    },

    /** The centre of a warning that officers proposed; null where the editors wrote it. */
    async centreOfWarning(id: string): Promise<string | null> {
      return db
        .prepare('SELECT centre_id FROM proposals WHERE id = ?')
        .bind(id)
        .first<string>('centre_id')
    },
  }
}

const isHiddenBefore = (error: unknown): boolean =>
  error instanceof Error && /UNIQUE constraint failed: appeals\.subject/.test(error.message)
