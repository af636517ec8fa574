import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { utf8 } from '../sealing/hkdf.ts'
import { macOf } from './identity.ts'
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
  const found = await ctx.reports.findByReceipt(receiptMac)
  if (!found) return err('receipt-not-accepted')
  return ok({
    reference: found.reference,
    stage: publicStage(found.stage),
    stageAt: found.stageAt,
    receivedAt: found.createdAt,
    dueAt: found.dueAt,
  })
}
