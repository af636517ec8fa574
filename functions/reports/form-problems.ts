import type { Code, CodeAt } from '../fields/codes.ts'
import { type Form, type Question, questionsOf } from './form.ts'
import { type Answers, filledRows } from './form-answers.ts'

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

/** The fields of a question in their order; rows by the name of their kind. */
function fieldsOf(question: Question): readonly string[] {
  switch (question.ask) {
    case 'place':
      return ['province', 'place']
    case 'payments':
      return ['payment']
    case 'suspects':
      return ['pasted', 'indicator']
    case 'contact':
      return ['name', 'phone', 'email']
    default:
      return [question.field]
  }
}

/**
 * Finds the way back from JSON pointers to the form's own fields; one problem a field, the first, in the
 * order of the questions.
 */
export function problemsByField(
  form: Form,
  errors: readonly CodeAt[],
  answers: Answers,
): FieldProblem[] {
  const order = [
    // Asked at the desk only, before anything else.
    'channel',
    ...questionsOf(form).flatMap(fieldsOf),
    ...['consent', 'consent-sensitive', 'consent-abroad'],
  ]
  const placeOf = (field: string) => order.indexOf(field.replace(/^(payment|indicator)-.*/, '$1'))
  const found = new Map<string, Code>()
  for (const { pointer, code } of errors) {
    const field = fieldOf(pointer.slice(1), form, order, answers)
    if (!found.has(field)) found.set(field, code)
  }
  return [...found]
    .map(([field, code]) => ({ field, code }))
    .sort((a, b) => placeOf(a.field) - placeOf(b.field))
}

function fieldOf(path: string, form: Form, order: readonly string[], answers: Answers): string {
  const [first = '', index, name = ''] = path.split('/')
  if (first === 'payments' || first === 'indicators') {
    const { row, fields, whole, list } = LISTS[first]
    const number = filledRows(answers, row)[Number(index)]
    // A proposal that was confirmed and then refused stands in no row of its own.
    if (number === undefined) return list
    return `${row}-${number}-${(fields as Record<string, string>)[name] ?? whole}`
  }
  const asked = questionsOf(form).find(
    (question) => 'to' in question && (question.to === path || path.startsWith(`${question.to}/`)),
  )
  if (asked && 'to' in asked) return asked.field
  if (first === 'region') return 'province'
  // `private/contact/phone` and `/pasted` end in the names of their fields.
  const last = path.split('/').at(-1) ?? ''
  if (order.includes(last)) return last
  return first === 'details' ? (order[0] ?? '') : path === 'private/contact' ? 'phone' : 'story'
}
