import { hasInk } from '../fields/free-text.ts'
import { utf8 } from '../sealing/hkdf.ts'

/** A form's answers as they were typed, by field name: what is shown again when something is wrong. */
export type Answers = ReadonlyMap<string, readonly string[]>

/** Names of ours are shorter, and no question has more answers than this. */
const MAX = { nameLength: 40, values: 60 } as const

/** Rows of payments and of indicators that the form offers at the most. */
export const MAX_ROWS = { payment: 20, indicator: 20 } as const
export type RowKind = keyof typeof MAX_ROWS

/** The fields of a row, the one that names it first: `payment-3-amount`. */
export const ROW_FIELDS = {
  payment: ['amount', 'when', 'method', 'bank'],
  indicator: ['value', 'kind'],
} as const

/** The answers of a form; files and overlong names are none of ours. */
export function answersOf(form: Iterable<[string, string | File]>): Answers {
  const answers = new Map<string, string[]>()
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name.length > MAX.nameLength) continue
    const values = answers.get(name)
    if (values === undefined) answers.set(name, [value])
    else if (values.length < MAX.values) values.push(value)
  }
  return answers
}

/** What a form carries beside its answers. */
const NO_ANSWERS = ['token', 'do', 'looked']

/**
 * The answers as bytes by which the same form is known again. As they were typed and not as they are
 * read, because how they are read may change with a release; empty ones don't count.
 */
export function bytesOf(answers: Answers): Uint8Array<ArrayBuffer> {
  const given = [...answers]
    .map(([name, values]) => [name, values.map((value) => value.trim()).filter(Boolean)] as const)
    .filter(([name, values]) => values.length > 0 && !NO_ANSWERS.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return utf8(JSON.stringify(given))
}

/** The first answer to a question, without the spaces around it; '' where there is nothing to see. */
export function answer(answers: Answers, name: string): string {
  const [first = ''] = answers.get(name) ?? []
  return hasInk(first) ? first.trim() : ''
}

/** Numbers of the rows of a kind in which something was filled in, in order. */
export function filledRows(answers: Answers, kind: RowKind): number[] {
  // A kind that was chosen beside an empty line is no statement yet.
  const decisive = kind === 'payment' ? ROW_FIELDS.payment : (['value'] as const)
  return Array.from({ length: MAX_ROWS[kind] }, (_, n) => n).filter((n) =>
    decisive.some((field) => answer(answers, `${kind}-${n}-${field}`) !== ''),
  )
}

/** How many rows of a kind the form had when it was sent; at least one. */
export function shownRows(answers: Answers, kind: RowKind): number {
  const [first] = ROW_FIELDS[kind]
  let rows = 1
  while (rows < MAX_ROWS[kind] && answers.has(`${kind}-${rows}-${first}`)) rows += 1
  return rows
}

/** A body's field, or nothing where nothing was said. */
export const given = (name: string, value: unknown): Record<string, unknown> =>
  value === undefined ? {} : { [name]: value }

/** Copied out of a table or a chat, a line may hold tabs; nobody sees them. */
export const inOneLine = (text: string | undefined) => text?.replace(/\s+/g, ' ')

/** What was answered to a question; undefined where nothing was. */
export type Said = (name: string) => string | undefined
