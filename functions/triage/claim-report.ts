import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { type Change, changeReport } from './change-report.ts'
import type { ReportState } from './report-file.ts'

/** `conflict`: the report has ended, or changed too often while it was claimed. */
export type ClaimError = 'not-found' | 'held-by-another' | 'conflict'

/** An officer takes a report on; from then on only they decide. Claiming one's own again does nothing. */
export async function claimReport(
  ctx: Context,
  officer: Officer,
  id: string,
): Promise<Result<number, ClaimError>> {
  const claimed = await changeReport<ClaimError>(ctx, officer, id, (current, at) =>
    judgeClaim(current, officer, at),
  )
  if (claimed.ok) ctx.log('report-claimed', { centre: officer.centreId })
  return claimed
}

/** What claiming makes of a report as it is; null where the officer holds it already. Pure. */
export function judgeClaim(
  current: Pick<ReportState, 'open' | 'claimedBy'>,
  officer: Pick<Officer, 'id'>,
  at: string,
): Result<Change | null, 'conflict' | 'held-by-another'> {
  if (!current.open) return err('conflict')
  if (current.claimedBy === officer.id) return ok(null)
  if (current.claimedBy !== null) return err('held-by-another')
  return ok({
    state: { claimedBy: officer.id, claimedAt: at },
    event: { type: 'claimed', data: {} },
  })
}
