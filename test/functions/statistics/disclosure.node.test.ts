// Longer than most files: every way to derive a cell stands together.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Counts, releaseWeek } from '../../../functions/statistics/release-week.ts'
import { type Lists, LOOK_LIMITS } from '../../../functions/statistics/streams.ts'
import { allLists, derivableCells } from '../../support/derive-cells.ts'
import { intervalsOf } from '../../support/interval-attacker.ts'

describe('whoever knows all published numbers and all rules derives no cell under five', () => {
  it('of a type in a week, nor from the weeks before', () => {
    const worlds = allLists(4, 9)
    const found = derivableCells(
      worlds,
      ([a1 = 0, a2 = 0, b1 = 0, b2 = 0]) =>
        releases(types(2), [
          { 'type:t0': a1, 'type:t1': b1, total: a1 + b1 },
          { 'type:t0': a1 + a2, 'type:t1': b1 + b2, total: a1 + a2 + b1 + b2 },
        ]),
      ([a1 = 0, a2 = 0, b1 = 0, b2 = 0]) => ({
        a1,
        a2,
        b1,
        b2,
        'a so far': a1 + a2,
        'week 1': a1 + b1,
        'week 2': a2 + b2,
      }),
      (world) => world.every((n) => n < 6),
    )
    expect(found).toEqual([])
  })

  it('from the total, where all that is left is in types with nothing published', () => {
    const found = derivableCells(
      allLists(5, 6),
      (counts) => releases(types(5), [typesAndTotal(counts)]),
      (counts) => ({ ...numbered(counts), all: sum(counts) }),
      (counts) => counts.every((n) => n < 5),
    )
    expect(found).toEqual([])
  })

  it('of a province, where types and provinces are published', () => {
    const found = derivableCells(
      allLists(4, 8),
      ([a = 0, b = 0, c = 0, d = 0]) =>
        releases({ scamTypes: ['t0', 't1'], provinces: ['p0'] }, [
          {
            'type:t0': a + b,
            'type:t1': c + d,
            'province:p0': a + c,
            'province:elsewhere': b + d,
            total: a + b + c + d,
          },
        ]),
      ([a = 0, b = 0, c = 0, d = 0]) => ({
        'type 0': a + b,
        'type 1': c + d,
        'province 0': a + c,
        elsewhere: b + d,
        a,
        b,
        c,
        d,
      }),
      (world) => world.every((n) => n < 5),
    )
    expect(found).toEqual([])
  })

  it('of five provinces, where one type holds all reports', () => {
    const codes = ['p0', 'p1', 'p2', 'p3']
    const found = derivableCells(
      allLists(5, 6),
      (counts) =>
        releases(
          { scamTypes: ['t0'], provinces: codes },
          [
            {
              'type:t0': sum(counts),
              ...Object.fromEntries(
                [...codes, 'elsewhere'].map((p, i) => [`province:${p}`, counts[i] ?? 0]),
              ),
              total: sum(counts),
            },
          ],
          true,
        ),
      (counts) => numbered(counts),
      (counts) => counts.every((n) => n < 5),
    )
    expect(found).toEqual([])
  })

  it('of five types, where one province holds all reports', () => {
    const found = derivableCells(
      allLists(5, 6),
      (counts) => releases(types(5), [typesAndTotal(counts)], true),
      (counts) => numbered(counts),
      (counts) => counts.every((n) => n < 5),
    )
    expect(found).toEqual([])
  })

  it('from sums, looks and reports passed on that run ahead of the total', () => {
    const worlds = allLists(5, 5).flatMap((counts) =>
      ['none', 'look:15', 'band:100'].map((all) => ({ counts, all })),
    )
    const found = derivableCells(
      worlds,
      ({ counts, all }) => releases(types(5), [{ ...typesAndTotal(counts), [all]: sum(counts) }]),
      ({ counts }) => numbered(counts),
      ({ counts }) => counts.every((n) => n < 5),
    )
    expect(found).toEqual([])
  })

  it('from reports passed on that run ahead of the looks', () => {
    const worlds = allLists(5, 5).flatMap((looks) =>
      [0, 4].flatMap((unseen) => [0, sum(looks)].map((passed) => ({ looks, unseen, passed }))),
    )
    const found = derivableCells(
      worlds,
      ({ looks, unseen, passed }) =>
        releases(types(1), [
          {
            ...typesAndTotal([sum(looks) + unseen]),
            ...Object.fromEntries(looks.map((n, i) => [`look:${LOOK_LIMITS[i]}`, n])),
            'passed-on': passed,
          },
        ]),
      ({ looks }) => numbered(looks),
      ({ looks }) => looks.every((n) => n < 5),
    )
    expect(found).toEqual([])
  })

  it('of first looks, of what was passed on, nor of what wasn’t', () => {
    const found = derivableCells(
      allLists(5, 7),
      ([unseen = 0, soon = 0, late = 0, soonPassed = 0, latePassed = 0]) =>
        releases(types(1), [
          {
            'type:t0': unseen + soon + late + soonPassed + latePassed,
            total: unseen + soon + late + soonPassed + latePassed,
            'look:15': soon + soonPassed,
            'look:later': late + latePassed,
            'passed-on': soonPassed + latePassed,
          },
        ]),
      ([unseen = 0, soon = 0, late = 0, soonPassed = 0, latePassed = 0]) => ({
        unseen,
        soon: soon + soonPassed,
        late: late + latePassed,
        passed: soonPassed + latePassed,
        'seen, not passed': soon + late,
        'not passed': unseen + soon + late,
      }),
      (world) => world.every((n) => n < 6),
    )
    expect(found).toEqual([])
  })

  it('of sums named, nor of reports without one', () => {
    const found = derivableCells(
      allLists(4, 9),
      ([none = 0, x = 0, y = 0, z = 0]) =>
        releases(types(1), [
          {
            'type:t0': none + x + y + z,
            total: none + x + y + z,
            'band:100': x,
            'band:200': y,
            'band:500': z,
          },
        ]),
      ([none = 0, x = 0, y = 0, z = 0]) => ({ none, x, y, z }),
      (world) => world.every((n) => n < 6),
    )
    expect(found).toEqual([])
  })

  it('in a large portal over many weeks', () => {
    fc.assert(
      fc.property(histories, ({ scamTypes, weeks }) => {
        const { truth, ranges } = attack(scamTypes, weeks)
        for (const [cell, value] of Object.entries(truth)) {
          const [low, high] = ranges[cell] ?? [0, 0]
          // The attacker is right …
          expect([cell, low <= value && value <= high]).toEqual([cell, true])
          // … and no wiser.
          if (value < 5) expect([cell, high - low >= 4]).toEqual([cell, true])
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('the same attackers, where cells under five are only left out', () => {
  it('find the one cell that is missing from its total', () => {
    const found = derivableCells(
      allLists(3, 9),
      (counts) => [counts.map((n) => (n < 5 ? null : n)), sum(counts)],
      (counts) => numbered(counts),
    )
    expect(found.length).toBeGreaterThan(100)
  })

  it('find it in a large portal, too', () => {
    const found = intervalsOf({
      types: [[[20, 20]], [[7, 7]], [[0, 4]]],
      totals: [[30, 30]],
    })
    expect(found['2/0']).toEqual([3, 3])
  })

  it('find all of them, where the total runs ahead of its types', () => {
    const unguarded = (counts: number[]) => [...counts, sum(counts)].map((n) => Math.floor(n / 5))
    const found = derivableCells(
      allLists(5, 6),
      unguarded,
      (counts) => numbered(counts),
      (counts) => counts.every((n) => n === 4),
    )
    expect(found).toHaveLength(5)
  })
})

describe('what is published', () => {
  it('is a multiple of five, never falls and never exceeds what there is', () => {
    fc.assert(
      fc.property(histories, ({ scamTypes, weeks }) => {
        let before: Counts = {}
        for (const counts of cumulative(weeks)) {
          const now = releaseWeek(typesAndTotal(counts), before, types(scamTypes))
          for (const [name, n] of Object.entries(now)) {
            expect(n % 5).toBe(0)
            expect(n).toBeLessThanOrEqual(typesAndTotal(counts)[name] ?? 0)
          }
          for (const [name, n] of Object.entries(before))
            expect(now[name]).toBeGreaterThanOrEqual(n)
          before = now
        }
      }),
    )
  })

  it('lags behind by four of a stream at most, where nothing holds it back', () => {
    const counts = { ...typesAndTotal([14, 3, 25]), 'look:15': 39, 'passed-on': 21, 'band:100': 9 }
    expect(releaseWeek(counts, {}, types(3))).toEqual({
      'type:t0': 10,
      'type:t2': 25,
      'province:elsewhere': 40,
      total: 40,
      'look:15': 35,
      'passed-on': 20,
      'band:100': 5,
    })
  })

  it('never takes the total back, also when a type is struck off the list', () => {
    const counts = typesAndTotal([4, 4, 4, 4])
    const before = releaseWeek(counts, {}, types(5))
    expect(before.total).toBe(15)
    expect(releaseWeek(counts, {}, types(4)).total).toBe(10)
    expect(releaseWeek(counts, before, types(4)).total).toBe(15)
  })
})

const types = (n: number): Lists => ({
  scamTypes: Array.from({ length: n }, (_, i) => `t${i}`),
  provinces: [],
})

const numbered = (counts: readonly number[]): Record<string, number> =>
  Object.fromEntries(counts.entries())

const sum = (counts: readonly number[]) => counts.reduce((all, n) => all + n, 0)

const typesAndTotal = (counts: readonly number[]): Record<string, number> => ({
  ...Object.fromEntries(counts.map((n, i) => [`type:t${i}`, n])),
  'province:elsewhere': sum(counts),
  total: sum(counts),
})

/** What is published week after week, for counts from the beginning: provinces only where asked for. */
function releases(lists: Lists, weeks: readonly Counts[], byProvince = false): Counts[] {
  const released: Counts[] = []
  for (const counts of weeks) {
    const elsewhere = { 'province:elsewhere': counts.total ?? 0 }
    const all = byProvince ? counts : { ...counts, ...elsewhere }
    released.push(releaseWeek(all, released.at(-1) ?? {}, lists))
  }
  return byProvince ? released : released.map(withoutProvinces)
}

const withoutProvinces = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).filter(([name]) => !name.startsWith('province')))

/** Weeks of what came in, by type: mostly little, at times much. */
const histories = fc.integer({ min: 2, max: 12 }).chain((scamTypes) =>
  fc.record({
    scamTypes: fc.constant(scamTypes),
    weeks: fc.array(
      fc.array(
        fc.oneof({ weight: 4, arbitrary: fc.nat(4) }, fc.constant(4), fc.nat(3), fc.nat(2000)),
        { minLength: scamTypes, maxLength: scamTypes },
      ),
      { minLength: 1, maxLength: 6 },
    ),
  }),
)

function cumulative(weeks: readonly number[][]): number[][] {
  return weeks.map((_, w) =>
    (weeks[0] ?? []).map((_, t) => sum(weeks.slice(0, w + 1).map((week) => week[t] ?? 0))),
  )
}

/** What the attacker makes of what is published, and what is true. */
function attack(scamTypes: number, weeks: readonly number[][]) {
  const published = releases(types(scamTypes), cumulative(weeks).map(typesAndTotal))
  const window = (n = 0): [number, number] => [n, n + 4]
  const ranges = intervalsOf({
    types: Array.from({ length: scamTypes }, (_, t) =>
      published.map((p) => window(p[`type:t${t}`])),
    ),
    totals: published.map((p) => {
      const ahead = (p.total ?? 0) - sum(Object.values(p)) + (p.total ?? 0)
      // Held back, it may be further behind.
      return ahead + 5 > 4 * (scamTypes - 1)
        ? [p.total ?? 0, Number.MAX_SAFE_INTEGER]
        : window(p.total)
    }),
  })
  const truth = Object.fromEntries(
    weeks.flatMap((week, w) => week.map((n, t) => [`${t}/${w}`, n] as const)),
  )
  return { truth, ranges }
}
