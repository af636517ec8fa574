import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import type { ReceiptError } from '../messages/reporter-report.ts'
import { err, ok, type Result } from '../result.ts'
import { clearFiles } from './clear-evidence.ts'
import { evidenceOfReceipt } from './evidence-of-receipt.ts'

/** `already-seen`: an officer has opened it; it goes with the whole report only. */
export type RemoveError = ReceiptError | 'not-found' | 'already-seen' | 'report-ended' | 'conflict'

const TRIES = 5

/**
 * Takes one's own file away, as long as no officer has opened it. Its description goes at once, its
 * chunks as soon as R2 answers; the scheduled job sees to what is left.
 */
export async function removeEvidence(
  ctx: Context,
  authorization: string | undefined,
  id: string,
): Promise<Result<{ readonly id: string }, RemoveError>> {
  const found = await evidenceOfReceipt(ctx, authorization)
  if (!found.ok) return found
  const { reportId, centreId } = found.value
  const place = { centreId, reportId, id }
  for (let tries = 0; tries < TRIES; tries += 1) {
    const at = ctx.clock().toISOString()
    const file = await ctx.evidence.find(place)
    if (!file) return err('not-found')
    if (file.state === 'leaving' || file.state === 'gone') return ok({ id })
    if (file.seenAt) return err('already-seen')
    if (file.state === 'arriving') {
      if (!(await ctx.evidence.drop(place, at))) continue
    } else {
      const current = await ctx.triage.currentState(centreId, reportId)
      if (!current) return err('not-found')
      if (!current.open) return err('report-ended')
      const event = await linkEvent(ctx.secrets.audit, current.head, {
        ...{ reportId, centreId, at, actor: 'reporter' },
        type: 'evidence-removed',
        data: { evidence: id },
      })
      if (!(await ctx.evidence.remove(current.version, place, event))) continue
      ctx.log('evidence-removed', { centre: centreId })
    }
    await clearFiles(ctx, await ctx.evidence.leaving(centreId, reportId))
    return ok({ id })
  }
  return err('conflict')
}
