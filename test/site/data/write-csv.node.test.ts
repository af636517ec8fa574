import { expect, test } from 'vitest'
import { writeCsv } from '../../../site/data/write-csv.ts'

test('begins with a byte order mark and ends each line with CRLF', () => {
  expect(write('数字')).toBe('\ufeffa\r\n数字\r\n')
})

test.each([
  ['a comma', 'one, two', '"one, two"'],
  ['a quote', 'say "so"', '"say ""so"""'],
  ['a line break', 'one\ntwo', '"one\ntwo"'],
])('puts a text with %s in quotes', (_, text, cell) => expect(write(text)).toContain(cell))

test.each(['=1+1', '+86', '-1', '@sum', '\tx'])('takes the formula out of %s', (text) => {
  expect(write(text)).toContain(`'${text}`)
})

test('leaves a negative number a number', () => expect(write(-22)).toBe('\ufeffa\r\n-22\r\n'))

test('leaves a field empty where there is nothing', () =>
  expect(write(null)).toBe('\ufeffa\r\n\r\n'))

const write = (a: string | number | null) => writeCsv([{ name: 'a', type: 'string' }], [{ a }])
