import { guardCell } from '../../../functions/imports/guard-cell.ts'
import type { Sheet } from '../../../functions/imports/parse-csv.ts'
import type { BadRow, CellProblem } from '../../../functions/imports/read-row.ts'
import { writeCsv } from '../../data/write-csv.ts'
import { type ImportSetup, say } from './setup.ts'

/** A problem in words, with where it stands: “省：不认识…”. */
export function problemWords(setup: ImportSetup, { column, code }: CellProblem): string {
  const { wrong } = setup
  return wrong[`${column}.${code}`] ?? wrong[`any.${code}`] ?? wrong['any.other'] ?? code
}

export const columnName = (setup: ImportSetup, column: string | null): string =>
  column === null ? say(setup, 'noColumn') : (setup.words.headers[column]?.[0] ?? column)

/**
 * The rows to mend, as they were, behind their number and what is wrong with them. It can be imported as
 * it is once it is mended.
 */
export function mendingFile(sheet: Sheet, bad: readonly BadRow[], setup: ImportSetup): string {
  const width = Math.max(sheet.header.length, ...bad.map(({ cells }) => cells.length))
  // Our own two columns of an earlier round are not written twice.
  const places = Array.from({ length: width }, (_, n) => n).filter(
    (n) => sheet.columns[n] || !isNote(sheet.header[n] ?? '', setup),
  )
  const notes = ['row', 'errors'].map((id) => columnName(setup, id))
  const names = [...notes, ...places.map((n) => sheet.header[n] ?? '')]
  return table([
    names,
    ...bad.map(({ row, cells, problems }) => [
      String(row),
      problems
        .map((one) => `${columnName(setup, one.column)}: ${problemWords(setup, one)}`)
        .join('; '),
      ...places.map((n) => cells[n] ?? ''),
    ]),
  ])
}

/** Which row became which report. */
export const referencesFile = (
  stored: readonly { readonly row: number; readonly reference: string }[],
  setup: ImportSetup,
): string =>
  table([
    [columnName(setup, 'row'), say(setup, 'reference')],
    ...[...stored]
      .sort((a, b) => a.row - b.row)
      .map(({ row, reference }) => [String(row), reference]),
  ])

const isNote = (heading: string, { words }: ImportSetup) =>
  [...(words.headers.row ?? []), ...(words.headers.errors ?? [])].includes(heading)

/** Headings may repeat or be empty, so columns go by their place. */
function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const places = head.map((_, n) => ({ name: String(n), type: 'string' }) as const)
  const cells = (line: readonly string[]) =>
    Object.fromEntries(line.map((text, n) => [String(n), guardCell(text)]))
  const whole = writeCsv(places, [head, ...rows].map(cells))
  // The heading that the writer makes are the numbers of the places.
  return `\uFEFF${whole.slice(whole.indexOf('\r\n') + 2)}`
}
