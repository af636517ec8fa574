import type { Context } from '../context.ts'
import { isAppeal, statusOf } from '../outbox/held.ts'
import { err, ok, type Result } from '../result.ts'
import { PATIENCE, reach } from '../storage/reach.ts'
import { receiptMacOf } from './receipt-header.ts'
import type { ReportStatus, StageStep } from './report.store.ts'
import { ENDS, type PublicStage, publicStage } from './vocabulary.ts'

export interface PublicStatus {
  readonly reference: string
  readonly stage: PublicStage
  readonly stageAt: string
  readonly receivedAt: string
  /** When somebody should have looked; null once somebody has. */
  readonly dueAt: string | null
  /** When somebody looks again, once somebody has; null where nothing more happens. */
  readonly nextAt: string | null
  /** When it reached which stage, each stage once, in order. */
  readonly steps: readonly { readonly stage: PublicStage; readonly at: string }[]
  /** Why it has ended, as `status.reason.<code>` has words for it; null where it hasn't. */
  readonly reason: string | null
}

/** How far a report has come, for whoever holds the auth half of its receipt. */
export async function readStatus(
  ctx: Context,
  authorization: string | undefined,
): Promise<Result<PublicStatus, 'receipt-not-accepted'>> {
  const receiptMac = await receiptMacOf(ctx, authorization)
  if (!receiptMac.ok) return receiptMac
  const found = await findByReceipt(ctx, receiptMac.value)
  if (!found) return err('receipt-not-accepted')
  return ok({
    reference: found.reference,
    stage: publicStage(found.stage),
    stageAt: found.stageAt,
    receivedAt: found.createdAt,
    dueAt: found.dueAt,
    nextAt: found.nextAt,
    steps: stepsOf(found.history),
    reason: ENDS.includes(found.stage) ? (found.history.at(-1)?.reason ?? null) : null,
  })
}

/** In the database, else among those that are still on their way there. */
async function findByReceipt(ctx: Context, receiptMac: string): Promise<ReportStatus | null> {
  const stored = await reach(ctx.random, PATIENCE.find, () => ctx.reports.findByReceipt(receiptMac))
  if (stored.ok && stored.value) return stored.value
  const held = await ctx.outbox.find(receiptMac)
  if (held && !isAppeal(held)) return statusOf(held)
  if (!stored.ok) throw stored.error
  return null
}

/**
 * Several stages of ours are one to the public: the first of them gives the date. Of what was opened again
 * the end before doesn't count.
 */
function stepsOf(history: readonly StageStep[]): PublicStatus['steps'] {
  const steps = new Map<PublicStage, string>()
  for (const { stage, at } of history) {
    const name = publicStage(stage)
    if (name !== 'ended') steps.delete('ended')
    if (!steps.has(name)) steps.set(name, at)
  }
  return [...steps].map(([stage, at]) => ({ stage, at }))
}
