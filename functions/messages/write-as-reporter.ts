import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import type { FieldError } from '../http/errors.ts'
import { wrongWrap } from '../reports/seal-report.ts'
import { err, ok, type Result } from '../result.ts'
import { RECEIPT_KID } from '../sealing/sealed-part.ts'
import type { ReporterMessage } from './message.schema.ts'
import type { ReportOfReceipt } from './message.store.ts'
import { type ReceiptError, reportOfReceipt } from './reporter-report.ts'
import { type SealedMessage, sealMessage } from './sealed-message.ts'
import { type SentMessage, type StoreError, storeMessage } from './store-message.ts'

export interface ReporterAttempt {
  readonly authorization: string | undefined
  readonly key: string
  readonly body: Uint8Array<ArrayBuffer>
  readonly input: ReporterMessage
}

export type WriteError =
  | { readonly code: Exclude<StoreError, 'not-found'> | ReceiptError }
  | { readonly code: 'not-configured' }
  | { readonly code: 'invalid'; readonly errors: readonly FieldError[] }

/**
 * The holder of a receipt writes to the centre; what came readable is sealed before it is stored. What had
 * ended is open again by it.
 */
export async function writeAsReporter(
  ctx: Context,
  { authorization, key, body, input }: ReporterAttempt,
): Promise<Result<SentMessage, WriteError>> {
  const found = await reportOfReceipt(ctx, authorization)
  if (!found.ok) return err({ code: found.error })
  const { id: reportId, centreId } = found.value
  const day = civilDateOf(ctx.clock(), ctx.operator.timeZone)
  const wrong = input.sealed && wrongWrap(ctx.centres, centreId, day, input.sealed.wraps)
  if (wrong) {
    return err({ code: 'invalid', errors: [{ pointer: '/sealed/wraps', code: wrong }] })
  }
  const sent = await storeMessage<'receipt-not-accepted' | 'not-configured'>(
    ctx,
    {
      ...{ key, body, reportId, centreId },
      sender: 'reporter',
      actor: 'reporter',
      sealedBy: input.sealed ? 'browser' : 'worker',
    },
    async () =>
      input.sealed ? ok(input.sealed) : sealHere(ctx, found.value, day, input.text ?? ''),
    ({ stage }) => (stage === 'withdrawn' ? 'receipt-not-accepted' : null),
  )
  if (sent.ok) {
    ctx.log('message-received', { centre: centreId })
    return sent
  }
  // Erased a moment ago: as if it had never been.
  return err({ code: sent.error === 'not-found' ? 'receipt-not-accepted' : sent.error })
}

async function sealHere(
  ctx: Context,
  { id: reportId, centreId, receiptKey }: ReportOfReceipt,
  day: string,
  text: string,
): Promise<Result<SealedMessage, 'not-configured'>> {
  const centre = ctx.centres.recipientsFor(centreId, day)
  if (centre.length === 0) return err('not-configured')
  const recipients = [...centre, { kid: RECEIPT_KID, publicKey: receiptKey }]
  const { random } = ctx
  return ok(await sealMessage({ reportId, sender: 'reporter', text, recipients, random }))
}
