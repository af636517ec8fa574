import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { validate } from '../http/validate.ts'
import { type Draft, revisionInput } from '../publishing/proposal.schema.ts'
import { reviseProposal } from '../publishing/revise-proposal.ts'
import { rulesOf } from '../publishing/rules-of.ts'
import type { ProposalState } from '../publishing/vocabulary.ts'
import { err, ok, type Result } from '../result.ts'
import type { CampusInput, CampusRevision } from './campus.schema.ts'
import { draftForSchool } from './draft-for-school.ts'
import { identifyingAt, type ProposeForSchoolError } from './propose-for-school.ts'

/** What somebody of a school proposed and nobody else has changed since. */
export interface OwnProposal {
  readonly id: string
  readonly version: number
  readonly state: ProposalState
  /** Why it was sent back, where it was. */
  readonly reason: string | null
  readonly said: Pick<Draft, keyof CampusInput>
}

/**
 * One proposal to whoever wrote it: nobody else of any school, not even of their own, and no longer once an
 * officer has changed its words.
 */
export async function openOwnProposal(
  ctx: Context,
  officer: Officer,
  id: string,
): Promise<Result<OwnProposal, 'forbidden' | 'not-found'>> {
  const school = ctx.schools.find(officer.schoolId ?? '')
  if (!school) return err('forbidden')
  const current = await ctx.proposals.current(officer.centreId, id)
  if (!current?.draft || current.proposedBy !== officer.id) return err('not-found')
  const { scamType, since, confidence, lastsUntil, zh, en } = current.draft
  // Whoever has changed schools speaks for the other one no more.
  if (current.draft.school?.zh !== school.name.zh) return err('not-found')
  const { version, state, reason } = current
  const said = { scamType, since, confidence, lastsUntil, zh, ...(en && { en }) }
  return ok({ id, version, state, reason, said })
}

export type ReviseForSchoolError = ProposeForSchoolError | { readonly code: 'not-found' }

/**
 * Changes what an officer sent back, and puts it before the officers again. What still waits is being read,
 * and what is published is theirs: both are `conflict`.
 * @returns the version that it has now
 */
export async function reviseForSchool(
  ctx: Context,
  officer: Officer,
  id: string,
  { version, ...input }: CampusRevision,
): Promise<Result<number, ReviseForSchoolError>> {
  const school = ctx.schools.find(officer.schoolId ?? '')
  if (!school) return err({ code: 'forbidden' })
  const own = await openOwnProposal(ctx, officer, id)
  if (!own.ok) return err({ code: own.error })
  // The version is asked again in the statement that changes it, and with it the state.
  if (own.value.state !== 'returned' || own.value.version !== version) {
    return err({ code: 'conflict' })
  }
  const rules = rulesOf(ctx)
  const whole = validate(revisionInput(...rules), { ...draftForSchool(school, input), version })
  if (!whole.ok) return err({ code: 'invalid', errors: whole.error })
  const revised = await reviseProposal(ctx, officer, id, whole.value)
  if (revised.ok) return revised
  const { error } = revised
  if ('findings' in error) return err(identifyingAt(error.findings))
  return err({ code: error.code === 'not-found' ? 'not-found' : 'conflict' })
}
