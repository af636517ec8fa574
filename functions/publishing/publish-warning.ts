import type { Officer } from '../access/officer.ts'
import type { Cards } from '../cards/card.store.ts'
import type { CardsInput } from '../cards/cards.schema.ts'
import { checkCards } from '../cards/check-cards.ts'
import type { Context } from '../context.ts'
import type { CodeAt } from '../fields/codes.ts'
import { err, ok, type Result } from '../result.ts'
import { spendBudget } from '../triage/spend-budget.ts'
import { bringToReaders } from './bring-to-readers.ts'
import { changeProposal } from './change-proposal.ts'
import { digestDraft } from './digest-draft.ts'
import { schoolIdOf } from './school-id.ts'
import { warningOf } from './warning-of.ts'

/**
 * `confirm-first`: the sign-in is older than some minutes. `same-officer`: who wrote it doesn't publish it.
 * `not-proposed`: it doesn't wait for anybody. `too-late`: the last day that it was to be listed is over.
 * `conflict`: it is no longer what was read. `budget-spent`: one person publishes no more within an hour or
 * a day; `retryAfter` in seconds, null where never. `card`: a picture that came with it isn't its card.
 */
export interface PublishError {
  readonly code:
    | 'confirm-first'
    | 'not-found'
    | 'conflict'
    | 'same-officer'
    | 'not-proposed'
    | 'too-late'
    | 'budget-spent'
    | 'card'
  readonly retryAfter?: number | null
  readonly errors?: readonly CodeAt[]
}

/**
 * A second officer, of the centre or of the one that was asked, publishes exactly the version that they
 * read; `confirmed` says whether they have signed in lately. Rule, table and batch each refuse the one who
 * wrote it. Cards of what was published before go; those that came with it take their place.
 */
export async function publishWarning(
  ctx: Context,
  officer: Officer,
  confirmed: boolean,
  id: string,
  version: number,
  input: CardsInput = {},
): Promise<Result<number, PublishError>> {
  if (!confirmed) return err({ code: 'confirm-first' })
  let school: string | null = null
  let checked: Awaited<ReturnType<typeof checkCards>> | undefined
  let spent: Awaited<ReturnType<typeof spendBudget>> | undefined
  const done = await changeProposal<PublishError['code']>(ctx, officer, id, async (current, at) => {
    if (current.state !== 'proposed' || current.draft === null) return err('not-proposed')
    if (current.version !== version) return err('conflict')
    if (current.proposedBy === officer.id) return err('same-officer')
    const { draft, centreId } = current
    const live = (await ctx.warnings.find([id])).get(id) ?? null
    const schoolId = await schoolIdOf(ctx, draft.school)
    const { timeZone } = ctx.operator
    const warning = warningOf({ id, draft, schoolId, live, at, timeZone })
    if (warning.expiresAt <= at) return err('too-late')
    checked ??= await checkCards(ctx, id, draft, input)
    if (!checked.ok) return err('card')
    // Once, however often somebody else is faster.
    spent ??= await spendBudget(ctx, officer, 'publish', 1)
    if (!spent.ok) return err('budget-spent')
    school = warning.school?.id ?? null
    return ok({
      to: { state: 'published', publishedBy: officer.id },
      event: {
        type: 'warning-published',
        data: { digest: await digestDraft(draft), ...said(checked.value) },
      },
      also: [
        ...(live
          ? ctx.warnings.revising(centreId, versionOf(live), warning, at)
          : ctx.warnings.publishing(centreId, warning, at)),
        ...ctx.cards.replacing(centreId, id, live ? versionOf(live) + 1 : 1, at, checked.value),
        ctx.webhooks.announcing(id, live && 'warning' in live ? 'corrected' : 'published', at),
      ],
    })
  })
  if (!done.ok) {
    const retryAfter = spent && !spent.ok ? spent.error.retryAfter : undefined
    return err({
      code: done.error,
      ...(retryAfter !== undefined && { retryAfter }),
      ...(checked && !checked.ok && { errors: checked.error }),
    })
  }
  ctx.log('warning-published', { centre: officer.centreId })
  await bringToReaders(ctx, { id, school })
  return done
}

/** Which pictures they were, for the log. */
export const said = ({ zh, en }: Cards) => ({
  ...(zh && { cardZh: zh.digest }),
  ...(en && { cardEn: en.digest }),
})

const versionOf = (live: NonNullable<Parameters<typeof warningOf>[0]['live']>) =>
  'warning' in live ? live.warning.version : live.withdrawal.version
