import type { Context } from '../context.ts'
import { isAppeal } from '../outbox/held.ts'
import { receiptMacOf } from '../reports/receipt-header.ts'
import { err, ok, type Result } from '../result.ts'
import type { ReportOfReceipt } from './message.store.ts'

/** `still-held`: it was taken and is on its way to the database; until then nothing can be added. */
export type ReceiptError = 'receipt-not-accepted' | 'still-held'

/** The report of whoever holds the auth half of its receipt. */
export async function reportOfReceipt(
  ctx: Context,
  authorization: string | undefined,
): Promise<Result<ReportOfReceipt, ReceiptError>> {
  const receiptMac = await receiptMacOf(ctx, authorization)
  if (!receiptMac.ok) return receiptMac
  const report = await ctx.messages.findByReceipt(receiptMac.value)
  if (report) return ok(report)
  const held = await ctx.outbox.find(receiptMac.value)
  return err(held && !isAppeal(held) ? 'still-held' : 'receipt-not-accepted')
}
