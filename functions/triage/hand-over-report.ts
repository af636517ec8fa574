import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { type Change, changeReport } from './change-report.ts'
import type { HandoverInput } from './handover.schema.ts'
import type { CurrentState } from './report-file.ts'

/**
 * `no-colleague`: nobody of this centre who may hold reports, or who holds it already. `not-claimed`: take it
 * on first, or let a lead assign it. `conflict`: it has ended, or changed since the officer saw it.
 */
export type HandoverError =
  | 'not-found'
  | 'no-colleague'
  | 'held-by-another'
  | 'not-claimed'
  | 'conflict'

/**
 * Gives a report to a colleague of the same centre: an officer what they hold, a lead whatever is open. From
 * then on the colleague decides, and is told by whom and why they have it. Nobody has to agree first: who
 * gets it may put it back.
 */
export async function handOverReport(
  ctx: Context,
  officer: Officer,
  id: string,
  input: HandoverInput,
): Promise<Result<number, HandoverError>> {
  const colleague = await ctx.officers.colleague(officer.centreId, input.to)
  if (!colleague) return err('no-colleague')
  const handed = await changeReport<HandoverError>(ctx, officer, id, (current, at) =>
    judgeHandover(current, officer, input, at),
  )
  if (handed.ok) ctx.log('report-handed-over', { centre: officer.centreId })
  return handed
}

/** What handing it over makes of a report as it is. Pure; whether `to` is a colleague was asked before. */
export function judgeHandover(
  { open, claimedBy, version }: Pick<CurrentState, 'open' | 'claimedBy' | 'version'>,
  officer: Pick<Officer, 'id' | 'name' | 'role'>,
  { to, reason, version: seen }: HandoverInput,
  at: string,
): Result<Change, Exclude<HandoverError, 'not-found'>> {
  const lead = officer.role === 'lead'
  const others = claimedBy !== null && claimedBy !== officer.id
  // Who was slower is told who holds it now; a lead may take it from them, once they have seen that.
  if (others && (!lead || version !== seen)) return err('held-by-another')
  if (!open || version !== seen) return err('conflict')
  if (claimedBy === null && !lead) return err('not-claimed')
  if (to === claimedBy) return err('no-colleague')
  return ok({
    state: { claimedBy: to, claimedAt: at },
    event: { type: 'handed', data: { to, from: claimedBy, reason } },
    handover: { fromName: officer.name, toId: to, reason },
  })
}
