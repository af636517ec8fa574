// Above 120 lines because reading a form and finding the way back to its fields belong together.

import type { Code, CodeAt } from '../fields/codes.ts'
import { parseMoney } from '../fields/money.ts'
import { zonedInstant } from '../fields/zoned-time.ts'

/** Rows of payments and of indicators that the plain form offers at the most. */
export const MAX_ROWS = { payment: 20, indicator: 20 } as const

/** A form's answers as they were typed, by field name: what is shown again when something is wrong. */
export type Answers = ReadonlyMap<string, readonly string[]>

/** What a form says, in the API's shape, and what already went wrong while reading it. */
export interface ReadForm {
  readonly input: Record<string, unknown>
  readonly errors: readonly CodeAt[]
}

export interface FormRules {
  /** The operator's zone, in which `datetime-local` fields are read. */
  readonly timeZone: string
  readonly locale: string
  readonly noticeVersion: string
  /** Finds the region for a province and the words beside it; the browser has the exact code. */
  readonly resolveRegion?: (province: string, place: string) => string | null
}

/** The answers of a form; files and overlong field names are none of ours. */
export function answersOf(form: FormData): Answers {
  const answers = new Map<string, string[]>()
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name.length > 40) continue
    answers.set(name, [...(answers.get(name) ?? []), value])
  }
  return answers
}

/** The first answer to a field, trimmed; '' where there is none. */
export const answer = (answers: Answers, name: string) => (answers.get(name)?.[0] ?? '').trim()

/** Numbers of the rows of a kind (`payment-3-amount`) in which something was filled in, in order. */
export function filledRows(answers: Answers, kind: 'payment' | 'indicator'): number[] {
  const decisive = kind === 'payment' ? ['amount', 'when', 'bank'] : ['value']
  return Array.from({ length: MAX_ROWS[kind] }, (_, n) => n).filter((n) =>
    decisive.some((field) => answer(answers, `${kind}-${n}-${field}`) !== ''),
  )
}

/**
 * Reads the fraud form into the body of POST /api/v1/reports (with `private`, not sealed). Runs in the
 * Worker when there is no JavaScript and in the browser before sealing, so both mean the same.
 */
export function readFraudForm(answers: Answers, rules: FormRules): ReadForm {
  const errors: CodeAt[] = []
  const text = (name: string) => answer(answers, name) || undefined
  const yes = (name: string) => (text(name) ? text(name) === 'yes' : undefined)

  const payments = filledRows(answers, 'payment').map((row, n) => {
    const money = parseMoney(answer(answers, `payment-${row}-amount`))
    if (!money.ok) errors.push({ pointer: `/payments/${n}/amountFen`, code: money.error })
    const when = text(`payment-${row}-when`)
    const paidAt = when === undefined ? undefined : zonedInstant(when, rules.timeZone)
    if (paidAt && !paidAt.ok) errors.push({ pointer: `/payments/${n}/paidAt`, code: paidAt.error })
    return {
      // A stand-in that passes, so that the schema's own findings aren't doubled.
      amountFen: money.ok ? money.value : 1,
      method: text(`payment-${row}-method`) ?? 'other',
      ...(paidAt?.ok && { paidAt: paidAt.value }),
      ...optional('payeeBank', text(`payment-${row}-bank`)),
    }
  })
  const indicators = filledRows(answers, 'indicator').map((row) => ({
    kind: text(`indicator-${row}-kind`) ?? 'other',
    value: answer(answers, `indicator-${row}-value`),
  }))
  const found = (answers.get('found') ?? []).map((choice) => {
    const [kind = '', ...value] = choice.split('|')
    return { kind, value: value.join('|') }
  })
  const contact = {
    ...optional('name', text('name')),
    ...optional('phone', text('phone')),
    ...optional('email', text('email')),
    mayCall: text('may-call') === 'yes',
  }
  if (contact.mayCall && !text('phone')) {
    errors.push({ pointer: '/private/contact/phone', code: 'required' })
  }
  if (text('consent') !== 'yes') errors.push({ pointer: '/consent', code: 'required' })
  const hasContact = Object.keys(contact).length > 1

  const input = {
    kind: 'fraud',
    locale: rules.locale,
    noticeVersion: rules.noticeVersion,
    ...optional('scamType', text('scam-type')),
    ...optional('situation', text('situation')),
    ...optional('also', answers.get('also')),
    ...optional('for', text('for')),
    ...optional('ageBand', text('age')),
    ...optional('stillInContact', yes('in-contact')),
    ...optional('region', regionOf(answers, rules)),
    ...optional('occurredOn', text('occurred-on')),
    ...optional('payments', payments.length ? payments : undefined),
    ...optional(
      'indicators',
      indicators.length + found.length ? [...indicators, ...found] : undefined,
    ),
    ...detailsOf(text),
    private: { ...optional('story', text('story')), ...(hasContact && { contact }) },
  }
  return { input, errors }
}

function detailsOf(text: (name: string) => string | undefined) {
  const images = text('images') === 'yes'
  const adds = text('adds')
  return images || adds ? { details: { ...(images && { images }), ...optional('adds', adds) } } : {}
}

function regionOf(answers: Answers, { resolveRegion }: FormRules): string | undefined {
  const exact = answer(answers, 'region')
  if (exact) return exact
  const province = answer(answers, 'province')
  if (!province || province === 'overseas') return province || undefined
  return resolveRegion?.(province, answer(answers, 'place')) ?? province
}

const optional = (name: string, value: unknown) => (value === undefined ? {} : { [name]: value })

const FIELDS: Readonly<Record<string, string>> = {
  situation: 'situation',
  also: 'also',
  scamType: 'scam-type',
  for: 'for',
  ageBand: 'age',
  stillInContact: 'in-contact',
  region: 'province',
  occurredOn: 'occurred-on',
  'private/story': 'story',
  'private/contact': 'phone',
  'private/contact/name': 'name',
  'private/contact/phone': 'phone',
  'private/contact/email': 'email',
  consent: 'consent',
}
const ROW_FIELDS: Readonly<Record<string, string>> = {
  amountFen: 'amount',
  paidAt: 'when',
  method: 'method',
  payeeBank: 'bank',
  kind: 'kind',
  value: 'value',
}

/** An error of the API's shape, at the field of the form that it came from. */
export interface FieldProblem {
  readonly field: string
  readonly code: Code
}

/** Finds the way back from JSON pointers to the form's own fields; one error a field. */
export function problemsByField(errors: readonly CodeAt[], answers: Answers): FieldProblem[] {
  const found = new Map<string, Code>()
  for (const { pointer, code } of errors) {
    const field = fieldOf(pointer, answers)
    if (!found.has(field)) found.set(field, code)
  }
  return [...found].map(([field, code]) => ({ field, code }))
}

function fieldOf(pointer: string, answers: Answers): string {
  const path = pointer.slice(1)
  const [list, index, name = ''] = path.split('/')
  if (list === 'payments' || list === 'indicators') {
    const kind = list === 'payments' ? 'payment' : 'indicator'
    const row = filledRows(answers, kind)[Number(index)]
    if (row !== undefined) return `${kind}-${row}-${ROW_FIELDS[name] ?? ROW_FIELDS[FIRST[kind]]}`
    return kind === 'payment' ? 'payment-0-amount' : 'pasted'
  }
  return FIELDS[path] ?? FIELDS[path.split('/')[0] ?? ''] ?? 'story'
}

const FIRST = { payment: 'amountFen', indicator: 'value' } as const
