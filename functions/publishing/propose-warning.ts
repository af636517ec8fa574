import type { Officer } from '../access/officer.ts'
import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { toCrockford } from '../sealing/crockford.ts'
import { utf8 } from '../sealing/hkdf.ts'
import { checkDraft, type DraftRefusal } from './check-draft.ts'
import { digestDraft } from './digest-draft.ts'
import type { Draft, ProposalInput } from './proposal.schema.ts'
import { historyOf, type Proposal } from './proposal.ts'

export type ProposeError = DraftRefusal | { readonly code: 'not-found' | 'conflict' }

const TRIES = 5

/**
 * An officer proposes a warning; another one has to publish it. Nothing is taken from the report but that
 * it follows from it: what its reporter wrote is sealed. The same words about the same report, sent twice,
 * are one proposal.
 */
export async function proposeWarning(
  ctx: Context,
  officer: Officer,
  { report, ...draft }: ProposalInput,
): Promise<Result<{ readonly id: string; readonly version: number }, ProposeError>> {
  const checked = checkDraft(ctx, officer.centreId, draft)
  if (!checked.ok) return checked
  const id = await idOf(officer, report, draft)
  const digest = await digestDraft(draft)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const at = ctx.clock().toISOString()
    const known = await ctx.proposals.current(officer.centreId, id)
    if (known) return ok({ id, version: known.version })
    const proposal: Proposal = {
      ...{ id, centreId: officer.centreId, askedCentre: draft.askedCentre, reportId: report },
      ...{ version: 1, state: 'proposed', draft, proposedBy: officer.id, proposedAt: at },
      ...{ publishedBy: null, reason: null, changedAt: at },
    }
    const common = { centreId: officer.centreId, at, actor: officer.id }
    const event = await linkEvent(
      ctx.secrets.audit,
      { seq: 0, mac: '' },
      {
        ...{ ...common, reportId: historyOf(id), type: 'warning-proposed' },
        data: { state: 'proposed', digest, ...(draft.hearing && { heard: draft.hearing.outcome }) },
      },
    )
    const current = report === null ? null : await ctx.triage.currentState(officer.centreId, report)
    if (report !== null && !current) return err({ code: 'not-found' })
    const ofReport =
      report && current
        ? await linkEvent(ctx.secrets.audit, current.head, {
            ...{ ...common, reportId: report, type: 'warned', data: { warning: id } },
          })
        : null
    if (await ctx.proposals.add(proposal, event, ofReport)) {
      ctx.log('warning-proposed', { centre: officer.centreId })
      return ok({ id, version: 1 })
    }
  }
  return err({ code: 'conflict' })
}

/** From what it says, so that a form sent twice makes one; 60 bits. */
async function idOf(officer: Officer, report: string | null, draft: Draft): Promise<string> {
  const said = JSON.stringify([officer.centreId, officer.id, report, draft])
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(said)))
  return `w-${toCrockford(digest, 12).toLowerCase()}`
}
