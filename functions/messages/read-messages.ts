import type { Context } from '../context.ts'
import { ok, type Result } from '../result.ts'
import { RECEIPT_KID } from '../sealing/sealed-part.ts'
import type { StoredMessage } from './message.store.ts'
import { type ReceiptError, reportOfReceipt } from './reporter-report.ts'

/** What the holder of a receipt is handed: still sealed; only the receipt's seal half opens it. */
export interface Thread {
  /** The report's id, which every message is bound to. */
  readonly report: string
  readonly centre: string
  /** False once the report has ended: what is written then opens it again. */
  readonly open: boolean
  readonly messages: readonly Omit<StoredMessage, 'sealedBy'>[]
}

/** The messages of a report, for whoever holds the auth half of its receipt. */
export async function readMessages(
  ctx: Context,
  authorization: string | undefined,
): Promise<Result<Thread, ReceiptError>> {
  const found = await reportOfReceipt(ctx, authorization)
  if (!found.ok) return found
  const { id, centreId, open } = found.value
  const stored = await ctx.messages.list(centreId, id)
  const messages = stored.map(({ sealedBy, wraps, ...message }) => ({
    ...message,
    wraps: wraps.filter(({ kid }) => kid === RECEIPT_KID),
  }))
  return ok({ report: id, centre: centreId, open, messages })
}
