import { describe, expect, test } from 'vitest'
import { sayFigure } from '../../../site/queries/say-figure.ts'
import type { Fact } from '../../../site/schemas/fact-source.ts'
import type { FactVocabulary } from '../../../site/schemas/fact-vocabulary.ts'

describe('Chinese', () => {
  test.for([
    [8_700_000, 'people', null, '870 万人'],
    [187_600_000_000, 'CNY', null, '1876 亿元'],
    [322_000, 'cases', null, '32.2 万起'],
    [2000, 'CNY', '近', '近 2000 元'],
    [20_800, 'cases', '超过', '超过 2.08 万起'],
    [300_000_000, 'CNY', '余', '3 亿余元'],
    [80, 'percent', '左右', '80%左右'],
    [5, 'cases', null, '5 起'],
  ] as const)('%d %s (%s) is said %s', ([value, unit, hedge, said]) => {
    expect(sayFigure(fact({ value, unit, hedge }), VOCABULARY, 'zh-CN')).toBe(said)
  })
})

describe('English', () => {
  test.for([
    [8_700_000, 'people', null, '8.7 million people'],
    [187_600_000_000, 'CNY', null, '187.6 billion yuan'],
    [322_000, 'cases', null, '322,000 cases'],
    [2000, 'CNY', '近', 'nearly 2,000 yuan'],
    [80, 'percent', '左右', 'about 80%'],
  ] as const)('%d %s (%s) is said %s', ([value, unit, hedge, said]) => {
    expect(sayFigure(fact({ value, unit, hedge }), VOCABULARY, 'en')).toBe(said)
  })
})

test('a figure that says itself is printed as it says', () => {
  const shown = { zh: '三分之一左右', en: 'about one third' }
  const third = fact({ value: 33.33, unit: 'percent', hedge: '左右', shown })
  expect(sayFigure(third, VOCABULARY, 'zh-CN')).toBe(shown.zh)
  expect(sayFigure(third, VOCABULARY, 'en')).toBe(shown.en)
})

const fact = (part: Pick<Fact, 'value' | 'unit' | 'hedge'> & Partial<Fact>): Fact => ({
  id: 'a-figure',
  metric: { zh: '数', en: 'Number' },
  period: { start: null, end: null, label: { zh: '2020 年', en: '2020' } },
  region: { code: 'CN', zh: '全国', en: 'China' },
  comparison: null,
  category: 'cases',
  caveats: [],
  ...part,
})

const VOCABULARY: FactVocabulary = {
  units: {
    people: { zh: '人', en: 'people' },
    CNY: { zh: '元', en: 'yuan' },
    cases: { zh: '起', en: 'cases' },
    percent: { zh: '%', en: '%' },
  },
  hedges: {
    近: { zh: '近 {n}{unit}', en: 'nearly {n} {unit}' },
    超过: { zh: '超过 {n}{unit}', en: 'more than {n} {unit}' },
    余: { zh: '{n}余{unit}', en: 'over {n} {unit}' },
    左右: { zh: '{n}{unit}左右', en: 'about {n} {unit}' },
  },
  categories: {},
}
