import type { Officer } from '../../../functions/access/officer'
import { actInBulk } from '../../../functions/cases/act-in-bulk'
import type { LeftAlone } from '../../../functions/cases/case'
import {
  apartInput,
  bulkAction,
  bulkInput,
  joinInput,
  leaveInput,
  mergeInput,
  settleInput,
  undoInput,
} from '../../../functions/cases/case.schema'
import type { Done } from '../../../functions/cases/change-many'
import { joinReports } from '../../../functions/cases/join-reports'
import { keepApart } from '../../../functions/cases/keep-apart'
import { leaveCase } from '../../../functions/cases/leave-case'
import { mergeCases } from '../../../functions/cases/merge-cases'
import { settleProposal } from '../../../functions/cases/settle-proposal'
import { undoActions } from '../../../functions/cases/undo-actions'
import { PROBLEMS } from '../../../functions/http/errors'
import { validate } from '../../../functions/http/validate'
import type { Result } from '../../../functions/result'
import { readConsoleForm } from '../../../functions/triage/read-console-form'
import type { Desk } from './desk'

/** What went wrong, as `cases.problem.<code>` says it, with the reports that were left alone. */
export interface CaseProblem {
  readonly code: Exclude<keyof typeof STATUS, 'not-found'>
  readonly leftAlone: readonly LeftAlone[]
  /** What was typed in the form that came back, and in which. */
  readonly typed?: { readonly form: 'join' | 'merge'; readonly reference: string }
}

/** Some of it was done; the rest is named on the page that answers, for an address holds no list. */
export interface Partly {
  readonly changed: number
  readonly leftAlone: readonly LeftAlone[]
  /** What can be undone of it; null where it was an undoing. */
  readonly action: string | null
}

export type CaseActed =
  | { readonly leadTo: string }
  | { readonly partly: Partly }
  | { readonly problem: CaseProblem; readonly status: number }
  | 'not-found'

const STATUS = {
  'not-found': 404,
  nothing: 409,
  conflict: 409,
  'in-another-case': 409,
  'undo-over': 409,
  forbidden: 403,
  invalid: 422,
  'same-case': 422,
  'too-many': 422,
  'is-a-case': 422,
  'unknown-reference': 422,
  'ambiguous-reference': 422,
  'budget-spent': PROBLEMS['budget-spent'],
} as const

type Fields = Readonly<Record<string, string>>
type Failed = { readonly code: keyof typeof STATUS; readonly leftAlone?: readonly LeftAlone[] }
type Verb = (desk: Desk, officer: Officer, id: string, fields: Fields) => Promise<CaseActed>

/** A hundred rows of an id and a version. */
const MAX_FORM = 8_192

const failed = ({ code, leftAlone = [] }: Failed): CaseActed =>
  code === 'not-found' ? code : { problem: { code, leftAlone }, status: STATUS[code] }

const answer = (done: Result<Done, Failed>, leadTo: (done: Done) => string): CaseActed =>
  done.ok ? { leadTo: leadTo(done.value) } : failed(done.error)

/** Keeps what was typed where nothing came of it. */
const typedIn = (form: 'join' | 'merge', reference: string | undefined, acted: CaseActed) =>
  reference !== undefined && typeof acted === 'object' && 'problem' in acted
    ? { ...acted, problem: { ...acted.problem, typed: { form, reference } } }
    : acted

const idsOf = (text = '') => text.split(/\s+/).filter(Boolean)

/** What a form asks to be done; its fields are as the API's, flat. */
export const askedOf = ({ action, stage, reason }: Fields) =>
  validate(bulkAction, { action, reason, ...(action === 'decide' && { stage }) })

const VERBS: Readonly<Record<string, Verb>> = {
  async join({ ctx, paths }, officer, id, { reports, reference, idx, host, case: home, reason }) {
    const input = validate(joinInput, {
      reason,
      ...((id || home) && { case: id || home }),
      ...(reference && { reference: reference.trim() }),
      ...(idx ? { term: { idx, host: host === 'yes' } } : reports && { reports: idsOf(reports) }),
    })
    if (!input.ok) return failed({ code: 'invalid' })
    const done = await joinReports(ctx, officer, input.value)
    const acted = answer(done, ({ caseId, action, changed }) =>
      paths.case(caseId ?? '', { done: 'joined', n: String(changed), action }),
    )
    return typedIn('join', reference, acted)
  },
  async merge({ ctx, paths }, officer, id, { from, reference, reason }) {
    const input = validate(mergeInput, {
      reason,
      ...(from ? { from } : { reference: reference?.trim() }),
    })
    if (!input.ok) return failed({ code: 'invalid' })
    const acted = answer(await mergeCases(ctx, officer, id, input.value), ({ action, changed }) =>
      paths.case(id, { done: 'merged', n: String(changed), action }),
    )
    return typedIn('merge', reference, acted)
  },
  async apart({ ctx, paths }, officer, _, { report, other, reason }) {
    const input = validate(apartInput, { report, other, reason })
    if (!input.ok) return failed({ code: 'invalid' })
    return answer(
      await keepApart(ctx, officer, input.value),
      ({ action }) => `${paths.report(report ?? '', { done: 'apart', action })}#links`,
    )
  },
  async settle({ ctx, paths }, officer, _, { idx }) {
    const input = validate(settleInput, { idx, settled: true })
    if (!input.ok) return failed({ code: 'invalid' })
    const done = await settleProposal(ctx, officer, input.value)
    return done.ok ? { leadTo: paths.cases({ done: 'settled' }) } : 'not-found'
  },
  async undo({ ctx, paths }, officer, _, { action, officer: whose, back }) {
    const input = validate(undoInput, whose ? { officer: whose } : { action })
    if (!input.ok) return failed({ code: 'invalid' })
    const undone = await undoActions(ctx, officer, input.value)
    if (!undone.ok) return failed(undone.error)
    const { undone: changed, leftAlone } = undone.value
    if (leftAlone.length > 0) return { partly: { changed, leftAlone, action: null } }
    const query = { done: 'undone', n: String(changed) }
    return { leadTo: back ? paths.case(back, query) : paths.cases(query) }
  },
  async leave({ ctx, paths }, officer, id, { reports, reason }) {
    const input = validate(leaveInput, { reports: idsOf(reports), reason })
    if (!input.ok) return failed({ code: 'invalid' })
    return answer(await leaveCase(ctx, officer, id, input.value), ({ action, changed }) =>
      paths.case(id, { done: 'left', n: String(changed), action }),
    )
  },
  async bulk({ ctx, paths }, officer, id, fields) {
    const asked = askedOf(fields)
    const rows = idsOf(fields.rows).map((row) => {
      const [report = '', version] = row.split('.')
      return { id: report, version: Number(version) }
    })
    const input = asked.ok ? validate(bulkInput, { do: asked.value, rows }) : asked
    if (!input.ok) return failed({ code: 'invalid' })
    const done = await actInBulk(ctx, officer, id, input.value)
    if (done.ok && done.value.leftAlone.length > 0) return { partly: done.value }
    return answer(done, ({ action, changed }) =>
      paths.case(id, { done: 'bulk', n: String(changed), action }),
    )
  },
}

/** The form on a report's page: the report joins what somebody types. */
export async function joinByReference(
  desk: Desk,
  officer: Officer,
  report: string,
  request: Request,
): Promise<CaseActed> {
  const fields = await readConsoleForm(request)
  if (!fields.ok) return failed({ code: 'invalid' })
  const { reference = '', reason = '' } = fields.value
  return (
    VERBS.join?.(desk, officer, '', { reports: report, reference, reason }) ??
    failed({ code: 'invalid' })
  )
}

/** Does what a form of these pages asks for; null for a mere look, and for a dry run. */
export async function actOnCase(
  desk: Desk,
  officer: Officer,
  id: string,
  request: Request,
): Promise<CaseActed | null> {
  const [, verb] =
    /\/(join|merge|apart|settle|undo|leave|bulk)\/?$/.exec(new URL(request.url).pathname) ?? []
  if (!verb) return null
  if (request.method !== 'POST') return { leadTo: id ? desk.paths.case(id) : desk.paths.cases() }
  const fields = await readConsoleForm(request, MAX_FORM)
  if (!fields.ok) return failed({ code: 'invalid' })
  return VERBS[verb]?.(desk, officer, id, fields.value) ?? 'not-found'
}
