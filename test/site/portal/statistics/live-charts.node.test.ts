import { describe, expect, test } from 'vitest'
import type { LiveFigures } from '../../../../functions/statistics/live-figures.schema.ts'
import { liveCharts } from '../../../../site/portal/statistics/live-charts.ts'
import { liveSums } from '../../../../site/portal/statistics/live-sums.ts'

describe('the sums', () => {
  test('say “fewer than five” and no number where nothing is published', () => {
    const values = liveSums(figures(), 'en').map(({ value }) => value)
    expect(new Set(values)).toEqual(new Set(['fewer than 5, not published']))
  })

  test('of a million reports are still read at one glance', () => {
    const values = liveSums(
      figures({
        reports: 1_125_300,
        passedOn: 372_075,
        money: { atLeastFen: 836_715_432_100, bands: [] },
        firstLook: { reports: 1_000_000, halfWithinMinutes: 60, within: [] },
      }),
      'zh-CN',
    ).map(({ value }) => value)
    expect(values).toEqual([
      '1,125,300 份',
      '372,075 份，大约 35%',
      '至少 83.6 亿元',
      '一半在 1 小时内',
    ])
  })

  test('never round money up', () => {
    const [, , money] = liveSums(
      figures({ reports: 5, money: { atLeastFen: 199_999_900, bands: [] } }),
      'en',
    )
    expect(money?.value).toBe('at least 1.99 million yuan')
  })

  test('say so where half waited longer than the longest time that is named', () => {
    const firstLook = { reports: 5, halfWithinMinutes: null, within: [] }
    expect(liveSums(figures({ firstLook }), 'en').at(-1)?.value).toBe(
      'half waited longer than 7 days',
    )
  })
})

describe('the charts', () => {
  test('are none where there is nothing to draw', () => {
    expect(liveCharts(figures(), 'en')).toEqual([])
    const weeks = [
      { from: '2026-11-09', until: '2026-11-15', reports: null, passedOn: null, types: [] },
    ]
    expect(liveCharts(figures({ weeks }), 'en')).toEqual([])
  })

  test('list types by how many, and last what no type has a full five of', () => {
    const types = [
      { id: 'task-rebate', reports: 5 },
      { id: 'romance', reports: 10 },
    ]
    const [chart] = liveCharts(figures({ reports: 25, types }), 'en')
    expect(chart?.rows.map(({ id, reports }) => [id, reports])).toEqual([
      ['romance', 10],
      ['task-rebate', 5],
      ['rest', 10],
    ])
  })

  test('add up the first looks, but for those that took longer than the longest time', () => {
    const within = [
      { minutes: 15, reports: 5 },
      { minutes: 60, reports: 10 },
      { minutes: null, reports: 5 },
    ]
    const firstLook = { reports: 20, halfWithinMinutes: 60, within }
    const [chart] = liveCharts(figures({ firstLook }), 'en')
    expect(chart?.rows.map(({ label, reports }) => [label, reports])).toEqual([
      ['within 15 minutes', 5],
      ['within 1 hour', 15],
      ['longer than 7 days', 5],
    ])
  })

  test('name bands by both ends, and provinces in the order of their codes', () => {
    const [bands, provinces] = liveCharts(
      figures({
        money: { atLeastFen: 1_000_000, bands: [{ fromFen: 1_000_000, reports: 5 }] },
        provinces: [
          { code: '110000', reports: 5 },
          { code: '510000', reports: 50 },
          { code: 'elsewhere', reports: 5 },
        ],
      }),
      'zh-CN',
    )
    expect(bands?.rows.map(({ label }) => label)).toEqual(['1 万元到 2 万元'])
    expect(provinces?.rows.map(({ label }) => label)).toEqual([
      '北京市',
      '四川省',
      '没说，或在境外',
    ])
  })
})

function figures(changes: Partial<LiveFigures> = {}): LiveFigures {
  return {
    demo: false,
    timeZone: 'Asia/Shanghai',
    since: '2026-11-02',
    until: '2026-11-15',
    step: 5,
    reports: null,
    passedOn: null,
    money: { atLeastFen: null, bands: [] },
    firstLook: { reports: null, halfWithinMinutes: null, within: [] },
    types: [],
    provinces: null,
    weeks: [],
    ...changes,
  }
}
