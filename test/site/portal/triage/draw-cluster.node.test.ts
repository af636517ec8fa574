import { describe, expect, it } from 'vitest'
import { drawCluster } from '../../../../site/portal/triage/draw-cluster.ts'

const named = (...ids: string[]) => ids.map((id) => ({ id, label: id.toUpperCase() }))

describe('the picture of a case', () => {
  it('has each report and each thing that they share once, none over another, all within it', () => {
    const { reports, terms, height } = drawCluster(named('a', 'b', 'c'), named('x', 'y'), [])
    for (const column of [reports, terms]) {
      const ys = column.map(({ y }) => y)
      expect(new Set(ys).size).toBe(column.length)
      expect(ys.every((y) => y > 0 && y < height)).toBe(true)
    }
    expect(reports.map(({ id, label }) => [id, label])).toEqual([
      ['a', 'A'],
      ['b', 'B'],
      ['c', 'C'],
    ])
    expect(terms.map(({ id }) => id).toSorted()).toEqual(['x', 'y'])
  })

  it('joins each report with what it names, and nothing else', () => {
    const edges = [
      { report: 'a', idx: 'y' },
      { report: 'b', idx: 'x' },
      { report: 'c', idx: 'x' },
      { report: 'gone', idx: 'x' },
      { report: 'a', idx: 'cut' },
    ]
    const { reports, terms, lines } = drawCluster(named('a', 'b', 'c'), named('x', 'y'), edges)
    const at = (column: typeof reports, y: number) => column.find((one) => one.y === y)?.id
    expect(lines.map(({ from, to }) => `${at(reports, from)}-${at(terms, to)}`)).toEqual([
      'a-y',
      'b-x',
      'c-x',
    ])
  })

  it('puts what is shared beside those who name it, so that lines cross no more than they must', () => {
    const edges = [
      { report: 'a', idx: 'z' },
      { report: 'b', idx: 'y' },
      { report: 'c', idx: 'x' },
    ]
    const { terms } = drawCluster(named('a', 'b', 'c'), named('x', 'y', 'z'), edges)
    expect(terms.map(({ id }) => id)).toEqual(['z', 'y', 'x'])
  })

  it('is drawn of nothing, too', () => {
    expect(drawCluster([], [], [])).toMatchObject({ reports: [], terms: [], lines: [] })
  })
})
