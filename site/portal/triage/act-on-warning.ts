import { confirmedLately } from '../../../functions/access/confirmed-lately'
import type { Officer } from '../../../functions/access/officer'
import { MOST_WITH_CARDS } from '../../../functions/cards/limits'
import { PROBLEMS, type ProblemCode } from '../../../functions/http/errors'
import { validate } from '../../../functions/http/validate'
import { attachCards } from '../../../functions/publishing/attach-cards'
import {
  cardsOfWarningInput,
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
  | 'card'
  | 'no-card'
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
    const input = validate(publicationInput, {
      version: Number(fields.version),
      cards: cardsIn(fields),
    })
    if (!input.ok) return answer('card')
    const { version, cards } = input.value
    const confirmed = await confirmedLately(desk.ctx, request)
    const done = await publishWarning(desk.ctx, officer, confirmed, id, version, cards)
    return done.ok ? leadTo(desk, id, 'published') : answer(done.error.code)
  },
  async cards(desk, officer, id, fields, request) {
    const cards = cardsIn(fields)
    // A form that was sent before anything was drawn doesn't take away what is there.
    if (fields.take !== 'yes' && Object.keys(cards).length === 0) return answer('no-card')
    const input = validate(cardsOfWarningInput, { version: Number(fields.version), cards })
    if (!input.ok) return answer('card')
    const confirmed = await confirmedLately(desk.ctx, request)
    const done = await attachCards(desk.ctx, officer, confirmed, id, input.value)
    return done.ok ? leadTo(desk, id, 'drawn') : answer(done.error.code)
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

const cardsIn = (fields: Fields) => ({
  ...(fields['card.zh'] && { zh: fields['card.zh'] }),
  ...(fields['card.en'] && { en: fields['card.en'] }),
})

const versioned = (fields: Fields) => ({ ...fields, version: Number(fields.version) })

const leadTo = ({ paths }: Desk, id: string, done: string) => ({
  leadTo: paths.warning(id, { done }),
})

const STATUSES = {
  'not-proposed': 'conflict',
  'too-late': 'invalid',
  'not-published': 'conflict',
  card: 'invalid',
  'no-card': 'invalid',
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
    /\/(publication|cards|return|drop|withdrawal)\/?$/.exec(new URL(request.url).pathname) ?? []
  if (!verb) return null
  if (request.method !== 'POST') return { leadTo: desk.paths.warning(id) }
  const bearsCards = verb === 'publication' || verb === 'cards'
  const fields = await readConsoleForm(request, bearsCards ? MOST_WITH_CARDS : undefined)
  if (!fields.ok) return answer('invalid')
  return VERBS[verb]?.(desk, officer, id, fields.value, request) ?? 'not-found'
}
