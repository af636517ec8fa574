import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import type { OneScope, Warning } from '../warnings/warning.schema.ts'
import type { ListedProposal, OpenedProposal, Proposal } from './proposal.ts'
import { schoolIdOf } from './school-id.ts'
import { warningOf } from './warning-of.ts'

/** The warnings of the officer's centre, and those that it was asked to read. */
export const listProposals = async (
  ctx: Context,
  officer: Officer,
): Promise<{ readonly warnings: readonly ListedProposal[] }> => ({
  warnings: await ctx.proposals.list(officer.centreId, ctx.clock().toISOString()),
})

export interface ProposalView extends OpenedProposal {
  /** As readers will see it; null where an editors' warning was withdrawn. */
  readonly preview: Warning | null
}

/** One proposal, and what readers will have of it once it is published. */
export async function openProposal(
  ctx: Context,
  officer: Officer,
  id: string,
): Promise<Result<ProposalView, 'not-found'>> {
  const current = await ctx.proposals.current(officer.centreId, id)
  if (!current) return err('not-found')
  const { head, ...proposal } = current
  const live = (await ctx.warnings.find([id])).get(id) ?? null
  const names = await ctx.proposals.namesOf([proposal.proposedBy, proposal.publishedBy])
  return ok({
    ...proposal,
    // Of another centre's report the one that was asked sees nothing, not even its id.
    reportId: proposal.centreId === officer.centreId ? proposal.reportId : null,
    proposerName: names.get(proposal.proposedBy) ?? null,
    publisherName: (proposal.publishedBy && names.get(proposal.publishedBy)) ?? null,
    live,
    preview: await previewOf(ctx, proposal, live),
  })
}

/** What is published as it is; else what it would be, were it published now. */
async function previewOf(
  ctx: Context,
  { id, draft, state }: Proposal,
  live: OneScope | null,
): Promise<Warning | null> {
  if (state === 'published' && live && 'warning' in live) return live.warning
  if (draft === null) return null
  const schoolId = await schoolIdOf(ctx, draft.school)
  const at = ctx.clock().toISOString()
  return warningOf({ id, draft, schoolId, live, at, timeZone: ctx.operator.timeZone })
}
