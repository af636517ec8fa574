import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { changeReport } from '../triage/change-report.ts'
import { KEEP_DAYS, type KeepInput, NO_LONGER } from './keep.schema.ts'
import { eraseAt, inDays } from './periods.ts'

/**
 * Keeps an ended report for KEEP_DAYS more than its time, or from now where that is over, because somebody who
 * may ask for that did; or no longer. Its reporter can withdraw it all the same.
 * @returns the version that the report has now; `conflict` where it is open, erased, or has changed
 */
export async function keepReport(
  ctx: Context,
  officer: Officer,
  id: string,
  { version, reason }: KeepInput,
): Promise<Result<number, 'not-found' | 'conflict'>> {
  return changeReport<'conflict'>(ctx, officer, id, (current, at) => {
    const isKept = current.keptUntil !== null
    if (current.open || current.erased || current.version !== version) return err('conflict')
    if (reason === NO_LONGER && !isKept) return err('conflict')
    const { kind, stageAt: endedAt } = current
    const over = eraseAt(ctx.operator, { kind, endedAt, keptUntil: at })
    return ok({
      state: { keptUntil: reason === NO_LONGER ? null : inDays(new Date(over), KEEP_DAYS) },
      event: { type: 'kept', data: { reason } },
    })
  })
}
