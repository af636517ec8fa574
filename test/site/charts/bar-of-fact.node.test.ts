import { describe, expect, test } from 'vitest'
import { baseOf, endOf, lengthOf } from '../../../site/charts/bar-of-fact.ts'
import type { Fact } from '../../../site/schemas/fact-source.ts'
import { loadContent } from '../../../site/schemas/load-content.ts'

describe('what became of 100', () => {
  test.each([
    ['up', 60.8, 160.8],
    ['down', 22, 78],
  ] as const)('%s %f is %f', (direction, value, length) => {
    const comparison = { kind: 'yoy', direction, baseline: { zh: '2019 年', en: '2019' } } as const
    expect(lengthOf({ value, comparison }, 'change')).toBe(length)
    expect(baseOf('change')).toBe(100)
  })
})

test('an amount is as long as it is', () => {
  expect(lengthOf({ value: 3_560_000, comparison: null }, 'amount')).toBe(3_560_000)
})

test('every hedge of a drawn figure can be shown', () => {
  const { statistics, sources } = loadContent()
  const drawn = statistics.charts.flatMap(({ panels }) =>
    panels.flatMap(({ bars }) => bars.map(({ fact }) => fact)),
  )
  const facts = Object.values(sources).flatMap((source) => source.facts as Fact[])
  for (const fact of facts.filter(({ id }) => drawn.includes(id))) {
    expect(() => endOf(fact)).not.toThrow()
  }
})

test('a hedge that no bar can show stops the build', () => {
  expect(() => endOf({ id: 'a', hedge: '数十' })).toThrow("the bar of a can't show the hedge 数十")
})
