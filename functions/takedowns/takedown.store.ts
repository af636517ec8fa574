import { insertSubjectEvent, isPlaceTaken, NO_HEAD, selectHead } from '../audit/event.store.ts'
import type { ChainedEvent, ChainHead } from '../audit/link-event.ts'
import type { IndicatorKind } from '../indicators/indicator.ts'
import type { Place } from '../referrals/referral.store.ts'
import type { Asked, TakedownState } from './vocabulary.ts'

/** A request to take something down, as it lies in D1. Times are ISO 8601, UTC; `recheckOn` a civil day. */
export interface StoredTakedown {
  readonly id: string
  readonly reportId: string | null
  readonly kind: IndicatorKind
  readonly ct: string
  readonly idx: string
  readonly asked: Asked
  readonly toId: string | null
  readonly toName: string
  readonly state: TakedownState
  readonly version: number
  readonly madeAt: string
  readonly stateAt: string
  /** How often somebody has looked in this state. */
  readonly checks: number
  readonly recheckOn: string | null
}

interface TakedownRow {
  id: string
  report_id: string | null
  kind: IndicatorKind
  ct: string
  idx: string
  asked: Asked
  to_id: string | null
  to_name: string
  state: TakedownState
  version: number
  made_at: string
  state_at: string
  checks: number
  recheck_on: string | null
}

const rowToTakedown = (row: TakedownRow): StoredTakedown => ({
  id: row.id,
  reportId: row.report_id,
  kind: row.kind,
  ct: row.ct,
  idx: row.idx,
  asked: row.asked,
  toId: row.to_id,
  toName: row.to_name,
  state: row.state,
  version: row.version,
  madeAt: row.made_at,
  stateAt: row.state_at,
  checks: row.checks,
  recheckOn: row.recheck_on,
})

const COLUMNS = `id, report_id, kind, ct, idx, asked, to_id, to_name, state, version, made_at, state_at,
  checks, recheck_on`

export type TakedownStore = ReturnType<typeof takedownStore>

/** The ledger of what somebody was asked to take down. */
export function takedownStore(db: D1Database) {
  return {
    /** One of them with the last event of its history; both from one read. */
    async find(
      centreId: string,
      id: string,
    ): Promise<{ takedown: StoredTakedown; head: ChainHead } | null> {
      const [rows, heads] = await db.batch([
        db
          .prepare(`SELECT ${COLUMNS} FROM takedowns WHERE id = ? AND centre_id = ?`)
          .bind(id, centreId),
        selectHead(db, `takedown:${id}`),
      ])
      const [row] = (rows?.results ?? []) as TakedownRow[]
      const [head = NO_HEAD] = (heads?.results ?? []) as ChainHead[]
      return row ? { takedown: rowToTakedown(row), head } : null
    },

    /** Whether the same is asked of the same already, and not over. */
    async isAsked(centreId: string, idx: string, toName: string): Promise<boolean> {
      const row = await db
        .prepare(
          `SELECT 1 FROM takedowns WHERE idx = ? AND centre_id = ? AND to_name = ?
             AND state IN ('drafted', 'asked', 'back') LIMIT 1`,
        )
        .bind(idx, centreId, toName)
        .first()
      return row !== null
    },

    /** Those in one state, what changed last first, from a place on. */
    async inState(
      centreId: string,
      state: TakedownState,
      before: Place,
      limit: number,
    ): Promise<readonly StoredTakedown[]> {
      const { results } = await db
        .prepare(
          `SELECT ${COLUMNS} FROM takedowns
           WHERE centre_id = ? AND state = ? AND (state_at, id) < (?, ?)
           ORDER BY state_at DESC, id DESC LIMIT ?`,
        )
        .bind(centreId, state, before.at, before.id, limit)
        .all<TakedownRow>()
      return results.map(rowToTakedown)
    },

    /** Those to be looked at again, the one due first first; up to a day. */
    async toRecheck(
      centreId: string,
      { after, until, limit }: { after: Place; until: string; limit: number },
    ): Promise<readonly StoredTakedown[]> {
      const { results } = await db
        .prepare(
          `SELECT ${COLUMNS} FROM takedowns
           WHERE centre_id = ? AND recheck_on IS NOT NULL AND (recheck_on, id) > (?, ?)
             AND recheck_on <= ?
           ORDER BY recheck_on, id LIMIT ?`,
        )
        .bind(centreId, after.at, after.id, until, limit)
        .all<TakedownRow>()
      return results.map(rowToTakedown)
    },

    /**
     * Writes one as it is now with the event that says so, in one transaction. State and head of the
     * event must come from one read.
     * @returns false when somebody else changed it meanwhile; then nothing is written
     */
    async write(one: StoredTakedown, event: ChainedEvent): Promise<boolean> {
      const put = db
        .prepare(
          `INSERT INTO takedowns (id, centre_id, report_id, kind, ct, idx, asked, to_id, to_name, state,
             version, made_at, made_by, state_at, checks, recheck_on)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
           ON CONFLICT (id) DO UPDATE SET state = ?10, version = ?11, state_at = ?14, checks = ?15,
             recheck_on = ?16`,
        )
        .bind(
          ...[one.id, event.centreId, one.reportId, one.kind, one.ct, one.idx, one.asked],
          ...[one.toId, one.toName, one.state, one.version, one.madeAt, event.actor],
          ...[one.stateAt, one.checks, one.recheckOn],
        )
      try {
        await db.batch([put, insertSubjectEvent(db, event)])
        return true
      } catch (error) {
        if (isPlaceTaken(error)) return false
        throw error
      }
    },
  }
}
