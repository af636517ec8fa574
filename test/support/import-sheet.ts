import type { ImportWords } from '../../functions/imports/columns.ts'
import { parseCsv, type Sheet, type SheetError } from '../../functions/imports/parse-csv.ts'
import type { BadRow, GoodRow } from '../../functions/imports/read-row.ts'
import { newRowReader } from '../../functions/imports/read-row.ts'

/** Monday, 23 November 2026, 10:00 in Shanghai. */
const NOW = new Date('2026-11-23T02:00:00Z')

export interface ReadFile {
  readonly sheet: Sheet
  readonly good: readonly GoodRow[]
  readonly bad: readonly BadRow[]
}

/** Reads a file's text as the import page does. @throws where the file as a whole can't be read */
export function readImport(text: string, words: ImportWords): ReadFile {
  const sheet = parseCsv(text, words)
  if (!sheet.ok) throw new Error(`${sheet.error.code} ${sheet.error.at ?? ''}`)
  const readRow = newRowReader(sheet.value, {
    ...{ words, locale: 'zh-CN', timeZone: 'Asia/Shanghai' },
    clock: () => NOW,
  })
  const rows = sheet.value.rows.map(readRow)
  return {
    sheet: sheet.value,
    good: rows.filter((row) => row.ok),
    bad: rows.filter((row) => !row.ok),
  }
}

/** Why a file as a whole can't be read. */
export function refusalOf(text: string, words: ImportWords): SheetError | null {
  const sheet = parseCsv(text, words)
  return sheet.ok ? null : sheet.error
}

/** Cells as a line of a file. */
export const line = (...cells: readonly string[]) =>
  cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
