import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mendingFile, referencesFile } from '../../../../site/enhance/import-reports/files.ts'
import type { ImportSetup } from '../../../../site/enhance/import-reports/setup.ts'
import { importWords } from '../../../../site/portal/triage/import-words.ts'
import { line, readImport } from '../../../support/import-sheet.ts'
import { readCsv } from '../../../support/read-csv.ts'

const WORDS = importWords('zh-CN')
const SETUP: ImportSetup = {
  locale: 'zh-CN',
  ...{ timeZone: 'Asia/Shanghai', centre: 'jiangpan', recipients: [] },
  ...{ api: '', known: '', words: WORDS, errors: {} },
  say: { reference: '编号', noColumn: '栏名外' },
  wrong: { 'any.required': '这里要填', 'any.other': '要改' },
}

describe('the rows to mend', () => {
  it('come back whole, whatever they hold, and again after a second round', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('=1+1', "''=1+1", '+86', '-', "'", '"', '一\n二', ','),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1 }), (lines) => {
        const header = line('类型', '经过', '称呼', '联系邮箱')
        // Without a kind no row is good.
        const rows = lines.map((cells) => line('无此类', ...cells))
        const first = readImport([header, ...rows].join('\r\n'), WORDS)
        expect(first.bad).toHaveLength(rows.length)
        let again = first
        for (const _ of ['first round', 'second round']) {
          again = readImport(mendingFile(again.sheet, again.bad, SETUP), WORDS)
          expect(again.bad.map(cellsOf(2))).toEqual(first.bad.map(cellsOf(0)))
        }
      }),
    )
  })

  it('say which row they were and what to mend', () => {
    const { sheet, bad } = readImport('类型,情形\n诈骗,已经付款\n诈骗,', WORDS)
    const [row] = readCsv(mendingFile(sheet, bad, SETUP))
    expect(row).toEqual({ 原来的行: '3', 要改的地方: '情形: 这里要填', 类型: '诈骗', 情形: '' })
  })
})

it('the list of references names the rows in their order', () => {
  const stored = [
    { row: 12, reference: 'BBB-BBB-BBB' },
    { row: 3, reference: 'AAA-AAA-AAA' },
  ]
  expect(readCsv(referencesFile(stored, SETUP))).toEqual([
    { 原来的行: '3', 编号: 'AAA-AAA-AAA' },
    { 原来的行: '12', 编号: 'BBB-BBB-BBB' },
  ])
})

/** The cells of a row without the empty ones at its end, behind as many notes of ours. */
const cellsOf =
  (notes: number) =>
  ({ cells }: { readonly cells: readonly string[] }) =>
    cells.slice(notes, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
