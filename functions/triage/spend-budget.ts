import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { toBase64url } from '../sealing/base64url.ts'
import { type Budgeted, roomIn, waitFor, windowsOf } from './action-budget.ts'

export interface BudgetSpent {
  readonly code: 'budget-spent'
  /** Seconds until so much may be done, for Retry-After; null where so much at once never may. */
  readonly retryAfter: number | null
  /** How much may still be done now. */
  readonly left: number
}

/**
 * Takes `n` from what an officer may do of `kind` in an hour and a day (action-budget.ts): reports changed
 * in bulk, rows exported, warnings published. Call it right before doing it; what then fails isn't given
 * back. `spendBudget(ctx, officer, 'export', rows)` → ok, or `budget-spent` with what is left and when.
 * @throws RangeError when `n` isn't a whole number above 0
 */
export async function spendBudget(
  ctx: Pick<Context, 'budgets' | 'clock' | 'random' | 'log'>,
  officer: Pick<Officer, 'id' | 'centreId'>,
  kind: Budgeted,
  n: number,
): Promise<Result<null, BudgetSpent>> {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError('a budget is spent in whole numbers')
  const now = ctx.clock()
  if (await ctx.budgets.spend(officer, kind, n, now, toBase64url(ctx.random(9)))) return ok(null)
  ctx.log('budget-spent', { kind, centre: officer.centreId })
  const spent = await ctx.budgets.spent(officer.id, kind, windowsOf(kind, now)[1]?.since ?? '')
  return err({
    code: 'budget-spent',
    retryAfter: waitFor(kind, spent, n, now),
    left: roomIn(kind, spent, now),
  })
}
