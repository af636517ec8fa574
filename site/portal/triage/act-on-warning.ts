import { confirmedLately } from '../../../functions/access/confirmed-lately'
import type { Officer } from '../../../functions/access/officer'
import { PROBLEMS, type ProblemCode } from '../../../functions/http/errors'
import { validate } from '../../../functions/http/validate'
import {
  dropInput,
  publicationInput,
  returnInput,
  withdrawalInput,
} from '../../../functions/publishing/proposal.schema'
import { publishWarning } from '../../../functions/publishing/publish-warning'
import { dropProposal, returnProposal } from '../../../functions/publishing/return-proposal'
import { withdrawWarning } from '../../../functions/publishing/withdraw-warning'
import { readConsoleForm } from '../../../functions/triage/read-console-form'
import type { Desk } from './desk'

type Code =
  | 'conflict'
  | 'confirm-first'
  | 'not-proposed'
  | 'same-officer'
  | 'too-late'
  | 'not-published'
  | 'budget-spent'
  | 'invalid'

/** What went wrong, as `publish.problem.<code>` has words for it, and the status of the answer. */
export interface WarningProblem {
  readonly code: Code
  readonly status: number
}

export type ActedOnWarning =
  | { readonly leadTo: string }
  | { readonly problem: WarningProblem }
  | 'not-found'

type Fields = Readonly<Record<string, string>>
type Verb = (
  desk: Desk,
  officer: Officer,
  id: string,
  fields: Fields,
  request: Request,
) => Promise<ActedOnWarning>

/** The plain forms of a warning's page, by the last word of the address that they are posted to. */
const VERBS: Readonly<Record<string, Verb>> = {
  async publication(desk, officer, id, fields, request) {
    const input = validate(publicationInput, versioned(fields))
    if (!input.ok) return answer('invalid')
    const confirmed = await confirmedLately(desk.ctx, request)
    const done = await publishWarning(desk.ctx, officer, confirmed, id, input.value.version)
    return done.ok ? leadTo(desk, id, 'published') : answer(done.error.code)
  },
  async return(desk, officer, id, fields) {
    const input = validate(returnInput, versioned(fields))
    if (!input.ok) return answer('invalid')
    const done = await returnProposal(desk.ctx, officer, id, input.value)
    return done.ok ? leadTo(desk, id, 'returned') : answer(done.error)
  },
  async drop(desk, officer, id, fields) {
    const input = validate(dropInput, versioned(fields))
    if (!input.ok) return answer('invalid')
    const done = await dropProposal(desk.ctx, officer, id, input.value.version)
    return done.ok ? leadTo(desk, id, 'dropped') : answer(done.error)
  },
  async withdrawal(desk, officer, id, { reason, replacedBy }) {
    const input = validate(withdrawalInput, { reason, ...(replacedBy && { replacedBy }) })
    if (!input.ok) return answer('invalid')
    const done = await withdrawWarning(desk.ctx, officer, id, input.value)
    return done.ok ? leadTo(desk, id, 'withdrawn') : answer(done.error)
  },
}

const versioned = (fields: Fields) => ({ ...fields, version: Number(fields.version) })

const leadTo = ({ paths }: Desk, id: string, done: string) => ({
  leadTo: paths.warning(id, { done }),
})

const STATUSES = {
  'not-proposed': 'conflict',
  'too-late': 'invalid',
  'not-published': 'conflict',
} as const satisfies Partial<Record<Code, ProblemCode>>

function answer(code: Code | 'not-found'): ActedOnWarning {
  if (code === 'not-found') return code
  const problem = code in STATUSES ? STATUSES[code as keyof typeof STATUSES] : code
  return { problem: { code, status: PROBLEMS[problem as ProblemCode] } }
}

/** Does what a form of the warning's page asks for; null for a mere look. */
export async function actOnWarning(
  desk: Desk,
  officer: Officer,
  id: string,
  request: Request,
): Promise<ActedOnWarning | null> {
  const [, verb] =
    /\/(publication|return|drop|withdrawal)\/?$/.exec(new URL(request.url).pathname) ?? []
  if (!verb) return null
  if (request.method !== 'POST') return { leadTo: desk.paths.warning(id) }
  const fields = await readConsoleForm(request)
  if (!fields.ok) return answer('invalid')
  return VERBS[verb]?.(desk, officer, id, fields.value, request) ?? 'not-found'
}
