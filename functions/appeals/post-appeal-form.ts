import type { Context } from '../context.ts'
import type { Locale } from '../fields/locale.ts'
import { readFormBody } from '../http/form-body.ts'
import { networkOf } from '../http/network.ts'
import { validate } from '../http/validate.ts'
import { issueFormToken, verifyFormToken } from '../reports/form-token.ts'
import { mayGuess } from '../reports/may-guess.ts'
import { parseReceipt, receiptAuth } from '../sealing/receipt.ts'
import { isStorageDown } from '../storage/storage-down.ts'
import { appealInput } from './appeal.schema.ts'
import { type AppealStatus, openAnswer, readAppeal } from './read-appeal.ts'
import { submitAppeal, type TakenAppeal } from './submit-appeal.ts'

/** What was wrong; words: `appeal.wrong.<problem>`. */
export const APPEAL_PROBLEMS = [
  'required',
  'too-long',
  'malformed',
  'invalid',
  'expired',
  'unavailable',
  'unknown',
  'too-many',
] as const
export type AppealProblem = (typeof APPEAL_PROBLEMS)[number]

export type AppealView =
  | {
      readonly view: 'form'
      readonly status: number
      readonly token: string
      readonly fields: URLSearchParams
      /** By the name of the field; '' is the whole form. */
      readonly problems: ReadonlyMap<string, AppealProblem>
    }
  | { readonly view: 'taken'; readonly status: 201 | 202; readonly taken: TakenAppeal }
  | {
      readonly view: 'answer'
      readonly status: 200
      readonly appeal: AppealStatus
      readonly words: string | null
    }

/** The form as it is first shown; `about` says what is filled in. */
export const openAppealForm = (
  ctx: Context,
  about: Readonly<Record<string, string>>,
): Promise<AppealView> => form(ctx, 200, new URLSearchParams(about), new Map())

/**
 * Takes the plain form, or shows how far an appeal has come, for a receipt that is typed in. What was typed
 * comes back whatever goes wrong; of the receipt nothing is kept.
 */
export async function postAppealForm(
  ctx: Context,
  request: Request,
  locale: Locale,
): Promise<AppealView> {
  const body = await readFormBody(request)
  if (!body.ok) return form(ctx, 422, new URLSearchParams(), new Map([['', 'malformed']]))
  const fields = body.value
  try {
    if (fields.get('do') === 'look') return await look(ctx, fields, networkOf(request))
    return await send(ctx, fields, networkOf(request), locale)
  } catch (error) {
    if (!isStorageDown(error)) throw error
    return form(ctx, 503, fields, new Map([['', 'unavailable']]))
  }
}

async function send(ctx: Context, fields: URLSearchParams, network: string, locale: Locale) {
  const given = (name: string) => fields.get(name)?.trim() || undefined
  const about = given('about')
  const input = validate(appealInput, {
    locale,
    ...{ relation: given('relation'), text: fields.get('text') ?? '' },
    ...(given('contact') && { contact: given('contact') }),
    ...(about === 'warning' && { warning: given('warning') ?? '' }),
    ...(about === 'indicator' && {
      indicator: { kind: given('kind'), value: given('value') ?? '' },
    }),
  })
  if (!input.ok) {
    return form(
      ctx,
      422,
      fields,
      new Map(
        input.error.map(({ pointer, code }) => {
          const name = fieldAt(pointer, about)
          // What wasn't chosen at all is none of the choices, which is true but no help.
          return [name, name === '' || given(name) ? problemOf(code) : 'required']
        }),
      ),
    )
  }
  const token = await verifyFormToken(ctx.secrets.identity, fields.get('token') ?? '', ctx.clock())
  if (!token.ok) return form(ctx, 422, fields, new Map([['', 'expired']]))
  if (!(await ctx.withinBudget(network))) return form(ctx, 429, fields, new Map([['', 'too-many']]))
  const taken = await submitAppeal(ctx, token.value.key, input.value)
  if (!taken.ok) return form(ctx, 503, fields, new Map([['', 'unavailable']]))
  const { held } = taken.value
  return { view: 'taken', status: held ? 202 : 201, taken: taken.value.taken } as const
}

async function look(ctx: Context, fields: URLSearchParams, network: string): Promise<AppealView> {
  const wrong = (status: number, problem: AppealProblem) =>
    form(
      ctx,
      status,
      new URLSearchParams({ receipt: fields.get('receipt')?.slice(0, 200) ?? '' }),
      new Map([['receipt', problem]]),
    )
  const typed = (fields.get('receipt') ?? '').trim()
  if (typed === '') return wrong(422, 'required')
  const receipt = parseReceipt(typed)
  if (!receipt.ok) return wrong(422, 'malformed')
  const appeal = await readAppeal(ctx, `Receipt ${await receiptAuth(receipt.value)}`)
  if (!appeal.ok) {
    return (await mayGuess(ctx, network)) ? wrong(404, 'unknown') : wrong(429, 'too-many')
  }
  const words = await openAnswer(receipt.value, appeal.value)
  return { view: 'answer', status: 200, appeal: appeal.value, words }
}

async function form(
  ctx: Context,
  status: number,
  fields: URLSearchParams,
  problems: ReadonlyMap<string, AppealProblem>,
): Promise<AppealView> {
  const { secrets, random, clock } = ctx
  const old = await verifyFormToken(secrets.identity, fields.get('token') ?? '', clock())
  const token = old.ok ? old.value.key : await issueFormToken(secrets.identity, random, clock())
  return { view: 'form', status, token, fields, problems }
}

/** The field of the form that stands for a place in the body. */
function fieldAt(pointer: string, about: string | undefined): string {
  if (about === undefined) return pointer === '/indicator' ? 'about' : (pointer.split('/')[1] ?? '')
  return pointer.split('/').at(-1) ?? ''
}

const problemOf = (code: string): AppealProblem =>
  APPEAL_PROBLEMS.find((one) => one === code) ?? 'invalid'
