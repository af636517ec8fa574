import type { Officer } from '../../../functions/access/officer'
import { type FieldError, PROBLEMS } from '../../../functions/http/errors'
import { validate } from '../../../functions/http/validate'
import { draftOf, fieldsOf, readDraftForm } from '../../../functions/publishing/draft-form'
import type { Finding } from '../../../functions/publishing/find-identifying'
import { openProposal } from '../../../functions/publishing/open-proposal'
import { proposalInput, revisionInput } from '../../../functions/publishing/proposal.schema'
import { proposeWarning } from '../../../functions/publishing/propose-warning'
import { type ReviseError, reviseProposal } from '../../../functions/publishing/revise-proposal'
import { rulesOf } from '../../../functions/publishing/rules-of'
import { startDraft } from '../../../functions/publishing/start-draft'
import { openReport } from '../../../functions/triage/open-report'
import type { Desk } from './desk'

/** What the form shows: its fields, and what was wrong with them. */
export interface WarnForm {
  readonly fields: URLSearchParams
  readonly errors: readonly FieldError[]
  readonly findings: readonly Finding[]
  readonly status: number
  /** The reference of the report that it follows from. */
  readonly reference: string | null
  /** What readers have of it: nothing, a version, or what was taken down. */
  readonly before: 'nothing' | 'live' | 'withdrawn'
  readonly version: number | null
}

export type WarnAnswer = { readonly leadTo: string } | WarnForm | 'not-found'

/** Which form is meant: of a report, of a warning that is there, or of neither. */
export interface WarnAddress {
  readonly report: string | undefined
  readonly warning: string | undefined
}

/** Shows the form in which a warning is written, or does what it says. */
export async function warnForm(
  desk: Desk,
  officer: Officer,
  { report, warning }: WarnAddress,
  request: Request,
): Promise<WarnAnswer> {
  const { ctx } = desk
  const { timeZone } = ctx.operator
  const opened = report === undefined ? null : await openReport(ctx, officer, report)
  const known = warning === undefined ? null : await openProposal(ctx, officer, warning)
  if (opened && !opened.ok) return 'not-found'
  if (known && (!known.ok || known.value.centreId !== officer.centreId)) return 'not-found'
  const facts = opened?.ok ? opened.value.facts : null
  const proposal = known?.ok ? known.value : null
  const base = {
    ...{ errors: [], findings: [], status: 200, reference: facts?.reference ?? null },
    before: !proposal?.live ? 'nothing' : 'warning' in proposal.live ? 'live' : 'withdrawn',
    version: proposal?.version ?? null,
  } as const
  if (request.method !== 'POST') {
    const start = proposal?.draft ?? startDraft(facts, { now: ctx.clock(), timeZone })
    return { ...base, fields: fieldsOf(start) }
  }
  const read = await readDraftForm(request)
  if (!read.ok) return { ...base, fields: new URLSearchParams(), status: PROBLEMS[read.error] }
  const again = (
    errors: readonly FieldError[],
    findings: readonly Finding[] = [],
    status = 422,
  ) => ({
    ...{ ...base, errors, findings, status },
    fields: shownAgain(read.value),
  })
  const draft = draftOf(read.value)
  if (warning === undefined) {
    const input = validate(proposalInput(...rulesOf(ctx)), { ...draft, report: report ?? null })
    if (!input.ok) return again(input.error)
    const done = await proposeWarning(ctx, officer, input.value)
    return done.ok
      ? { leadTo: desk.paths.warning(done.value.id, { done: 'proposed' }) }
      : refused(done.error, again)
  }
  const version = Number(read.value.get('version'))
  const input = validate(revisionInput(...rulesOf(ctx)), { ...draft, version })
  if (!input.ok) return again(input.error)
  const done = await reviseProposal(ctx, officer, warning, input.value)
  return done.ok
    ? { leadTo: desk.paths.warning(warning, { done: 'proposed' }) }
    : refused(done.error, again)
}

/** What was typed, with what was masked masked. */
function shownAgain(fields: URLSearchParams): URLSearchParams {
  const draft = draftOf(fields)
  const shown = fieldsOf(draft as Parameters<typeof fieldsOf>[0])
  for (const lang of ['zh', 'en']) {
    const correction = draft.correction as Record<string, string> | null
    if (correction?.[lang]) shown.set(`correction.${lang}`, correction[lang])
  }
  return shown
}

function refused(
  error: ReviseError,
  again: (
    errors: readonly FieldError[],
    findings?: readonly Finding[],
    status?: number,
  ) => WarnForm,
): WarnAnswer {
  if ('findings' in error) {
    return again(
      error.findings.map(({ pointer }) => ({ pointer, code: 'identifying' })),
      error.findings,
    )
  }
  switch (error.code) {
    case 'not-found':
      return 'not-found'
    case 'asked-centre':
      return again([{ pointer: '/askedCentre', code: 'invalid' }])
    case 'correction-missing':
      return again([{ pointer: '/correction/zh', code: 'required' }])
    case 'another-warning':
      return again([{ pointer: '/school', code: 'conflict' }])
    default:
      return again([{ pointer: '', code: 'conflict' }], [], 409)
  }
}
