import { expect, test } from 'vitest'
import { asLocal, sinceWhen } from '../../../../site/enhance/now/since.ts'
import { readYaml } from '../../../../site/vite/yaml.mjs'

const NOW = new Date(2026, 10, 22, 12, 0)

test.for([
  ['2026-11-22T12:03', { is: 'minutes', n: 0 }],
  ['2026-11-22T11:41', { is: 'minutes', n: 19 }],
  ['2026-11-22T09:30', { is: 'hours', h: 2, m: 30 }],
  ['2026-11-20T12:01', { is: 'hours', h: 47, m: 59 }],
  ['2026-11-12T12:00', { is: 'days', n: 10 }],
  ['2025-11-22T12:00', { is: 'days', n: 365 }],
  ['2026-11-22T12:06', null],
  ['', null],
  ['yesterday', null],
] as const)('paid at "%s"', ([typed, since]) => {
  expect(sinceWhen(typed, NOW)).toEqual(since)
})

test('an instant goes into the field and back', () => {
  expect(sinceWhen(asLocal(NOW), NOW)).toEqual({ is: 'minutes', n: 0 })
})

test.for(['zh-CN', 'en'])('no span of time is called too late in %s', (locale) => {
  const { clock, clockStill } = readYaml(`content/strings/${locale}/now.yaml`) as {
    clock: Record<string, string>
    clockStill: string
  }
  expect(Object.keys(clock)).toEqual(['minutes', 'hours', 'days'])
  expect(clockStill).toMatch(/现在打都有用|calling now still helps/)
  expect(Object.values(clock).join(' ')).not.toMatch(/来不及|太晚|晚了|too late|no use/i)
})
