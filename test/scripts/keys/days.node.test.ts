import { expect, it } from 'vitest'
import { addDays, addMonths, dayIn } from '../../../scripts/keys/days.ts'

it.each([
  ['2026-11-22', 3, '2027-02-22'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2027-11-30', 3, '2028-02-29'],
  ['2026-10-31', 1, '2026-11-30'],
  ['2026-12-01', 1, '2027-01-01'],
])('%s and %i months is %s', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected)
})

it.each([
  ['2026-12-31', 1, '2027-01-01'],
  ['2027-03-01', -1, '2027-02-28'],
])('%s and %i days is %s', (day, days, expected) => {
  expect(addDays(day, days)).toBe(expected)
})

it('midnight is where the operator is', () => {
  const moment = new Date('2026-11-22T17:00:00Z')
  expect(dayIn('Asia/Shanghai', moment)).toBe('2026-11-23')
  expect(dayIn('UTC', moment)).toBe('2026-11-22')
})
