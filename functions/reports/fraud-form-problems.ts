import type { Code, CodeAt } from '../fields/codes.ts'
import { type Answers, filledRows } from './form-answers.ts'

/** Which question of the form an answer of the API's shape came from. */
const FIELDS: Readonly<Record<string, string>> = {
  situation: 'situation',
  also: 'also',
  details: 'situation',
  for: 'for',
  ageBand: 'age',
  stillInContact: 'in-contact',
  occurredOn: 'occurred-on',
  region: 'province',
  pasted: 'pasted',
  place: 'place',
  'private/story': 'story',
  scamType: 'scam-type',
  'private/contact': 'phone',
  'private/contact/name': 'name',
  'private/contact/phone': 'phone',
  'private/contact/email': 'email',
  consent: 'consent',
  'consent-sensitive': 'consent-sensitive',
  'consent-abroad': 'consent-abroad',
}

/** The lists of the API's shape: the rows they come from, the field of each part, the first one's. */
const LISTS = {
  payments: {
    row: 'payment',
    fields: { amountFen: 'amount', paidAt: 'when', method: 'method', payeeBank: 'bank' },
    whole: 'amount',
    list: 'payment-0-amount',
  },
  indicators: {
    row: 'indicator',
    fields: { kind: 'kind', value: 'value' },
    whole: 'value',
    list: 'pasted',
  },
} as const

/** Something wrong, at the field of the form that it came from. */
export interface FieldProblem {
  readonly field: string
  readonly code: Code
}

/** The questions in the order in which they are asked; rows by the name of their kind. */
const ORDER = [
  'situation',
  'in-contact',
  'also',
  'for',
  'age',
  'occurred-on',
  'province',
  'place',
  'payment',
  'pasted',
  'indicator',
  'story',
  'scam-type',
  'name',
  'phone',
  'email',
  'consent',
  'consent-sensitive',
  'consent-abroad',
]

const placeOf = (field: string) => ORDER.indexOf(field.replace(/^(payment|indicator)-.*/, '$1'))

/**
 * Finds the way back from JSON pointers to the form's own fields; one problem a field, the first, in the
 * order of the questions.
 */
export function problemsByField(errors: readonly CodeAt[], answers: Answers): FieldProblem[] {
  const found = new Map<string, Code>()
  for (const { pointer, code } of errors) {
    const field = fieldOf(pointer, answers)
    if (!found.has(field)) found.set(field, code)
  }
  return [...found]
    .map(([field, code]) => ({ field, code }))
    .sort((a, b) => placeOf(a.field) - placeOf(b.field))
}

function fieldOf(pointer: string, answers: Answers): string {
  const path = pointer.slice(1)
  const [first = '', index, name = ''] = path.split('/')
  if (first === 'payments' || first === 'indicators') {
    const { row, fields, whole, list } = LISTS[first]
    const number = filledRows(answers, row)[Number(index)]
    // A proposal that was confirmed and then refused stands in no row of its own.
    if (number === undefined) return list
    return `${row}-${number}-${(fields as Record<string, string>)[name] ?? whole}`
  }
  return FIELDS[path] ?? FIELDS[first] ?? 'story'
}
