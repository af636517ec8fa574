import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeCsv } from '../../../functions/exports/write-csv.ts'
import { unguardCell } from '../../../functions/imports/guard-cell.ts'

const STRINGS = 20_000

/** What a spreadsheet would run, said once more: what it passes over, then what begins a formula. */
const LIVE = /^(?:[\s\u200b\u2060]*[=+\-@＝＋－＠]|[\t\r\n])/u

/** Words, and what is made to be run or to break a file. */
const anyCell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .tuple(
      fc.constantFrom('', ' ', '\u3000', '\ufeff', '\u200b', "'", "''", '"', '\n', '\r\n', '\t'),
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', ',', ';', '"'),
      fc.constantFrom('1+1', "cmd|' /C calc'!A0", 'HYPERLINK("http://evil.example")', '-', ''),
    )
    .map((parts) => parts.join('')),
)

describe('a table that leaves the house', () => {
  it('comes through another parser without a loss, and no cell of it is ever run', () => {
    const strings = fc.sample(anyCell, { numRuns: STRINGS, seed: 20_261_122 })
    const lines = Array.from({ length: STRINGS / 8 }, (_, n) => strings.slice(8 * n, 8 * n + 8))
    const read = parse(writeCsv(lines), { bom: true, record_delimiter: '\r\n' }) as string[][]
    const cells = read.flat()
    const live = cells.filter((cell) => LIVE.test(cell))
    const lost = cells.filter((cell, n) => unguardCell(cell) !== strings[n])
    const wouldLive = strings.filter((cell) => LIVE.test(cell)).length
    console.info(
      `csv: ${cells.length} of ${strings.length} strings through csv-parse, ` +
        `${wouldLive} of them formulas before: ${live.length} live, ${lost.length} altered`,
    )
    expect([cells.length, live, lost]).toEqual([STRINGS, [], []])
    expect(wouldLive).toBeGreaterThan(STRINGS / 10)
  })

  it('begins with the mark by which spreadsheets read Chinese', () => {
    expect(writeCsv([['编号']])).toBe('\ufeff"编号"\r\n')
  })
})
