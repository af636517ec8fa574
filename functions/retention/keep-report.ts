import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { changeReport } from '../triage/change-report.ts'
import { KEEP_DAYS, type KeepInput, NO_LONGER } from './keep.schema.ts'
import { inDays } from './periods.ts'

/**
 * Keeps an ended report for KEEP_DAYS from now, because somebody who may ask for that did, or ends that. Its
 * reporter can withdraw it all the same.
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
    const until = inDays(new Date(at), KEEP_DAYS)
    return ok({
      state: { keptUntil: reason === NO_LONGER ? null : until },
      event: { type: 'kept', data: { reason } },
    })
  })
}
