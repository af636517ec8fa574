import { describe, expect, test } from 'vitest'
import { findBrokenCharts } from '../../site/schemas/find-broken-charts.ts'
import { loadContent } from '../../site/schemas/load-content.ts'
import type { Statistics } from '../../site/schemas/statistics.ts'

const content = loadContent()

test('every chart draws what may be drawn together, and every figure has its page', () => {
  expect([...findBrokenCharts(content.statistics, content)]).toEqual([])
})

describe('a chart is refused', () => {
  test.each<[string, Drawing, string]>([
    [
      'of accounts and yuan',
      ['amount', ['cn-2020-accounts-frozen'], ['cn-2020-funds-stopped-frozen']],
      'has one scale for several units',
    ],
    [
      'of two sources',
      ['amount', ['cn-2020-cases-solved', 'sichuan-2023-cases-solved']],
      'differ in source',
    ],
    [
      'of two places',
      ['change', ['xiamen-2020-filed-yoy', 'cn-2020-domestic-dens-yoy']],
      'differ in region',
    ],
    [
      'of a year and a total',
      ['amount', ['sichuan-2023-suspects', 'sichuan-persuaded-to-return']],
      'differ in period',
    ],
    [
      'against two baselines',
      ['change', ['hanzhong-2020-05-filed-drop', 'hanzhong-2020h1-suspects-yoy']],
      'differ in baseline',
    ],
    [
      'of cases solved and cases occurring',
      ['change', ['sichuan-2023-cases-solved-yoy', 'sichuan-2023-incidence-drop']],
      'are kept apart by case-words-differ',
    ],
    [
      'of two moneys of Sichuan',
      ['amount', ['sichuan-frozen-funds', 'sichuan-funds-returned']],
      'are kept apart by sichuan-four-money-figures',
    ],
    [
      'of two moneys of Sichuan, each in a panel of its own',
      ['amount', ['sichuan-frozen-funds'], ['sichuan-funds-returned']],
      'are kept apart by sichuan-four-money-figures',
    ],
    [
      'of two gang counts',
      ['amount', ['cn-2020-two-card-gangs', 'cn-duanka-gangs']],
      'are kept apart by equal-numbers-different-things',
    ],
    ['of an illustration', ['amount', ['cn-2023-one-phone-card-victims']], 'is no count'],
    [
      'of a change without a baseline',
      ['change', ['jiaxing-finance-staff-cases-drop']],
      'has no baseline to draw',
    ],
    ['of a change as a share', ['share', ['xiamen-2020-filed-yoy']], 'is no share'],
    ['of a share as an amount', ['amount', ['cn-2023-common-types-share']], 'is no amount'],
    ['of a figure that is not there', ['amount', ['gone']], 'gone is not in content/facts'],
  ])('%s', (_, [kind, ...panels], problem) => {
    expect(problemsWith((statistics) => draw(statistics, kind, panels))).toContain(problem)
  })
})

describe('a page is refused', () => {
  test.each<[string, (statistics: Statistics) => unknown, string]>([
    [
      'that shows no chart',
      (s) => s.places[0]?.charts.push('gone'),
      'gone is shown, but is no chart',
    ],
    [
      'that forgets a chart',
      (s) => s.places[0]?.charts.splice(0),
      'sichuan-2023-change is on no page',
    ],
    [
      'that forgets a category',
      (s) => s.chapters[0]?.categories.shift(),
      'chapters: cases stands in 0 of them',
    ],
    [
      'that forgets a place',
      (s) => s.places.shift(),
      'places: none has 510000, so sichuan-2023-cases-solved has no page',
    ],
  ])('%s', (_, breakIt, problem) => expect(problemsWith(breakIt)).toContain(problem))
})

type Drawing = [kind: 'amount' | 'share' | 'change', ...panels: string[][]]

function draw(statistics: Statistics, kind: Drawing[0], panels: string[][]) {
  const [chart] = statistics.charts
  if (!chart) throw new Error('there is no chart')
  const label = { zh: '一', en: 'a' }
  const drawn = panels.map((facts) => ({ label, bars: facts.map((fact) => ({ fact, label })) }))
  Object.assign(chart, { kind, panels: drawn })
}

function problemsWith(breakIt: (statistics: Statistics) => unknown): string {
  const statistics = structuredClone(content.statistics)
  breakIt(statistics)
  return [...findBrokenCharts(statistics, content)].join('\n')
}
