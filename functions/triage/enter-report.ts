import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import type { JsonBody } from '../http/body.ts'
import { validate } from '../http/validate.ts'
import { repeatAnswer } from '../reports/repeat-answer.ts'
import type { ReportInput } from '../reports/report.schema.ts'
import { deskReportInputOf } from '../reports/schema-rules.ts'
import { type Acknowledged, type SubmitError, submitReport } from '../reports/submit-report.ts'
import type { DeskChannel } from '../reports/vocabulary.ts'
import { err, ok, type Result } from '../result.ts'

export interface Entered extends Acknowledged {
  /** How it came to the desk; undefined for the answer to what is no longer taken but once was. */
  readonly channel: DeskChannel | undefined
}

/**
 * An officer enters what came by telephone, in person, by letter or in a list: the verb that takes the
 * public's own reports, at the officer's centre, with the same lane and due time. The crowd of one desk
 * is never held against it, and its first event names officer and channel.
 */
export async function enterReport(
  ctx: Context,
  officer: Officer,
  key: string,
  { bytes, value }: JsonBody,
): Promise<Result<Entered, SubmitError>> {
  const read = validate(deskReportInputOf(ctx), value)
  if (!read.ok) {
    const earlier = await repeatAnswer(ctx, { key, body: bytes })
    return earlier
      ? ok({ ...earlier, channel: undefined })
      : err({ code: 'invalid', errors: read.error })
  }
  const { channel, ...input } = read.value
  const sent = await submitReport(ctx, {
    ...{ key, body: bytes, network: '' },
    input: input as ReportInput,
    desk: { officer, channel },
  })
  return sent.ok ? ok({ ...sent.value, channel }) : sent
}
