import { confirmedLately } from '../../../functions/access/confirmed-lately'
import type { Officer } from '../../../functions/access/officer'
import { PROBLEMS, type ProblemCode } from '../../../functions/http/errors'
import { validate } from '../../../functions/http/validate'
import { readConsoleForm } from '../../../functions/triage/read-console-form'
import { type GiveError, giveVerdict } from '../../../functions/verdicts/give-verdict'
import { verdictInput } from '../../../functions/verdicts/verdict.schema'
import type { Desk } from './desk'

type Code = Exclude<GiveError['code'], 'not-found'> | 'invalid'

type Fields = Readonly<Record<string, string>>

/** What went wrong, as `verdicts.problem.<code>` has words for it, and the status of the answer. */
export interface VerdictProblem {
  readonly code: Code
  readonly status: number
  /** The form's fields, for the form that comes back. */
  readonly typed: Fields
}

const STATUSES: Partial<Record<Code, ProblemCode>> = {
  'not-listable': 'never-listed',
  'too-few-reporters': 'invalid',
  'asked-centre': 'invalid',
  'not-asked': 'conflict',
  'not-judged': 'conflict',
}

/** Does what a form of an indicator's page asks for; null for a mere look. */
export async function actOnIndicator(
  desk: Desk,
  officer: Officer,
  id: string,
  request: Request,
): Promise<
  { readonly leadTo: string } | { readonly problem: VerdictProblem } | 'not-found' | null
> {
  if (!/\/verdict\/?$/.test(new URL(request.url).pathname)) return null
  if (request.method !== 'POST') return { leadTo: desk.paths.indicator(id) }
  const fields = await readConsoleForm(request)
  const input = fields.ok ? validate(verdictInput, valuesOf(fields.value)) : fields
  const typed = fields.ok ? fields.value : {}
  if (!input.ok) return problemOf('invalid', typed)
  const confirmed = await confirmedLately(desk.ctx, request)
  const given = await giveVerdict(desk.ctx, officer, confirmed, id, input.value)
  if (given.ok) return { leadTo: desk.paths.indicator(id, { done: input.value.act }) }
  return given.error.code === 'not-found' ? 'not-found' : problemOf(given.error.code, typed)
}

/** The version as a number, and no centre where none was chosen. */
const valuesOf = ({ version, askedCentre, ...fields }: Fields) => ({
  ...fields,
  ...(version !== undefined && { version: Number(version) }),
  ...(fields.act === 'ask' && { askedCentre: askedCentre || null }),
})

const problemOf = (code: Code, typed: Fields) => ({
  problem: { code, status: PROBLEMS[STATUSES[code] ?? (code as ProblemCode)], typed },
})
