import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import { indexTerms } from '../indicators/index-terms.ts'
import { blindIndex } from '../indicators/protect.ts'
import { hold } from '../outbox/hold.ts'
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
import { PATIENCE, reach } from '../storage/reach.ts'
import { ANSWER_WITHIN } from '../verdicts/rules.ts'
import type { AppealInput } from './appeal.schema.ts'
import type { Appeal } from './appeal.ts'
import { centreOf, type HeldAppeal, storeAppeal } from './held-appeal.ts'

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
 * was shown. The same form sent twice is one appeal with one receipt. Where D1 can't be reached in time,
 * the outbox keeps it.
 * @param key random, and the same for every attempt of one form
 * @returns `held`: it lies in the outbox, and will get to where the centre sees it
 * @throws what D1 threw, when nobody could keep it: then nothing was acknowledged
 */
export async function submitAppeal(
  ctx: Context,
  key: string,
  input: AppealInput,
): Promise<Result<{ readonly taken: TakenAppeal; readonly held: boolean }, AppealError>> {
  const { identity } = ctx.secrets
  const derived = (what: string) => mac(identity, `jingzhong/v1/appeal/${what}`, utf8(key))
  const id = reportIdFrom(await derived('id'))
  const receipt = receiptFrom(await derived('receipt'))
  const bytes = parseReceipt(receipt)
  if (!bytes.ok) throw new Error('a new receipt is malformed')
  const { auth, sealKeyPair } = await splitReceipt(bytes.value)
  const now = ctx.clock()
  const subject = await subjectFor(ctx, input)
  const route = await reach(ctx.random, PATIENCE.find, () => centreOf(ctx, { appeal: { subject } }))
  const centreId = route.ok ? route.value : ctx.centres.defaultId
  const day = civilDateOf(now, ctx.operator.timeZone)
  const centres = route.ok ? [centreId] : ctx.centres.all.map((centre) => centre.id)
  const recipients = recipientsOf(ctx, centres, day)
  if (recipients.length === 0) {
    ctx.log('not-configured', { settings: `content/centres.yaml: ${centreId} has no key today` })
    return err('not-configured')
  }
  const [sealed] = await sealParts({
    reportId: id,
    parts: { story: storyOf(input) },
    recipients: [...recipients, { kid: RECEIPT_KID, publicKey: sealKeyPair.publicKey }],
    random: ctx.random,
  })
  if (!sealed) throw new Error('one part in, one part out')
  const { nonce, ct, wraps } = sealed
  const appeal: Appeal = {
    ...{ id, reference: await referenceOf(id), centreId, subject },
    ...{ receiptKey: sealKeyPair.publicKey, relation: input.relation, locale: input.locale },
    ...{ sealed: { nonce, ct, wraps }, version: 1 },
    ...{ state: 'received', control: null, evidence: '', maskedAt: null, outcome: null },
    ...{ reason: null, answeredAt: null, answer: null, createdAt: now.toISOString() },
    dueAt: new Date(now.getTime() + ANSWER_WITHIN * 3_600_000).toISOString(),
  }
  const macs = {
    key: await macOf(identity, 'key', utf8(`appeal|${key}`)),
    receipt: await macOf(identity, 'receipt', utf8(auth)),
  }
  const whole = { appeal, macs, routed: route.ok }
  const written = route.ok
    ? await reach(ctx.random, PATIENCE.insert, () => store(ctx, whole))
    : route
  const kept = written.ok ? written.value : await hold(ctx, whole)
  if (!kept && !written.ok) throw written.error
  const { reference, dueAt } = kept ?? appeal
  return ok({ taken: { reference, receipt, dueAt: dueAt ?? appeal.dueAt }, held: !written.ok })
}

/** @returns what stands under its key: an earlier attempt's clock goes on */
async function store(ctx: Context, whole: HeldAppeal): Promise<Appeal> {
  if (await storeAppeal(ctx, whole)) {
    ctx.log('appeal-received', { centre: whole.appeal.centreId })
    return whole.appeal
  }
  return (await ctx.appeals.byReceipt(whole.macs.receipt)) ?? whole.appeal
}

/** Everybody who is to open it, each key once. */
const recipientsOf = ({ centres }: Context, ids: readonly string[], day: string) => [
  ...new Map(
    ids.flatMap((id) => centres.recipientsFor(id, day)).map((one) => [one.kid, one]),
  ).values(),
]

/**
 * What was written, and how to reach somebody; the officers' browsers show it as text. A number that it is
 * about is readable nowhere else; a warning stands beside it by its title.
 */
const storyOf = ({ indicator, text, contact }: AppealInput) =>
  [...(indicator ? [`${indicator.kind}: ${indicator.value}`] : []), text, contact]
    .filter((one) => one !== undefined)
    .join('\n\n')

async function subjectFor({ secrets }: Context, { warning, indicator }: AppealInput) {
  if (warning !== undefined || !indicator) return `warning:${warning}`
  const { kind, value } = indicator
  const { whole } = indexTerms({ kind, value: canonicalOf(kind, value) })
  return `indicator:${kind}.${await blindIndex(secrets.indicator, kind, whole)}`
}
