import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { changeReport } from './change-report.ts'

export type ReleaseError = 'not-found' | 'held-by-another' | 'conflict'

/**
 * Puts a report back into the queue. A lead may also put back what somebody else holds, so that
 * nothing is stuck with a person who has gone home.
 */
export function releaseReport(
  ctx: Context,
  officer: Officer,
  id: string,
): Promise<Result<number, ReleaseError>> {
  return changeReport<ReleaseError>(ctx, officer, id, ({ claimedBy }) => {
    if (claimedBy === null) return ok(null)
    if (claimedBy !== officer.id && officer.role !== 'lead') return err('held-by-another')
    return ok({
      state: { claimedBy: null, claimedAt: null },
      event: { type: 'released', data: { heldBy: claimedBy } },
    })
  })
}
