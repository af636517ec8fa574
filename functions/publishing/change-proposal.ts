import type { Officer } from '../access/officer.ts'
import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { type CurrentProposal, historyOf, type Proposal } from './proposal.ts'

/** What a verb wants to become of a proposal. */
export interface ProposalChange {
  readonly to: Partial<Proposal>
  /** The event that says so; where it stands then is added. */
  readonly event: { readonly type: string; readonly data?: Record<string, string | number> }
  /** Statements that belong to it, for the same batch. */
  readonly also?: readonly D1PreparedStatement[]
}

/** How often a change is tried again when somebody else was a moment faster. */
const TRIES = 5

/**
 * Reads a proposal of the officer's centre, or one that it was asked to read, asks the verb what to do
 * with it, and does that in one transaction with its event. When somebody else was faster, the verb is
 * asked again about what it is now.
 * @returns the version that it has now
 */
export async function changeProposal<E extends string>(
  ctx: Context,
  officer: Officer,
  id: string,
  decide: (
    current: CurrentProposal,
    at: string,
  ) => Promise<Result<ProposalChange | null, E>> | Result<ProposalChange | null, E>,
): Promise<Result<number, E | 'not-found' | 'conflict'>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const at = ctx.clock().toISOString()
    const current = await ctx.proposals.current(officer.centreId, id)
    if (!current) return err('not-found')
    const change = await decide(current, at)
    if (!change.ok) return change
    if (change.value === null) return ok(current.version)
    const { to, event, also } = change.value
    const { head, ...before } = current
    const next = { ...before, ...to, changedAt: at }
    const link = await linkEvent(ctx.secrets.audit, head, {
      reportId: historyOf(id),
      centreId: current.centreId,
      at,
      actor: officer.id,
      type: event.type,
      data: { state: next.state, ...event.data },
    })
    if (await ctx.proposals.change(current, next, link, also)) return ok(current.version + 1)
  }
  return err('conflict')
}
