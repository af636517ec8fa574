import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import type { FieldError } from '../http/errors.ts'
import { type FormBodyError, readFormBody } from '../http/form-body.ts'
import { networkOf } from '../http/network.ts'
import { validate } from '../http/validate.ts'
import { resolveRegion } from '../regions/resolve-region.ts'
import type { Result } from '../result.ts'
import { isStorageDown } from '../storage/storage-down.ts'
import { deskInput } from './desk-input.ts'
import type { Form } from './form.ts'
import { type Answers, answer, answersOf, bytesOf } from './form-answers.ts'
import { type FieldProblem, problemsByField } from './form-problems.ts'
import { issueFormToken, verifyFormToken } from './form-token.ts'
import { deriveReportId } from './identity.ts'
import { type FormRules, readForm } from './read-form.ts'
import { referenceOf } from './reference.ts'
import { repeatAnswer } from './repeat-answer.ts'
import type { ReportInput } from './report.schema.ts'
import {
  FORM_BUTTONS,
  type FormButton,
  type Notice,
  type ReportFormView,
} from './report-form-view.ts'
import { deskReportInputOf, reportInputOf } from './schema-rules.ts'
import { type Acknowledged, submitReport } from './submit-report.ts'
import type { DeskChannel } from './vocabulary.ts'

/** The form as it is first shown. */
export const openReportForm = (ctx: Context): Promise<ReportFormView> =>
  form(ctx, 200, new Map(), {})

/** In which language a form is filled in, and which officer does it for somebody else. */
export interface FormUse extends Pick<FormRules, 'locale'> {
  readonly officer?: Officer
}

/**
 * Takes the form that a page without JavaScript sends to itself. What was typed is never lost: whatever
 * goes wrong, the form comes back with it. The form's token is the report's Idempotency-Key, so the
 * same answers sent again give the same receipt.
 */
export async function postReportForm(
  ctx: Context,
  asked: Form,
  request: Request,
  { officer, ...rules }: FormUse,
): Promise<ReportFormView> {
  const body = await readFormBody(request)
  if (!body.ok) return form(ctx, STATUS[body.error], new Map(), { notice: NOTICE[body.error] })
  const answers = answersOf(body.value)
  const pressed = FORM_BUTTONS.find((button) => button === answer(answers, 'do'))
  const written = answer(answers, 'token')
  const token = await verifyFormToken(ctx.secrets.identity, written, ctx.clock())
  const kept = token.ok ? token.value.key : undefined
  if (pressed) return form(ctx, 200, answers, { pressed, token: kept })

  const read = readForm(asked, answers, {
    ...rules,
    timeZone: ctx.operator.timeZone,
    storedAbroad: ctx.operator.dataPlace.country !== 'CN',
    resolveRegion,
  })
  const input = officer ? readAtDesk(ctx, read.input, answers) : readAsSent(ctx, read.input)
  const errors = [...read.errors, ...(input.ok ? [] : input.error)]
  const problems = problemsByField(asked, errors, answers)
  const attempt = { key: written, body: bytesOf(answers) }
  const sheet = { asked, answers, mayCall: read.mayCall }
  if (!token.ok || !input.ok || errors.length > 0) {
    const notice = token.ok ? undefined : ('expired' as const)
    const back = { problems, notice, token: kept }
    const ours = token.ok || token.error === 'expired'
    return ours ? repeated(ctx, sheet, attempt, back) : form(ctx, 422, answers, back)
  }
  const { channel, ...said } = input.value
  return send(ctx, sheet, {
    ...attempt,
    input: said as ReportInput,
    network: networkOf(request),
    ...(officer && channel && { desk: { officer, channel } }),
  })
}

type Read = Result<ReportInput & { readonly channel?: DeskChannel }, readonly FieldError[]>

const readAsSent = (ctx: Context, input: unknown): Read => validate(reportInputOf(ctx), input)

const readAtDesk = (ctx: Context, input: Record<string, unknown>, answers: Answers): Read =>
  validate(deskReportInputOf(ctx), deskInput(input, answer(answers, 'channel') || undefined))

/** A form that was sent: what was typed, and whether its sender may be called. */
interface Sheet {
  readonly asked: Form
  readonly answers: Answers
  readonly mayCall: boolean
}

/** What can't be taken (any more) may have been, before: then its receipt, else the form again. */
async function repeated(
  ctx: Context,
  sheet: Sheet,
  attempt: Parameters<typeof repeatAnswer>[1],
  back: Back,
): Promise<ReportFormView> {
  try {
    const earlier = await repeatAnswer(ctx, attempt)
    return earlier ? received(earlier, sheet) : form(ctx, 422, sheet.answers, back)
  } catch (error) {
    if (!isStorageDown(error)) throw error
    const notice = 'unavailable'
    return form(ctx, 503, sheet.answers, { ...back, notice, token: attempt.key })
  }
}

async function send(
  ctx: Context,
  sheet: Sheet,
  attempt: Parameters<typeof submitReport>[1],
): Promise<ReportFormView> {
  const token = attempt.key
  const { asked, answers } = sheet
  try {
    const sent = await submitReport(ctx, attempt)
    if (sent.ok) return received(sent.value, sheet)
    if (sent.error.code === 'invalid') {
      const problems = problemsByField(asked, sent.error.errors, answers)
      return form(ctx, 422, answers, { problems, token })
    }
    if (sent.error.code !== 'key-reused') {
      return form(ctx, 503, answers, { notice: 'unavailable', token })
    }
    return {
      view: 'already',
      status: 409,
      token: await freshToken(ctx),
      answers,
      reference: await referenceOf(await deriveReportId(ctx.secrets.identity, token)),
    }
  } catch (error) {
    if (!isStorageDown(error)) throw error
    return form(ctx, 503, answers, { notice: 'unavailable', token })
  }
}

function received(
  { reference, receipt, dueAt }: Acknowledged,
  { asked, answers, mayCall }: Sheet,
): ReportFormView {
  if (receipt === null) throw new Error('a form that the Worker read has a receipt of the Worker')
  const adds = answer(answers, 'adds') || null
  const about = answer(answers, 'situation') || asked.kind
  const named = { scamType: answer(answers, 'scam-type'), school: answer(answers, 'school') }
  return { view: 'received', status: 200, reference, receipt, adds, mayCall, about, named, dueAt }
}

interface Back {
  readonly problems?: readonly FieldProblem[]
  readonly notice?: Notice | undefined
  readonly pressed?: FormButton
  /** The token to keep; without one the form gets a fresh one. */
  readonly token?: string | undefined
}

async function form(
  ctx: Context,
  status: number,
  answers: Answers,
  { problems = [], notice, pressed, token }: Back,
): Promise<ReportFormView> {
  return {
    view: 'form',
    status,
    token: token ?? (await freshToken(ctx)),
    answers,
    problems,
    ...(notice && { notice }),
    ...(pressed && { pressed }),
  }
}

const freshToken = (ctx: Context) => issueFormToken(ctx.secrets.identity, ctx.random, ctx.clock())

const STATUS: Record<FormBodyError, number> = {
  'too-large': 413,
  'unsupported-media-type': 415,
  'malformed-request': 422,
}
const NOTICE: Record<FormBodyError, Notice> = {
  'too-large': 'too-large',
  'unsupported-media-type': 'unreadable',
  'malformed-request': 'unreadable',
}
