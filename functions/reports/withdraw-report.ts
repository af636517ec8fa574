import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { clearFiles } from '../evidence/clear-evidence.ts'
import { type ReceiptError, reportOfReceipt } from '../messages/reporter-report.ts'
import { err, ok, type Result } from '../result.ts'
import type { Erased } from './withdrawal.store.ts'

const TRIES = 5

/**
 * The holder of a receipt takes the report back: what was sealed, its messages, files and indicators are
 * deleted, and of the report only what counts need stays (withdrawal.store.ts). Afterwards the receipt
 * is answered like one that never was. The history stays whole; it holds codes and digests only. D1 can
 * be set back for up to 30 days, which the page says.
 */
export async function withdrawReport(
  ctx: Context,
  authorization: string | undefined,
): Promise<Result<Erased, ReceiptError | 'conflict'>> {
  const found = await reportOfReceipt(ctx, authorization)
  if (!found.ok) return found
  const { id: reportId, centreId } = found.value
  const at = ctx.clock().toISOString()
  for (let tries = 0; tries < TRIES; tries += 1) {
    const current = await ctx.triage.currentState(centreId, reportId)
    // Withdrawn a moment ago, on another page.
    if (!current || current.stage === 'withdrawn') return err('receipt-not-accepted')
    const erased = await ctx.withdrawals.count(centreId, reportId)
    const event = await linkEvent(ctx.secrets.audit, current.head, {
      ...{ reportId, centreId, at },
      actor: 'reporter',
      type: 'withdrawn',
      data: { ...erased },
    })
    if (await ctx.withdrawals.erase(current.version, event)) {
      ctx.log('report-withdrawn', { centre: centreId })
      ctx.later(async () => {
        await clearFiles(ctx, await ctx.evidence.leaving(centreId, reportId))
      })
      return ok(erased)
    }
  }
  return err('conflict')
}
