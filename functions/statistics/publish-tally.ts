import type { LiveFigures } from './live-figures.schema.ts'
import { type Counts, STEP } from './release-week.ts'
import {
  ELSEWHERE,
  type Family,
  type Lists,
  LOOK_LIMITS,
  membersOf,
  PASSED_ON,
  stream,
  TOTAL,
} from './streams.ts'
import type { Tally } from './tally.schema.ts'
import { lastDayOf } from './week.ts'

export interface Publication {
  readonly demo: boolean
  readonly timeZone: string
  readonly byProvince: boolean
  readonly lists: Lists
}

/** What of a tally is public: only what was released, none of the exact counts. Pure. */
export function publishTally(tally: Tally, { demo, timeZone, byProvince, lists }: Publication) {
  const { released, weeks } = tally
  const last = weeks.at(-1)
  const figures: LiveFigures = {
    demo,
    timeZone,
    since: tally.since,
    until: last ? lastDayOf(last.monday) : null,
    step: STEP,
    reports: said(released, TOTAL),
    passedOn: said(released, PASSED_ON),
    money: moneyOf(released),
    firstLook: firstLookOf(released),
    types: listed(released, 'type', lists.scamTypes).map(([id, reports]) => ({ id, reports })),
    provinces: byProvince
      ? listed(released, 'province', [...lists.provinces, ELSEWHERE]).map(([code, reports]) => ({
          code,
          reports,
        }))
      : null,
    weeks: weeks.toReversed().map(({ monday, added }) => ({
      from: monday,
      until: lastDayOf(monday),
      reports: said(added, TOTAL),
      passedOn: said(added, PASSED_ON),
      types: listed(added, 'type', lists.scamTypes).map(([id, reports]) => ({ id, reports })),
    })),
  }
  return figures
}

const said = (counts: Counts, name: string) => counts[name] || null

/** A family's streams that have something: in the order of the list, then what the list has no more. */
function listed(counts: Counts, family: Family, order: readonly string[]): [string, number][] {
  return [...new Set([...order, ...membersOf(counts, family)])]
    .map((of): [string, number] => [of, counts[stream(family, of)] ?? 0])
    .filter(([, reports]) => reports > 0)
}

function moneyOf(released: Counts): LiveFigures['money'] {
  const bands = membersOf(released, 'band')
    .map((fen) => ({ fromFen: Number(fen), reports: released[stream('band', fen)] ?? 0 }))
    .sort((a, b) => a.fromFen - b.fromFen)
  const atLeastFen = bands.reduce((sum, { fromFen, reports }) => sum + fromFen * reports, 0)
  return { atLeastFen: atLeastFen || null, bands }
}

function firstLookOf(released: Counts): LiveFigures['firstLook'] {
  const within = [...LOOK_LIMITS, null]
    .map((minutes) => ({ minutes, reports: released[stream('look', minutes ?? 'later')] ?? 0 }))
    .filter(({ reports }) => reports > 0)
  const looked = within.reduce((sum, { reports }) => sum + reports, 0)
  let below = 0
  const half = within.find(({ reports }) => {
    below += reports
    return below * 2 >= looked
  })
  return { reports: looked || null, halfWithinMinutes: half?.minutes ?? null, within }
}
