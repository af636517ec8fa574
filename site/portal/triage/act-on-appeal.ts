import type { Officer } from '../../../functions/access/officer'
import { answerInput, hideInput } from '../../../functions/appeals/appeal.schema'
import {
  answerAppeal,
  type HandleError,
  hideForAppeal,
} from '../../../functions/appeals/handle-appeal'
import { PROBLEMS } from '../../../functions/http/errors'
import { validate } from '../../../functions/http/validate'
import { readDraftForm } from '../../../functions/publishing/draft-form'
import type { Desk } from './desk'

/** What went wrong, as `appeal.desk.problem.<code>` has words for it, and the status of the answer. */
export interface AppealActProblem {
  readonly code: Exclude<HandleError, 'not-found'> | 'invalid'
  readonly status: number
}

/** Does what a form of the appeal's page asks for; null for a mere look. */
export async function actOnAppeal(
  desk: Desk,
  officer: Officer,
  id: string,
  request: Request,
): Promise<
  { readonly leadTo: string } | { readonly problem: AppealActProblem } | 'not-found' | null
> {
  const [, act] = /\/(hide|answer)\/?$/.exec(new URL(request.url).pathname) ?? []
  if (act !== 'hide' && act !== 'answer') return null
  if (request.method !== 'POST') return { leadTo: desk.paths.appeal(id) }
  const fields = await readDraftForm(request)
  if (!fields.ok) return problemOf('invalid')
  const given = (name: string) => fields.value.get(name)?.trim() || undefined
  if (act === 'hide') {
    const input = validate(hideInput, {
      control: given('control'),
      evidence: given('evidence') ?? null,
    })
    if (!input.ok) return problemOf('invalid')
    const done = await hideForAppeal(desk.ctx, officer, id, input.value)
    return done.ok ? { leadTo: desk.paths.appeal(id, { done: act }) } : answer(done.error)
  }
  const input = validate(answerInput, {
    ...{ outcome: given('outcome'), reason: given('reason') },
    ...(given('text') && { text: given('text') }),
  })
  if (!input.ok) return problemOf('invalid')
  const done = await answerAppeal(desk.ctx, officer, id, input.value)
  return done.ok ? { leadTo: desk.paths.appeal(id, { done: act }) } : answer(done.error)
}

const answer = (code: HandleError) => (code === 'not-found' ? code : problemOf(code))

const problemOf = (code: AppealActProblem['code']) => ({
  problem: { code, status: PROBLEMS[code] },
})
