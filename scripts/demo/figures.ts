import { type Counts, releaseWeek } from '../../functions/statistics/release-week.ts'
import {
  type Lists,
  LOOK_LIMITS,
  PASSED_ON,
  stream,
  TOTAL,
} from '../../functions/statistics/streams.ts'
import { newTally, type Tally } from '../../functions/statistics/tally.schema.ts'
import { mondayOf, nextWeek } from '../../functions/statistics/week.ts'

const WEEKS = 16

/** Made-up reports a week, at least, by type. */
const TYPES = [
  ['task-rebate', 9],
  ['fake-customer-service', 6],
  ['fake-shopping', 5],
  ['fake-loan', 3],
  ['fake-investment', 2],
  ['fake-police', 1],
  ['romance', 0],
  ['unknown', 1],
] as const

const YUAN = [500, 1000, 2000, 5000, 10_000, 20_000, 50_000]

/**
 * What the demonstration has counted before it began: made-up reports of the last weeks, released week
 * by week by the Worker's own rules. What is sent to the demonstration itself is counted on top.
 * @param today YYYY-MM-DD
 */
export function demoTally(today: string, lists: Lists): Tally {
  let monday = mondayOf(today)
  for (let n = 0; n < WEEKS; n += 1) monday = weekBefore(monday)
  let tally = newTally(monday)
  for (let week = 0; week < WEEKS; week += 1) {
    const counts = { ...tally.counts }
    for (const report of reportsOf(week)) {
      for (const name of report) counts[name] = (counts[name] ?? 0) + 1
    }
    const released = releaseWeek(counts, tally.released, lists)
    const added = difference(released, tally.released)
    const weeks = [...tally.weeks, { monday: tally.week, added }]
    tally = { ...tally, counts, released, weeks, week: nextWeek(tally.week) }
  }
  return tally
}

/** The streams of each made-up report of a week. */
const reportsOf = (week: number): string[][] =>
  TYPES.flatMap(([type, least], i) =>
    Array.from({ length: least + ((week * 7 + i * 5) % 4) }, (_, n) => {
      const dice = week * 31 + i * 17 + n * 7
      return [
        TOTAL,
        stream('type', type),
        stream('province', dice % 9 === 0 ? 'elsewhere' : '510000'),
        ...(dice % 5 < 3 ? [stream('band', (YUAN[dice % YUAN.length] ?? 0) * 100)] : []),
        stream('look', LOOK_LIMITS[dice % 6] ?? 'later'),
        ...(dice % 3 === 0 ? [PASSED_ON] : []),
      ]
    }),
  )

const difference = (now: Counts, before: Counts) =>
  Object.fromEntries(
    Object.entries(now)
      .map(([name, n]): [string, number] => [name, n - (before[name] ?? 0)])
      .filter(([, n]) => n > 0),
  )

const WEEK_MS = 7 * 24 * 60 * 60 * 1000

const weekBefore = (monday: string) =>
  new Date(Date.parse(`${monday}T00:00:00Z`) - WEEK_MS).toISOString().slice(0, 10)
