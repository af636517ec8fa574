import type { Context } from '../context.ts'
import { isAppeal } from '../outbox/held.ts'
import { receiptMacOf } from '../reports/receipt-header.ts'
import { err, ok, type Result } from '../result.ts'
import { openPart } from '../sealing/envelope.ts'
import { splitReceipt } from '../sealing/receipt.ts'
import { RECEIPT_KID } from '../sealing/sealed-part.ts'
import { PATIENCE, reach } from '../storage/reach.ts'
import type { Appeal, SealedText } from './appeal.ts'

/** How far an appeal has come, for whoever holds the auth half of its receipt. */
export interface AppealStatus
  extends Pick<
    Appeal,
    'reference' | 'state' | 'dueAt' | 'createdAt' | 'maskedAt' | 'outcome' | 'reason'
  > {
  readonly answeredAt: string | null
  /** Still sealed: only the seal half opens it; null where nothing was written. */
  readonly answer: SealedText | null
  /** What the answer's content is bound to. */
  readonly id: string
}

/** The part's name under which an answer is sealed. */
export const ANSWER_PART = 'answer'

export async function readAppeal(
  ctx: Context,
  authorization: string | undefined,
): Promise<Result<AppealStatus, 'receipt-not-accepted'>> {
  const receiptMac = await receiptMacOf(ctx, authorization)
  if (!receiptMac.ok) return receiptMac
  const found = await findByReceipt(ctx, receiptMac.value)
  if (!found) return err('receipt-not-accepted')
  const { id, reference, state, dueAt, createdAt, maskedAt, outcome, reason, answeredAt, answer } =
    found
  return ok({
    id,
    reference,
    state,
    dueAt,
    createdAt,
    maskedAt,
    outcome,
    reason,
    answeredAt,
    answer,
  })
}

/** In the database, else among those that are still on their way there. */
async function findByReceipt(ctx: Context, receiptMac: string): Promise<Appeal | null> {
  const stored = await reach(ctx.random, PATIENCE.find, () => ctx.appeals.byReceipt(receiptMac))
  if (stored.ok && stored.value) return stored.value
  const held = await ctx.outbox.find(receiptMac)
  if (held && isAppeal(held)) return held.appeal
  if (!stored.ok) throw stored.error
  return null
}

/** The words of an answer, for a page without JavaScript: nothing of the receipt is kept. */
export async function openAnswer(
  receipt: Uint8Array<ArrayBuffer>,
  { id, answer }: AppealStatus,
): Promise<string | null> {
  if (!answer) return null
  const { sealKeyPair } = await splitReceipt(receipt)
  const opened = await openPart({
    reportId: id,
    sealed: { ...answer, part: ANSWER_PART },
    kid: RECEIPT_KID,
    privateKey: sealKeyPair.privateKey,
  })
  return opened.ok && typeof opened.value === 'string' ? opened.value : null
}
