import type { Context } from '../context.ts'
import { type ReceiptError, reportOfReceipt } from '../messages/reporter-report.ts'
import { err, ok, type Result } from '../result.ts'
import { type NoFiles, whyNoFiles } from './may-attach.ts'

/** A report whose receipt somebody holds, and whether it takes files. */
export interface AttachTo {
  readonly reportId: string
  readonly centreId: string
  /** Null where it takes files. */
  readonly why: NoFiles | null
}

/** The report that a receipt opens. `off` comes before what the report itself says. */
export async function evidenceOfReceipt(
  ctx: Context,
  authorization: string | undefined,
): Promise<Result<AttachTo, ReceiptError>> {
  const found = await reportOfReceipt(ctx, authorization)
  if (!found.ok) return found
  const { id: reportId, centreId } = found.value
  const facts = await ctx.evidence.facts(centreId, reportId)
  // Erased a moment ago: as if it had never been.
  if (!facts) return err('receipt-not-accepted')
  return ok({ reportId, centreId, why: ctx.chunks ? whyNoFiles(facts) : 'off' })
}

/** The code of the API for each reason. */
export const REFUSALS = {
  off: 'evidence-off',
  clue: 'no-evidence',
  images: 'no-evidence',
  minor: 'no-evidence',
  ended: 'report-ended',
} as const satisfies Record<NoFiles, string>
export type Refusal = (typeof REFUSALS)[NoFiles]
