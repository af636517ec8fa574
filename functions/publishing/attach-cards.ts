import type { Officer } from '../access/officer.ts'
import { checkCards } from '../cards/check-cards.ts'
import type { Context } from '../context.ts'
import type { CodeAt } from '../fields/codes.ts'
import { err, ok, type Result } from '../result.ts'
import { spendBudget } from '../triage/spend-budget.ts'
import { bringToReaders } from './bring-to-readers.ts'
import { changeProposal } from './change-proposal.ts'
import type { CardsOfWarningInput } from './proposal.schema.ts'
import { said } from './publish-warning.ts'

/** As PublishError; `not-published`: readers don't have it, or a correction of it waits. */
export interface AttachError {
  readonly code:
    | 'confirm-first'
    | 'not-found'
    | 'conflict'
    | 'same-officer'
    | 'not-published'
    | 'budget-spent'
    | 'card'
  readonly retryAfter?: number | null
  readonly errors?: readonly CodeAt[]
}

/**
 * Gives a warning that readers have the card images that were drawn of it afterwards, or takes them away
 * (none). Like the warning they are published by who didn't write it, after a sign-in of just now and from
 * the same budget; words and version stay.
 */
export async function attachCards(
  ctx: Context,
  officer: Officer,
  confirmed: boolean,
  id: string,
  { version, cards: input }: CardsOfWarningInput,
): Promise<Result<number, AttachError>> {
  if (!confirmed) return err({ code: 'confirm-first' })
  let school: string | null = null
  let checked: Awaited<ReturnType<typeof checkCards>> | undefined
  let spent: Awaited<ReturnType<typeof spendBudget>> | undefined
  const done = await changeProposal<AttachError['code']>(ctx, officer, id, async (current, at) => {
    if (current.state !== 'published') return err('not-published')
    if (current.version !== version) return err('conflict')
    if (current.proposedBy === officer.id) return err('same-officer')
    const live = (await ctx.warnings.find([id])).get(id)
    if (!live || !('warning' in live)) return err('not-published')
    const { warning } = live
    checked ??= await checkCards(ctx, id, warning.words, input)
    if (!checked.ok) return err('card')
    spent ??= await spendBudget(ctx, officer, 'publish', 1)
    if (!spent.ok) return err('budget-spent')
    school = warning.school?.id ?? null
    const { centreId } = current
    return ok({
      to: {},
      event: { type: 'warning-drawn', data: said(checked.value) },
      also: [
        ctx.warnings.touching(centreId, warning, at),
        ...ctx.cards.replacing(centreId, id, warning.version, at, checked.value),
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
  await bringToReaders(ctx, { id, school })
  return done
}
