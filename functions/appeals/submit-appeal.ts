import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import { indexTerms } from '../indicators/index-terms.ts'
import { blindIndex } from '../indicators/protect.ts'
import { macOf } from '../reports/identity.ts'
import { canonicalOf } from '../reports/protect-indicators.ts'
import { referenceOf } from '../reports/reference.ts'
import { err, ok, type Result } from '../result.ts'
import { sealParts } from '../sealing/envelope.ts'
import { utf8 } from '../sealing/hkdf.ts'
import { mac } from '../sealing/mac.ts'
import { parseReceipt, receiptFrom, splitReceipt } from '../sealing/receipt.ts'
import { reportIdFrom } from '../sealing/report-id.ts'
import { RECEIPT_KID } from '../sealing/sealed-part.ts'
import { ANSWER_WITHIN } from '../verdicts/rules.ts'
import { verdictIdOf } from '../verdicts/verdict.ts'
import type { AppealInput } from './appeal.schema.ts'
import { type Appeal, historyOf } from './appeal.ts'

export interface TakenAppeal {
  readonly reference: string
  /** Opens the answer; shown once. */
  readonly receipt: string
  readonly dueAt: string
}

/** `not-configured`: the centre has no key today. */
export type AppealError = 'not-configured'

/**
 * Takes an appeal: seals what was written to the centre and to a receipt, starts the clock, and says
 * nothing of whether the number is listed. Nothing is hidden by it: that takes an officer to whom control
 * was shown. The same form sent twice is one appeal with one receipt.
 * @param key random, and the same for every attempt of one form
 */
export async function submitAppeal(
  ctx: Context,
  key: string,
  input: AppealInput,
): Promise<Result<TakenAppeal, AppealError>> {
  const { identity } = ctx.secrets
  const derived = (what: string) => mac(identity, `jingzhong/v1/appeal/${what}`, utf8(key))
  const id = reportIdFrom(await derived('id'))
  const receipt = receiptFrom(await derived('receipt'))
  const bytes = parseReceipt(receipt)
  if (!bytes.ok) throw new Error('a new receipt is malformed')
  const { auth, sealKeyPair } = await splitReceipt(bytes.value)
  const now = ctx.clock()
  const createdAt = now.toISOString()
  const dueAt = new Date(now.getTime() + ANSWER_WITHIN * 3_600_000).toISOString()
  const { subject, centreId } = await aboutOf(ctx, input)
  const centre = ctx.centres.recipientsFor(centreId, civilDateOf(now, ctx.operator.timeZone))
  if (centre.length === 0) {
    ctx.log('not-configured', { settings: `content/centres.yaml: ${centreId} has no key today` })
    return err('not-configured')
  }
  const [sealed] = await sealParts({
    reportId: id,
    parts: { story: storyOf(input) },
    recipients: [...centre, { kid: RECEIPT_KID, publicKey: sealKeyPair.publicKey }],
    random: ctx.random,
  })
  if (!sealed) throw new Error('one part in, one part out')
  const { nonce, ct, wraps } = sealed
  const appeal: Appeal = {
    ...{
      id,
      reference: await referenceOf(id),
      centreId,
      receiptKey: sealKeyPair.publicKey,
      subject,
    },
    ...{ relation: input.relation, locale: input.locale, sealed: { nonce, ct, wraps }, version: 1 },
    ...{ state: 'received', control: null, evidence: '', maskedAt: null, outcome: null },
    ...{ reason: null, answeredAt: null, answer: null, createdAt, dueAt },
  }
  const event = await linkEvent(
    ctx.secrets.audit,
    { seq: 0, mac: '' },
    {
      ...{ reportId: historyOf(id), centreId, at: createdAt, actor: 'reporter' },
      ...{
        type: 'appealed',
        data: { relation: input.relation, receiptKey: sealKeyPair.publicKey },
      },
    },
  )
  const receiptMac = await macOf(identity, 'receipt', utf8(auth))
  const keyMac = await macOf(identity, 'key', utf8(`appeal|${key}`))
  const isNew = await ctx.appeals.add(appeal, { key: keyMac, receipt: receiptMac }, event)
  const stored = isNew ? appeal : ((await ctx.appeals.byReceipt(receiptMac)) ?? appeal)
  if (isNew) ctx.log('appeal-received', { centre: centreId })
  return ok({ reference: stored.reference, receipt, dueAt: stored.dueAt })
}

/** What it is about in one line each; the officers' browsers show it as text. */
const storyOf = ({ warning, indicator, text, contact }: AppealInput) =>
  [warning ?? `${indicator?.kind}: ${indicator?.value}`, text, ...(contact ? [contact] : [])].join(
    '\n\n',
  )

/** Whose matter it is: of whoever holds a verdict or wrote the warning, else of the default centre. */
async function aboutOf(ctx: Context, { warning, indicator }: AppealInput) {
  const fallback = ctx.centres.defaultId
  if (warning !== undefined || !indicator) {
    const centreId = (await ctx.appeals.centreOfWarning(warning ?? '')) ?? fallback
    return { subject: `warning:${warning}`, centreId }
  }
  const { kind, value } = indicator
  const { whole } = indexTerms({ kind, value: canonicalOf(kind, value) })
  const idx = await blindIndex(ctx.secrets.indicator, kind, whole)
  const ids = ctx.centres.all.map(({ id }) => verdictIdOf(id, kind, idx))
  const [judged] = await ctx.appeals.judgedAmong(ids)
  return { subject: `indicator:${kind}.${idx}`, centreId: judged?.split('.')[0] ?? fallback }
}
