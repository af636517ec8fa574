import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import type { FieldError } from '../http/errors.ts'
import { wrongWrap } from '../reports/seal-report.ts'
import { err, ok, type Result } from '../result.ts'
import type { CentreMessage } from './message.schema.ts'
import { type SentMessage, type StoreError, storeMessage } from './store-message.ts'

export interface CentreAttempt {
  readonly key: string
  readonly body: Uint8Array<ArrayBuffer>
  readonly input: CentreMessage
}

export type CentreWriteError =
  | { readonly code: StoreError | 'held-by-another' | 'not-claimed' }
  | { readonly code: 'invalid'; readonly errors: readonly FieldError[] }

/** The officer who holds a report writes to its reporter, sealed in the officer's own browser. */
export async function writeAsCentre(
  ctx: Context,
  officer: Officer,
  reportId: string,
  { key, body, input }: CentreAttempt,
): Promise<Result<SentMessage, CentreWriteError>> {
  const { centreId } = officer
  const day = civilDateOf(ctx.clock(), ctx.operator.timeZone)
  const wrong = wrongWrap(ctx.centres, centreId, day, input.sealed.wraps)
  if (wrong) {
    return err({ code: 'invalid', errors: [{ pointer: '/sealed/wraps', code: wrong }] })
  }
  const sent = await storeMessage<'held-by-another' | 'not-claimed'>(
    ctx,
    {
      ...{ key, body, reportId, centreId },
      sender: 'centre',
      actor: officer.id,
      sealedBy: 'browser',
    },
    async () => ok(input.sealed),
    ({ claimedBy }) =>
      claimedBy === officer.id ? null : claimedBy === null ? 'not-claimed' : 'held-by-another',
  )
  if (!sent.ok) return err({ code: sent.error })
  ctx.log('message-sent', { centre: centreId })
  return sent
}
