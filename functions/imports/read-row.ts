// Above 120 lines: everything that can be wrong with a row stands in one place, so that nothing slips by.

import { type Code, codesOf } from '../fields/codes.ts'
import { hasInk } from '../fields/free-text.ts'
import { parseMoney } from '../fields/money.ts'
import { MAX_ROWS } from '../reports/form-answers.ts'
import { problemsByField } from '../reports/form-problems.ts'
import { FORMS } from '../reports/forms/forms.ts'
import { type FormRules, readForm } from '../reports/read-form.ts'
import { readTypedDate, readTypedTime } from '../reports/read-typed-time.ts'
import { readableInput, type SchemaRules } from '../reports/readable.schema.ts'
import { KINDS, type Kind } from '../reports/vocabulary.ts'
import { COLUMNS, folded, type ImportColumn, type ImportWords, type ListName } from './columns.ts'
import type { Sheet, SheetRow } from './parse-csv.ts'

/** What is wrong with a cell; column null: it stands under no heading. */
export interface CellProblem {
  readonly column: string | null
  readonly code: Code
  readonly value: string
}

export interface GoodRow {
  readonly ok: true
  readonly row: number
  readonly kind: Kind
  /** The body of the API, readable. */
  readonly input: Record<string, unknown>
  /** What the row says, however its cells are spelled: rows that say the same are one. */
  readonly says: readonly (readonly [string, readonly string[]])[]
}

export interface BadRow {
  readonly ok: false
  readonly row: number
  readonly cells: readonly string[]
  readonly problems: readonly CellProblem[]
}

export interface RowRules extends Pick<FormRules, 'locale' | 'timeZone'> {
  readonly clock: SchemaRules['clock']
  readonly words: ImportWords
}

/** What names somebody, or how to reach them. */
const CONTACT = ['name', 'phone', 'may-call', 'email']
const ABOUT_SENDER = [...CONTACT, 'soon']

/** Spreadsheets shorten long numbers: what they dropped is gone. */
const SHORTENED = /^\d(?:\.\d+)?e\+\d+$/i

/**
 * Makes a reader of a file's rows. It finds everything that the Worker would refuse, and everything
 * that the forms would pass over in silence: what somebody wrote into a file is read or named, never lost.
 */
export function newRowReader(sheet: Pick<Sheet, 'columns'>, rules: RowRules) {
  const schemas = new Map<Kind, ReturnType<typeof readableInput>>()
  const codes = codesByWord(rules.words)

  return function readRow({ row, cells }: SheetRow): GoodRow | BadRow {
    const cell = (id: string) => {
      const text = cells[sheet.columns.indexOf(id)] ?? ''
      // Programs write line breaks within a cell as they like.
      return hasInk(text) ? text.trim().replace(/\r\n?/g, '\n') : ''
    }
    const problems: CellProblem[] = []
    const wrong = (column: string | null, code: Code, value?: string) => {
      if (column !== null && problems.some((one) => one.column === column)) return
      problems.push({ column, code, value: value ?? (column === null ? '' : cell(column)) })
    }
    const bad = (): BadRow => ({ ok: false, row, cells, problems })

    for (const [n, text] of cells.entries()) {
      if (sheet.columns[n] == null && hasInk(text)) wrong(null, 'unknown-field', text)
    }
    const kind = KINDS.find((one) => one === codes.kind?.get(folded(cell('kind'))))
    if (!kind) {
      wrong('kind', cell('kind') === '' ? 'required' : 'invalid')
      return bad()
    }
    const { answers, says, columnOf } = fill(kind, cell, codes, wrong)
    passedOver(kind, cell, answers, wrong)

    const read = readForm(FORMS[kind], answers, { ...rules, storedAbroad: false })
    const schema = schemas.get(kind) ?? readableInput(kind, rules)
    schemas.set(kind, schema)
    const parsed = schema.safeParse(read.input)
    const errors = [...read.errors, ...(parsed.success ? [] : codesOf(parsed.error))]
    for (const { field, code } of problemsByField(FORMS[kind], errors, answers)) {
      wrong(columnOf(field), code)
    }
    return problems.length > 0 ? bad() : { ok: true, row, kind, input: read.input, says }
  }
}

type Cell = (id: string) => string
type Wrong = (column: string | null, code: Code, value?: string) => void
type CodesByWord = Partial<Record<ListName, ReadonlyMap<string, string>>>

/** Types a row into its form. */
function fill(kind: Kind, cell: Cell, codes: CodesByWord, wrong: Wrong) {
  const answers = new Map<string, string[]>([
    ['consent', ['yes']],
    ['consent-sensitive', ['yes']],
  ])
  const says: [string, string[]][] = [['kind', [kind]]]
  const columns = new Map<string, string>()
  let indicators = 0
  const put = (column: string, field: string, values: string[], meaning = values) => {
    answers.set(field, values)
    columns.set(field, column)
    says.push([field, meaning])
  }
  for (const { id, reads, kinds } of COLUMNS) {
    const text = cell(id)
    if ('field' in reads) columns.set(reads.field, id)
    if (text === '' || id === 'kind') continue
    if (kinds && !kinds.includes(kind)) {
      wrong(id, kind === 'clue' && ABOUT_SENDER.includes(id) ? 'anonymous-only' : 'unknown-field')
      continue
    }
    switch (reads.as) {
      case 'code':
      case 'codes': {
        const parts = reads.as === 'code' ? [text] : text.split(/[;；\n]+/).filter(hasInk)
        const known = parts.map((part) => codes[reads.list]?.get(folded(part)))
        if (known.includes(undefined)) wrong(id, 'invalid')
        else put(id, reads.field, known as string[])
        break
      }
      case 'indicators': {
        for (const value of text.split(/[\n；]/).map((one) => one.trim())) {
          if (!hasInk(value)) continue
          if (SHORTENED.test(value)) wrong(id, 'malformed', value)
          // The form has so many lines, and reads no more.
          if (indicators === MAX_ROWS.indicator) wrong(id, 'too-many')
          if (indicators === MAX_ROWS.indicator) break
          put(id, `indicator-${indicators}-value`, [value])
          answers.set(`indicator-${indicators}-kind`, [reads.kind])
          says.push([`indicator-${indicators}-kind`, [reads.kind]])
          indicators += 1
        }
        break
      }
      case 'sum': {
        const money = parseMoney(text)
        put(id, reads.field, [text], money.ok ? [`${money.value} fen`] : [text])
        break
      }
      case 'day':
        put(id, reads.field, [readTypedDate(text)])
        break
      case 'time':
        put(id, reads.field, [readTypedTime(text)])
        break
      default:
        if (id === 'phone' && SHORTENED.test(text)) wrong(id, 'malformed')
        put(id, reads.field, [text])
    }
  }
  says.sort(([a], [b]) => (a < b ? -1 : 1))
  const columnOf = (field: string) =>
    columns.get(field) ?? columns.get(field.replace(/-kind$/, '-value')) ?? FALLBACK[field] ?? null
  return { answers, says, columnOf }
}

/** Where a list as a whole is wrong. */
const FALLBACK: Readonly<Record<string, string>> = { pasted: 'others' }

/** What a form hides from whom it doesn't concern, and then doesn't send: in a file it would be lost. */
function passedOver(
  kind: Kind,
  cell: Cell,
  answers: ReadonlyMap<string, readonly string[]>,
  wrong: Wrong,
) {
  if (kind !== 'fraud') return
  const said = (field: string) => answers.get(field)?.[0]
  if (said('images') === 'yes' && said('situation') !== 'threatened') wrong('images', 'conflict')
  if (said('age') === 'under-14' && said('for') !== 'family') {
    for (const id of CONTACT) if (cell(id) !== '') wrong(id, 'not-under-14')
  }
}

function codesByWord({ codes }: ImportWords): CodesByWord {
  const lists = Object.entries(codes).map(([list, words]) => [
    list,
    new Map(
      Object.entries(words).flatMap(([code, names]) =>
        [code, ...names].map((name) => [folded(name), code] as const),
      ),
    ),
  ])
  return Object.fromEntries(lists) as CodesByWord
}

/** The columns of a kind's rows, for the page that explains the template. */
export const columnsOf = (kind: Kind): readonly ImportColumn[] =>
  COLUMNS.filter(({ kinds }) => !kinds || kinds.includes(kind))
