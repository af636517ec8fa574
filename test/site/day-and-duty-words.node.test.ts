import { expect, test } from 'vitest'
import { dateWords, dayWords } from '../../site/day-words.ts'
import { dutyWords } from '../../site/duty-words.ts'

test('a day is said with its year, in both languages', () => {
  expect(dayWords('2026-11-02', 'zh-CN')).toBe('2026 年 11 月 2 日')
  expect(dayWords('2026-11-02', 'en')).toBe('2 November 2026')
})

test.each([
  ['2026-11-02', '2026 年 11 月 2 日', '2 November 2026'],
  ['2018-05', '2018 年 5 月', 'May 2018'],
  ['2020', '2020 年', '2020'],
])('%s is said no more exactly than it is known', (date, chinese, english) => {
  expect([dateWords(date, 'zh-CN'), dateWords(date, 'en')]).toEqual([chinese, english])
})

test('duty on days in a row is said as one run, with its clock', () => {
  expect(dutyWords('zh-CN')).toBe('周一至周五 08:30–17:30（北京时间）')
  expect(dutyWords('en')).toBe('Monday to Friday 08:30–17:30 (Beijing time)')
})
