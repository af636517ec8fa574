import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import type { FieldError } from '../http/errors.ts'
import type { ReceiptError } from '../messages/reporter-report.ts'
import { bodyMacOf } from '../reports/identity.ts'
import { wrongWrap } from '../reports/seal-report.ts'
import { err, ok, type Result } from '../result.ts'
import type { EvidenceStart } from './evidence.schema.ts'
import { evidenceOfReceipt, REFUSALS, type Refusal } from './evidence-of-receipt.ts'
import { type OwnFile, ownFile } from './list-evidence.ts'

export interface StartAttempt {
  readonly authorization: string | undefined
  readonly body: Uint8Array<ArrayBuffer>
  readonly input: EvidenceStart
}

/** `report-full`: as many files or bytes as one report takes. `day-full`: as many as the portal takes today. */
export type StartError =
  | {
      readonly code: ReceiptError | Refusal | 'id-taken' | 'key-reused' | 'report-full' | 'day-full'
    }
  | { readonly code: 'invalid'; readonly errors: readonly FieldError[] }

/**
 * Announces a file of a report that was acknowledged. The file's own id makes it the same however often
 * it is announced: the same bytes again are answered with how far it has come.
 */
export async function startEvidence(
  ctx: Context,
  { authorization, body, input }: StartAttempt,
): Promise<Result<OwnFile, StartError>> {
  const found = await evidenceOfReceipt(ctx, authorization)
  if (!found.ok) return err({ code: found.error })
  const { reportId, centreId, why } = found.value
  if (why) return err({ code: REFUSALS[why] })
  const now = ctx.clock()
  const day = civilDateOf(now, ctx.operator.timeZone)
  const wrong = wrongWrap(ctx.centres, centreId, day, input.wraps)
  if (wrong) return err({ code: 'invalid', errors: [{ pointer: '/wraps', code: wrong }] })

  const place = { centreId, reportId, id: input.id }
  const bodyMac = await bodyMacOf(ctx.secrets.identity, input.id, body)
  const earlier = await ctx.evidence.find(place)
  if (!earlier) {
    const { v, ...file } = input
    const at = now.toISOString()
    const stored = await ctx.evidence.start(centreId, reportId, { ...file, bodyMac, at, day })
    if (stored === 'no-room') return err({ code: await whatIsFull(ctx, centreId, reportId, day) })
  }
  const file = earlier ?? (await ctx.evidence.find(place))
  if (!file || file.state === 'leaving' || file.state === 'gone') return err({ code: 'id-taken' })
  return file.bodyMac === bodyMac ? ok(ownFile(file)) : err({ code: 'key-reused' })
}

async function whatIsFull(ctx: Context, centreId: string, reportId: string, day: string) {
  const facts = await ctx.evidence.facts(centreId, reportId)
  if (!facts?.open) return 'report-ended'
  const room = await ctx.evidence.room(centreId, reportId, day)
  return room.files < 1 || room.bytes <= room.dayBytes ? 'report-full' : 'day-full'
}
