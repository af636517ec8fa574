import { decodeCsv, type Encoding } from '../../../functions/imports/decode-csv.ts'
import { parseCsv, type Sheet } from '../../../functions/imports/parse-csv.ts'
import { type BadRow, type GoodRow, newRowReader } from '../../../functions/imports/read-row.ts'
import { rowKey } from '../../../functions/imports/row-key.ts'
import { err, ok, type Result } from '../../../functions/result.ts'
import { askKnown } from './ask-known.ts'
import type { ImportSetup } from './setup.ts'

/** A row that can be sent, with its Idempotency-Key. */
export interface ReadyRow extends GoodRow {
  readonly key: string
}

export interface CheckedFile {
  readonly encoding: Encoding
  readonly sheet: Sheet
  readonly ready: readonly ReadyRow[]
  readonly bad: readonly BadRow[]
  /** Rows that are reports of the centre already. */
  readonly known: readonly ReadyRow[]
  /** Rows that say what an earlier row of the file says. */
  readonly twice: readonly ReadyRow[]
}

/** `at`: the row or the columns, where the file as a whole can't be read. */
export interface FileError {
  readonly code: string
  readonly at?: string
}

/** Rows read before the page gets a breath. */
const AT_ONCE = 100

/** The dry run: reads a whole file in this browser and asks which rows are there already. Sends no word. */
export async function checkFile(
  bytes: Uint8Array<ArrayBuffer>,
  setup: ImportSetup,
): Promise<Result<CheckedFile, FileError>> {
  const decoded = decodeCsv(bytes)
  if (!decoded.ok) return err({ code: decoded.error })
  const sheet = parseCsv(decoded.value.text, setup.words)
  if (!sheet.ok) return sheet
  const readRow = newRowReader(sheet.value, { ...setup, clock: () => new Date() })
  const bad: BadRow[] = []
  const twice: ReadyRow[] = []
  const byKey = new Map<string, ReadyRow>()
  for (const [n, row] of sheet.value.rows.entries()) {
    if (n % AT_ONCE === 0) await new Promise((next) => setTimeout(next))
    const read = readRow(row)
    if (!read.ok) {
      bad.push(read)
      continue
    }
    const ready = { ...read, key: await rowKey(read, setup.centre) }
    if (byKey.has(ready.key)) twice.push(ready)
    else byKey.set(ready.key, ready)
  }
  const there = await askKnown([...byKey.keys()], setup)
  const all = [...byKey.values()]
  return ok({
    encoding: decoded.value.encoding,
    sheet: sheet.value,
    ready: all.filter(({ key }) => !there.has(key)),
    known: all.filter(({ key }) => there.has(key)),
    ...{ bad, twice },
  })
}
