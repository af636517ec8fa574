import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import { LANES } from '../reports/vocabulary.ts'
import { err, ok, type Result } from '../result.ts'
import type { School } from '../schools/schools.ts'
import { mondayOf } from '../statistics/week.ts'

/** How many weeks are shown. */
export const WEEKS = 8

/** Counts are said in fives, as all published figures are: of four reports each could be somebody known. */
export const FIVE = 5

/** Kinds of report that name a school. */
export const CAMPUS_KINDS = ['campus'] as const

/** What came in of one kind and lane in one closed week: at least so many, 0 for fewer than five. */
export interface CampusCount {
  readonly week: string
  readonly kind: (typeof CAMPUS_KINDS)[number]
  readonly lane: (typeof LANES)[number]
  readonly atLeast: number
}

export interface Campus {
  readonly school: Pick<School, 'id' | 'name'>
  /** Every week, kind and lane, the newest week first, whether anything came or not. */
  readonly counts: readonly CampusCount[]
  /** What of this school's was also seen at another school of the city: kind and number, by week. */
  readonly nearby: readonly { week: string; kind: string; count: number }[]
  /** What this person proposed, also where an officer has changed it since: then it is no longer theirs to change. */
  readonly proposals: readonly {
    readonly id: string
    readonly title: string | null
    readonly state: string
    readonly reason: string | null
    readonly changedAt: string
    readonly isLive: boolean
    readonly isTheirs: boolean
  }[]
}

/**
 * What somebody of a school sees of their campus: closed weeks only, so that nobody can watch a number rise
 * as they send a report; no report, no reference, no sum over lanes.
 */
export async function openCampus(
  ctx: Context,
  officer: Officer,
): Promise<Result<Campus, 'forbidden'>> {
  const school = ctx.schools.find(officer.schoolId ?? '')
  if (!school) return err('forbidden')
  const monday = mondayOf(civilDateOf(ctx.clock(), ctx.operator.timeZone))
  const weeks = Array.from({ length: WEEKS }, (_, n) => weeksBefore(monday, n + 1))
  const { centreId } = officer
  const from = weeks.at(-1) ?? monday
  const counted = await ctx.campus.counts(centreId, school.id, from, monday)
  const proposals = await ctx.proposals.begunBy(officer, ctx.clock().toISOString())
  return ok({
    school: { id: school.id, name: school.name },
    counts: weeks.flatMap((week) =>
      CAMPUS_KINDS.flatMap((kind) =>
        LANES.map((lane) => {
          const same = counted.filter(
            (cell) => cell.week === week && cell.kind === kind && cell.lane === lane,
          )
          const n = same.reduce((sum, cell) => sum + cell.n, 0)
          return { week, kind, lane, atLeast: n - (n % FIVE) }
        }),
      ),
    ),
    nearby: await ctx.campus.alerts(centreId, school.id, from),
    proposals: proposals.map(({ id, title, state, reason, changedAt, isLive, proposedBy }) => ({
      ...{ id, title, state, reason, changedAt, isLive, isTheirs: proposedBy === officer.id },
    })),
  })
}

const weeksBefore = (monday: string, n: number) =>
  new Date(Date.parse(`${monday}T00:00:00Z`) - n * 7 * 86_400_000).toISOString().slice(0, 10)
