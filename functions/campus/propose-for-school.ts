import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import type { CodeAt } from '../fields/codes.ts'
import { validate } from '../http/validate.ts'
import { proposalInput } from '../publishing/proposal.schema.ts'
import { proposeWarning } from '../publishing/propose-warning.ts'
import { rulesOf } from '../publishing/rules-of.ts'
import { err, ok, type Result } from '../result.ts'
import type { CampusInput } from './campus.schema.ts'

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
    ...input,
    ...{ kind: 'campus', region: school.region, school: school.name, report: null },
    ...{ naming: 'nobody', hearing: null, kept: [], correction: null, askedCentre: null },
  })
  if (!whole.ok) return err({ code: 'invalid', errors: whole.error as readonly CodeAt[] })
  const proposed = await proposeWarning(ctx, officer, whole.value)
  if (proposed.ok) return ok(proposed.value)
  const { error } = proposed
  if ('findings' in error) {
    const errors = error.findings.map(({ pointer }) => ({ pointer, code: 'identifying' as const }))
    return err({ code: 'invalid', errors })
  }
  return err({ code: 'conflict' })
}
