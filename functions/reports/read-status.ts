import type { Context } from '../context.ts'
import { PATIENCE, reach } from '../outbox/reach.ts'
import { err, ok, type Result } from '../result.ts'
import { utf8 } from '../sealing/hkdf.ts'
import { macOf } from './identity.ts'
import type { ReportStatus } from './report.store.ts'
import { type PublicStage, publicStage } from './vocabulary.ts'

export interface PublicStatus {
  readonly reference: string
  readonly stage: PublicStage
  readonly stageAt: string
  readonly receivedAt: string
  /** When somebody should have looked; null once somebody has. */
  readonly dueAt: string | null
}

const HEADER = /^Receipt ([A-Za-z0-9_-]{43})$/

/** How far a report has come, for whoever holds the auth half of its receipt. */
export async function readStatus(
  ctx: Context,
  authorization: string | undefined,
): Promise<Result<PublicStatus, 'receipt-not-accepted'>> {
  const [, auth] = HEADER.exec(authorization ?? '') ?? []
  if (!auth) return err('receipt-not-accepted')
  const receiptMac = await macOf(ctx.secrets.identity, 'receipt', utf8(auth))
  const found = await findByReceipt(ctx, receiptMac)
  if (!found) return err('receipt-not-accepted')
  return ok({
    reference: found.reference,
    stage: publicStage(found.stage),
    stageAt: found.stageAt,
    receivedAt: found.createdAt,
    dueAt: found.dueAt,
  })
}

/** In the database, else among those that are still on their way there. */
async function findByReceipt(ctx: Context, receiptMac: string): Promise<ReportStatus | null> {
  const stored = await reach(ctx.random, PATIENCE.find, () => ctx.reports.findByReceipt(receiptMac))
  if (stored.ok && stored.value) return stored.value
  const held = await ctx.outbox.findByReceipt(receiptMac)
  if (!held && !stored.ok) throw stored.error
  return held
}
