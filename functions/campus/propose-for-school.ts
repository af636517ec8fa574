import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import type { CodeAt } from '../fields/codes.ts'
import { validate } from '../http/validate.ts'
import type { Finding } from '../publishing/find-identifying.ts'
import { proposalInput } from '../publishing/proposal.schema.ts'
import { proposeWarning } from '../publishing/propose-warning.ts'
import { rulesOf } from '../publishing/rules-of.ts'
import { err, ok, type Result } from '../result.ts'
import type { CampusInput } from './campus.schema.ts'
import { draftForSchool } from './draft-for-school.ts'

/** `invalid`: where; `identifying` stands where words look like somebody's. */
export type ProposeForSchoolError =
  | { readonly code: 'forbidden' | 'conflict' }
  | { readonly code: 'invalid'; readonly errors: readonly CodeAt[] }

/**
 * Somebody of a school proposes a warning for their campus, and for no other: it stands before the officers
 * of their centre like any other, and one of them publishes it, changes it or sends it back. What looks
 * like somebody's must go; an officer may keep such words on purpose, a school may not.
 */
export async function proposeForSchool(
  ctx: Context,
  officer: Officer,
  input: CampusInput,
): Promise<Result<{ readonly id: string; readonly version: number }, ProposeForSchoolError>> {
  const school = ctx.schools.find(officer.schoolId ?? '')
  if (!school) return err({ code: 'forbidden' })
  const whole = validate(proposalInput(...rulesOf(ctx)), {
    ...draftForSchool(school, input),
    report: null,
  })
  if (!whole.ok) return err({ code: 'invalid', errors: whole.error as readonly CodeAt[] })
  const proposed = await proposeWarning(ctx, officer, whole.value)
  if (proposed.ok) return ok(proposed.value)
  const { error } = proposed
  return err('findings' in error ? identifyingAt(error.findings) : { code: 'conflict' })
}

/** Points at what looks like somebody's, without repeating it. */
export const identifyingAt = (findings: readonly Finding[]): ProposeForSchoolError => ({
  code: 'invalid',
  errors: findings.map(({ pointer }) => ({ pointer, code: 'identifying' })),
})
