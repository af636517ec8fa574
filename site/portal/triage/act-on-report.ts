import type { ZodMiniType } from 'zod/mini'
import type { Officer } from '../../../functions/access/officer'
import { PROBLEMS, type ProblemCode } from '../../../functions/http/errors'
import { validate } from '../../../functions/http/validate'
import { keepInput } from '../../../functions/retention/keep.schema'
import { keepReport } from '../../../functions/retention/keep-report'
import { claimReport } from '../../../functions/triage/claim-report'
import { decideReport } from '../../../functions/triage/decide-report'
import { decisionInput } from '../../../functions/triage/decision.schema'
import { handOverReport } from '../../../functions/triage/hand-over-report'
import { handoverInput } from '../../../functions/triage/handover.schema'
import { moveInput } from '../../../functions/triage/move.schema'
import { moveReport } from '../../../functions/triage/move-report'
import { readConsoleForm } from '../../../functions/triage/read-console-form'
import { recordTask } from '../../../functions/triage/record-task'
import { releaseReport } from '../../../functions/triage/release-report'
import { taskInput } from '../../../functions/triage/task.schema'
import { type CaseProblem, joinByReference } from './act-on-case'
import type { Desk } from './desk'
import { afterHandover, handoverOf, type TypedHandover, typedHandover } from './hand-form'

/** What went wrong, as `triage.problem.<code>` has words for it, and the status of the answer. */
export interface ActProblem {
  readonly code:
    | 'held-by-another'
    | 'conflict'
    | 'ended'
    | 'not-claimed'
    | 'invalid'
    | 'not-allowed'
    | 'no-colleague'
  readonly status: number
  /** What was written in the form that came back. */
  readonly typed?: TypedHandover
}

/** `leadTo`: where the browser goes; `problem`: shown on the report's page; else there is no report. */
export type Acted =
  | { readonly leadTo: string }
  | { readonly problem: ActProblem }
  | { readonly joining: CaseProblem; readonly status: number }
  | 'not-found'

type Verb = (desk: Desk, officer: Officer, id: string, request: Request) => Promise<Acted>

/** The plain forms of a report's page, by the last word of the address that they are posted to. */
const VERBS: Readonly<Record<string, Verb>> = {
  async claim({ ctx, paths }, officer, id) {
    const claimed = await claimReport(ctx, officer, id)
    if (claimed.ok) return { leadTo: paths.report(id, { done: 'claimed' }) }
    return answer(claimed.error === 'conflict' ? 'ended' : claimed.error)
  },
  async release({ ctx, paths }, officer, id) {
    const released = await releaseReport(ctx, officer, id)
    return released.ok ? { leadTo: paths.queue({ done: 'released' }) } : answer(released.error)
  },
  async decision({ ctx, paths }, officer, id, request) {
    const input = await readVersioned(decisionInput, request)
    if (!input.ok) return answer('invalid')
    const decided = await decideReport(ctx, officer, id, input.value)
    return decided.ok ? { leadTo: paths.report(id, { done: 'decided' }) } : answer(decided.error)
  },
  async lane({ ctx, paths }, officer, id, request) {
    const input = await readVersioned(moveInput, request)
    if (!input.ok) return answer('invalid')
    const moved = await moveReport(ctx, officer, id, input.value)
    return moved.ok ? { leadTo: paths.report(id, { done: 'moved' }) } : answer(moved.error)
  },
  async keep({ ctx, paths }, officer, id, request) {
    const input = await readVersioned(keepInput, request)
    if (!input.ok) return answer('invalid')
    const kept = await keepReport(ctx, officer, id, input.value)
    return kept.ok ? { leadTo: paths.report(id, { done: 'kept' }) } : answer(kept.error)
  },
  async tasks({ ctx, paths }, officer, id, request) {
    const fields = await readConsoleForm(request)
    const input = fields.ok ? validate(taskInput, fields.value) : fields
    if (!input.ok) return answer('invalid')
    const done = await recordTask(ctx, officer, id, input.value)
    // No fragment: with one the browser would give the focus to nothing.
    if (done.ok) return { leadTo: paths.report(id, { done: 'task', task: input.value.task }) }
    return answer(done.error === 'not-a-task' ? 'invalid' : done.error)
  },
  async handover(desk, officer, id, request) {
    const fields = await readConsoleForm(request)
    if (!fields.ok) return answer('invalid')
    const typed = typedHandover(fields.value)
    const input = validate(handoverInput, handoverOf(fields.value))
    if (!input.ok) {
      const wrong = new Set(input.error.map(({ pointer }) => pointer))
      return answer(wrong.has('/to') ? 'no-colleague' : 'invalid', typed)
    }
    const handed = await handOverReport(desk.ctx, officer, id, input.value)
    return handed.ok ? { leadTo: afterHandover(desk, fields.value) } : answer(handed.error, typed)
  },
}

/** A form of what an officer saw: the version stands in it as text. */
async function readVersioned<T>(schema: ZodMiniType<T>, request: Request) {
  const fields = await readConsoleForm(request)
  if (!fields.ok) return fields
  return validate(schema, { ...fields.value, version: Number(fields.value.version) })
}

/** Joining it to a case answers as the pages of cases do. */
async function join(...[desk, officer, id, request]: Parameters<Verb>): Promise<Acted> {
  const acted = await joinByReference(desk, officer, id, request)
  if (acted === 'not-found' || 'leadTo' in acted) return acted
  if ('problem' in acted) return { joining: acted.problem, status: acted.status }
  return { leadTo: desk.paths.report(id) }
}

const STATUSES = {
  ended: 'conflict',
  'not-allowed': 'invalid',
  'no-colleague': 'invalid',
} as const satisfies Partial<Record<ActProblem['code'], ProblemCode>>

function answer(code: ActProblem['code'] | 'not-found', typed?: TypedHandover): Acted {
  if (code === 'not-found') return code
  const problem = code in STATUSES ? STATUSES[code as keyof typeof STATUSES] : code
  return { problem: { code, status: PROBLEMS[problem as ProblemCode], ...(typed && { typed }) } }
}

/** Does what a form of the report's page asks for; null for a mere look. */
export async function actOnReport(
  desk: Desk,
  officer: Officer,
  id: string,
  request: Request,
): Promise<Acted | null> {
  const [, verb] =
    /\/(claim|release|decision|tasks|lane|keep|handover|join)\/?$/.exec(
      new URL(request.url).pathname,
    ) ?? []
  if (!verb) return null
  if (request.method !== 'POST') return { leadTo: desk.paths.report(id) }
  if (verb === 'join') return join(desk, officer, id, request)
  return VERBS[verb]?.(desk, officer, id, request) ?? 'not-found'
}
