import type { Officer } from '../access/officer.ts'
import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import { withdrawWarning } from '../publishing/withdraw-warning.ts'
import { err, ok, type Result } from '../result.ts'
import { sealParts } from '../sealing/envelope.ts'
import { RECEIPT_KID } from '../sealing/sealed-part.ts'
import { giveVerdict } from '../verdicts/give-verdict.ts'
import type { AnswerInput, HideInput } from './appeal.schema.ts'
import { type Appeal, type CurrentAppeal, historyOf, type SealedText, subjectOf } from './appeal.ts'
import { ANSWER_PART } from './read-appeal.ts'

/**
 * `hidden-before`: it was hidden for an appeal already, and nothing is new. `conflict`: it was answered, or
 * somebody else was faster. `not-configured`: there is no key to seal the answer to.
 */
export type HandleError = 'not-found' | 'conflict' | 'hidden-before' | 'not-configured'

const TRIES = 5

/** What waits at the centre with its clock, then what was answered. */
export const listAppeals = async (ctx: Context, officer: Officer) => ({
  appeals: (await ctx.appeals.list(officer.centreId)).map(shown),
})

/** An appeal for officers: sealed words still sealed. */
export const shown = (appeal: Appeal) => {
  const { receiptKey: _, answer, ...rest } = appeal
  return { ...rest, about: subjectOf(appeal), hasAnswer: answer !== null }
}
export type ShownAppeal = ReturnType<typeof shown>

export async function openAppeal(
  ctx: Context,
  officer: Officer,
  id: string,
): Promise<Result<ShownAppeal & { readonly hiddenBefore: readonly string[] }, 'not-found'>> {
  const current = await ctx.appeals.current(officer.centreId, id)
  if (!current) return err('not-found')
  const { head: _, ...appeal } = current
  return ok({ ...shown(appeal), hiddenBefore: await ctx.appeals.hiddenWith(current.subject) })
}

/**
 * Hides what somebody objects to while it is looked at, because they have shown that it is theirs. By right
 * this happens once; again only with something new, and with each kind of new thing once, so that whoever
 * is warned of can't use it as a switch. (Any officer may still hide it of their own accord.)
 */
export async function hideForAppeal(
  ctx: Context,
  officer: Officer,
  id: string,
  { control, evidence }: HideInput,
): Promise<Result<number, HandleError>> {
  const noted = await change(
    ctx,
    officer,
    id,
    'appeal-hidden',
    { control, evidence: evidence ?? '' },
    async (current, at) => {
      if (current.state === 'answered') return err('conflict')
      if (current.state === 'masked') return ok(null)
      const before = await ctx.appeals.hiddenWith(current.subject)
      if (before.length > 0 && (evidence === null || before.includes(evidence)))
        return err('hidden-before')
      return ok({ state: 'masked', control, evidence: evidence ?? '', maskedAt: at })
    },
  )
  // Also where it was noted before: whoever was stopped in between presses once more.
  if (noted.ok) await hide(ctx, officer, id)
  return noted
}

async function hide(ctx: Context, officer: Officer, id: string): Promise<void> {
  const current = await ctx.appeals.current(officer.centreId, id)
  if (!current) return
  const about = subjectOf(current)
  if (about.is === 'warning') {
    await withdrawWarning(ctx, officer, about.id, { reason: 'under-review' })
  } else {
    await giveVerdict(ctx, officer, false, about.id, { act: 'mask', reason: 'objection' })
  }
}

/**
 * Answers an appeal with a reason, and words that only its receipt opens. Upheld, it takes down or clears
 * what it is about in the same go; what was hidden and stays right comes back by two officers, as anything
 * that is published.
 */
export async function answerAppeal(
  ctx: Context,
  officer: Officer,
  id: string,
  { outcome, reason, text }: AnswerInput,
): Promise<Result<number, HandleError>> {
  const found = await ctx.appeals.current(officer.centreId, id)
  if (!found) return err('not-found')
  if (found.state === 'answered') return err('conflict')
  const answer = text === undefined ? null : await sealAnswer(ctx, found, text)
  if (answer === 'not-configured') return err(answer)
  if (outcome === 'upheld') await takeBack(ctx, officer, found)
  const answered = await change(
    ctx,
    officer,
    id,
    'appeal-answered',
    { outcome, reason },
    (current, at) =>
      current.state === 'answered'
        ? err('conflict')
        : ok({ state: 'answered', outcome, reason, answer, answeredAt: at }),
  )
  if (answered.ok) ctx.log('appeal-answered', { centre: officer.centreId })
  return answered
}

async function takeBack(ctx: Context, officer: Officer, appeal: Appeal): Promise<void> {
  const about = subjectOf(appeal)
  if (about.is === 'warning') await withdrawWarning(ctx, officer, about.id, { reason: 'wrong' })
  else await giveVerdict(ctx, officer, false, about.id, { act: 'clear', reason: 'mistake' })
}

async function sealAnswer(
  ctx: Context,
  { id, centreId, receiptKey }: Appeal,
  text: string,
): Promise<SealedText | 'not-configured'> {
  const day = civilDateOf(ctx.clock(), ctx.operator.timeZone)
  const centre = ctx.centres.recipientsFor(centreId, day)
  if (centre.length === 0) return 'not-configured'
  const [sealed] = await sealParts({
    reportId: id,
    parts: { [ANSWER_PART]: text },
    recipients: [...centre, { kid: RECEIPT_KID, publicKey: receiptKey }],
    random: ctx.random,
  })
  if (!sealed) throw new Error('one part in, one part out')
  const { nonce, ct, wraps } = sealed
  return { nonce, ct, wraps }
}

type Decided = Result<Partial<Appeal> | null, HandleError>

async function change(
  ctx: Context,
  officer: Officer,
  id: string,
  type: string,
  data: Record<string, string>,
  decide: (current: CurrentAppeal, at: string) => Decided | Promise<Decided>,
): Promise<Result<number, HandleError>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const current = await ctx.appeals.current(officer.centreId, id)
    if (!current) return err('not-found')
    const at = ctx.clock().toISOString()
    const decided = await decide(current, at)
    if (!decided.ok) return decided
    if (decided.value === null) return ok(current.version)
    const event = await linkEvent(ctx.secrets.audit, current.head, {
      ...{ reportId: historyOf(id), centreId: current.centreId, at, actor: officer.id, type, data },
    })
    const { head: _, ...before } = current
    if (await ctx.appeals.change(current, { ...before, ...decided.value }, event, officer.id)) {
      return ok(current.version + 1)
    }
  }
  return err('conflict')
}
