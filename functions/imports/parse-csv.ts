import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { err, ok, type Result } from '../result.ts'
import { COLUMNS, folded, type ImportWords, NOTES } from './columns.ts'
import { IMPORT_LIMITS } from './decode-csv.ts'
import { unguardCell } from './guard-cell.ts'

/** One row that says something, by its number in the spreadsheet: the heading is row 1. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly string[]
}

export interface Sheet {
  /** The heading as it stands in the file. */
  readonly header: readonly string[]
  /** The id of each column; null where it has no heading, or is a note of ours. */
  readonly columns: readonly (string | null)[]
  readonly rows: readonly SheetRow[]
}

/** Why a file can't be read as a whole; `at`: the row, or the names of the columns. */
export interface SheetError {
  readonly code:
    | 'empty'
    | 'broken-quote'
    | 'unknown-column'
    | 'duplicate-column'
    | 'no-kind-column'
    | 'too-many-rows'
  readonly at?: string
}

const DELIMITERS = [',', '\t', ';']

/**
 * Reads a file's text into rows. Strict about quotes: one that is opened and never closed would swallow
 * the rows after it. Empty rows say nothing and are passed over, wherever they stand.
 */
export function parseCsv(text: string, words: ImportWords): Result<Sheet, SheetError> {
  const known = headings(words)
  const found = readRecords(text, delimiterOf(text, known))
  if (!found.ok) return found
  const filled = found.value.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const [first, ...rows] = filled
  if (!first) return err({ code: 'empty' })
  const header = first.cells.map((cell) => cell.trim())
  const names = header.map((cell) => (cell === '' ? null : (known.get(nameIn(cell)) ?? undefined)))
  const unknown = header.filter((_, n) => names[n] === undefined)
  if (unknown.length > 0) return err({ code: 'unknown-column', at: unknown.join(' · ') })
  const columns = names.map((name) => (isNote(name) ? null : (name ?? null)))
  const twice = header.filter((_, n) => columns[n] && columns.indexOf(columns[n] ?? '') !== n)
  if (twice.length > 0) return err({ code: 'duplicate-column', at: twice.join(' · ') })
  if (!columns.includes('kind')) return err({ code: 'no-kind-column' })
  if (rows.length === 0) return err({ code: 'empty' })
  if (rows.length > IMPORT_LIMITS.rows) {
    return err({ code: 'too-many-rows', at: String(rows.length) })
  }
  // What our own notes say isn't a part of the row, nor is anything under them too many.
  const without = ({ row, cells }: SheetRow) => ({
    row,
    cells: cells.map((cell, n) => (isNote(names[n]) ? '' : cell)),
  })
  return ok({ header, columns, rows: rows.map(without) })
}

const isNote = (name: string | null | undefined) => NOTES.some((note) => note === name)

/** A heading without the star and the words that say it must be filled. */
const nameIn = (heading: string) =>
  folded(unguardCell(heading)).replace(/\s*(?:\*+|\((?:必填|required)\))$/, '')

function headings({ headers }: ImportWords): Map<string, string> {
  const ids = [...COLUMNS.map(({ id }) => id), ...NOTES]
  return new Map(
    ids.flatMap((id) => [id, ...(headers[id] ?? [])].map((name) => [nameIn(name), id])),
  )
}

/** The one by which the heading has the most names that we know. */
function delimiterOf(text: string, known: ReadonlyMap<string, string>): string {
  const [line = ''] = text.trimStart().split(/\r?\n|\r/, 1)
  const score = (delimiter: string) =>
    line
      .replaceAll('"', '')
      .split(delimiter)
      .filter((name) => known.has(nameIn(name))).length
  return DELIMITERS.reduce((best, next) => (score(next) > score(best) ? next : best))
}

function readRecords(text: string, delimiter: string): Result<SheetRow[], SheetError> {
  try {
    const records: string[][] = parse(text, {
      bom: true,
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
    })
    return ok(
      records.map((cells, n) => ({ row: n + 1, cells: cells.map((cell) => unguardCell(cell)) })),
    )
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return err({ code: 'broken-quote', at: String(Number(error.records ?? 0) + 1) })
  }
}
