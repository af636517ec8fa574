import { expect, test } from 'vitest'
import { editionOf } from '../../../../site/editions.ts'
import { lookSentence } from '../../../../site/portal/report/duty-now.ts'

// On a Monday; the shipped operator is there on weekdays, 08:30 to 17:30, in Shanghai.
const MONDAY_10 = new Date('2026-11-23T02:00:00Z')
const MONDAY_22 = new Date('2026-11-23T14:00:00Z')

test.for([
  ['while somebody is there', '2026-11-23T02:30:00Z', MONDAY_10, '最晚 今天 10:30 有人看。'],
  ['at night', '2026-11-23T14:30:00Z', MONDAY_22, '现在没有人值班，最晚 明天 08:30 有人看。'],
  ['once somebody has looked', null, MONDAY_10, '已经有人看过了。'],
] as const)('says when somebody looks: %s', ([, dueAt, now, said]) => {
  expect(lookSentence(chinese(), dueAt, now)).toBe(said)
})

function chinese() {
  const edition = editionOf(undefined)
  if (!edition) throw new Error('no Chinese edition')
  return edition
}
