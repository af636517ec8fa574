import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { type Change, changeReport } from './change-report.ts'
import type { MoveInput } from './move.schema.ts'
import { isMovedReason, movedReason, movesFrom } from './moves.ts'
import type { CurrentState } from './report-file.ts'
import { KEEPING_PACE } from './transitions.ts'

/**
 * `not-claimed`: take it on first. `conflict`: it has ended, or changed since the officer saw it.
 * `not-allowed`: it is in that lane, or this is no reason for it.
 */
export type MoveError = 'not-found' | 'held-by-another' | 'not-claimed' | 'conflict' | 'not-allowed'

/**
 * The officer who holds a report says that it belongs into another lane, and why. Its clock starts anew
 * at the pace of that lane. The rules' reasons stay and stand behind the officer's, which decides.
 */
export async function moveReport(
  ctx: Context,
  officer: Officer,
  id: string,
  move: MoveInput,
): Promise<Result<number, MoveError>> {
  return changeReport<MoveError>(ctx, officer, id, (current, at) => {
    const refusal = refusalOf(current, officer, move)
    return refusal ? err(refusal) : ok(changeFor(current, move, at))
  })
}

function refusalOf(
  { claimedBy, version, open, lane }: CurrentState,
  officer: Officer,
  move: MoveInput,
): MoveError | null {
  if (claimedBy !== null && claimedBy !== officer.id) return 'held-by-another'
  if (!open || version !== move.version) return 'conflict'
  if (claimedBy === null) return 'not-claimed'
  const allowed = movesFrom(lane).some(
    ({ to, reasons }) => to === move.lane && reasons.includes(move.reason),
  )
  return allowed ? null : 'not-allowed'
}

function changeFor(current: CurrentState, { lane, reason }: MoveInput, at: string): Change {
  return {
    state: {
      lane,
      dueAt: new Date(Date.parse(at) + KEEPING_PACE[lane] * 60_000).toISOString(),
      reasons: [movedReason(reason), ...current.reasons.filter((one) => !isMovedReason(one))],
    },
    event: { type: 'moved', data: { from: current.lane, to: lane, reason } },
  }
}
