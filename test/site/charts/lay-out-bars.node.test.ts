import { describe, expect, test } from 'vitest'
import { BAR, type Bar, layOutBars, widthOf, wrapWords } from '../../../site/charts/lay-out-bars.ts'

test('bars of all panels share one scale from zero', () => {
  const { panels } = layOutBars([panel(50), panel(100)], 20)
  const [half, whole] = panels.map(({ bars }) => bars[0]?.solid ?? 0)
  expect(half).toBe((whole ?? 0) / 2)
})

test('a bar longer than the base leaves the base where the base is', () => {
  const { base, panels } = layOutBars([panel(200)], 20, 100)
  expect(base).toBe((panels[0]?.bars[0]?.solid ?? 0) / 2)
})

describe('a hedge is seen at the end of the bar:', () => {
  const placed = (end: Bar['end']) => layOutBars([panel(100, end)], 20).panels[0]?.bars[0]
  const ends = (end: Bar['end']) => {
    const { solid = 0, hatchFrom = 0, hatch = 0 } = placed(end) ?? {}
    return [solid, hatchFrom, hatchFrom + hatch]
  }

  test('exact has none', () => expect(ends('exact')).toEqual([94, 94, 94]))
  test('more goes on past the number', () => expect(ends('more')).toEqual([94, 94, 99]))
  test('about lies around it', () => expect(ends('about')).toEqual([91.5, 91.5, 96.5]))
  test('near stays below it', () => expect(ends('near')).toEqual([89, 89, 94]))
  test('a bound is hatched only', () => expect(ends('most')).toEqual([0, 0, 94]))
})

test('the number begins a line of its own where it does not fit beside the label', () => {
  const lines = (width: number) => layOutBars([panel(1)], width).panels[0]?.bars[0]?.lines
  expect(lines(20)).toEqual([{ label: '紧急止付', number: '356 万个' }])
  expect(lines(8)).toEqual([
    { label: '紧急止付', number: '' },
    { label: '', number: '356 万个' },
  ])
})

test('rows never overlap', () => {
  const { panels, height } = layOutBars([panel(1), panel(2), panel(3)], 6)
  const tops = panels.flatMap(({ bars }) =>
    bars.flatMap((bar) => [bar.top, bar.barTop, bar.barTop + BAR]),
  )
  expect([...tops, height]).toEqual([...tops, height].toSorted((a, b) => a - b))
})

test.each([
  ['Emergency stop payment', 8, ['Emergency stop', 'payment']],
  ['抓获违法犯罪嫌疑人', 5, ['抓获违法犯', '罪嫌疑人']],
  ['', 5, []],
])('“%s” in %i em is %j', (text, width, lines) => expect(wrapWords(text, width)).toEqual(lines))

test('a Chinese character is as wide as the type is large, a Latin letter about half', () => {
  expect(widthOf('止付')).toBe(2)
  expect(widthOf('ab')).toBeCloseTo(1.12)
})

function panel(length: number, end: Bar['end'] = 'exact') {
  return { label: undefined, bars: [{ id: 'a', label: '紧急止付', said: '356 万个', length, end }] }
}
