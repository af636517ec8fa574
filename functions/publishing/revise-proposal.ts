import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { changeProposal } from './change-proposal.ts'
import { checkDraft, type DraftRefusal } from './check-draft.ts'
import { digestDraft } from './digest-draft.ts'
import type { RevisionInput } from './proposal.schema.ts'

/**
 * `correction-missing`: readers have seen it, so it has to say what is changed. `another-warning`: kind and
 * school stay what they were published with.
 */
export type ReviseError =
  | DraftRefusal
  | { readonly code: 'not-found' | 'conflict' | 'correction-missing' | 'another-warning' }

/**
 * Changes a proposal, corrects what is published, or brings back what was withdrawn: in each case whoever
 * does it has proposed it from then on, and somebody else must publish. Readers keep what they have until
 * then.
 */
export async function reviseProposal(
  ctx: Context,
  officer: Officer,
  id: string,
  { version, ...draft }: RevisionInput,
): Promise<Result<number, ReviseError>> {
  const checked = checkDraft(ctx, officer.centreId, draft)
  if (!checked.ok) return checked
  const digest = await digestDraft(draft)
  const done = await changeProposal<
    'correction-missing' | 'another-warning' | 'conflict' | 'not-found'
  >(ctx, officer, id, async (current, at) => {
    // Who was asked to read it reads it, and sends it back where something is wrong.
    if (current.centreId !== officer.centreId) return err('not-found')
    if (current.version !== version) return err('conflict')
    const live = (await ctx.warnings.find([id])).get(id)
    if (live && draft.correction === null) return err('correction-missing')
    const before = live && 'warning' in live ? live.warning : null
    if (before && (before.kind !== draft.kind || before.school?.name.zh !== draft.school?.zh)) {
      return err('another-warning')
    }
    return ok({
      to: {
        ...{ state: 'proposed', draft, askedCentre: draft.askedCentre, reason: null },
        ...{ proposedBy: officer.id, proposedAt: at, publishedBy: null },
      },
      event: { type: 'warning-proposed', data: { digest } },
    })
  })
  return done.ok ? done : err({ code: done.error })
}
