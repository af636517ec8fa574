import type { Officer } from '../access/officer.ts'
import { noteAtDesk } from '../audit/note-at-desk.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import type { SettleInput } from './case.schema.ts'

/**
 * An officer says that an indicator joins nothing, because everybody has it: it isn't proposed again. Or that
 * it may be, after all. What was joined by it stays joined.
 */
export async function settleProposal(
  ctx: Context,
  officer: Officer,
  { idx, settled }: SettleInput,
): Promise<Result<null, 'not-found'>> {
  if (!(await ctx.arrivals.exists(officer.centreId, idx))) return err('not-found')
  await noteAtDesk(ctx, officer, { type: 'proposal-settled', data: { idx, settled } })
  await ctx.arrivals.settle(officer.centreId, idx, settled)
  return ok(null)
}
