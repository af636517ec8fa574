import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { LANES, type Lane } from '../reports/vocabulary.ts'
import { err, ok, type Result } from '../result.ts'
import type { QueuedReport, QueuePlace } from './queued-report.ts'

/** What an officer asks to see. */
export interface QueueQuery {
  /** One lane, or all of them, the most urgent first. */
  readonly lane?: string | undefined
  /** Where the page before ended: the `next` of its answer. */
  readonly after?: string | undefined
}

export interface Queue {
  readonly lane: Lane | null
  readonly reports: readonly QueuedReport[]
  /** Opens the next page; null on the last. */
  readonly next: string | null
  /** How many are open in each lane, at most COUNT_LIMIT. */
  readonly counts: Readonly<Record<Lane, number>>
}

export const PAGE_SIZE = 50

const PLACE = /^([a-z-]+)~([\d:.TZ-]{20,24})~([0-9a-z]{1,64})$/

/** The open reports of the officer's centre, by lane and then by the time they are due. */
export async function listQueue(
  ctx: Context,
  officer: Officer,
  query: QueueQuery,
): Promise<Result<Queue, 'invalid'>> {
  const lane = query.lane ? laneOf(query.lane) : null
  const after = query.after ? placeOf(query.after) : null
  if (lane === undefined || after === undefined) return err('invalid')
  const [counts, reports] = await Promise.all([
    ctx.triage.countQueued(officer.centreId, LANES),
    page(ctx, officer, lane ? [lane] : LANES, after),
  ])
  return ok({
    lane,
    reports: reports.slice(0, PAGE_SIZE),
    next: reports.length > PAGE_SIZE ? nameOf(reports[PAGE_SIZE - 1]) : null,
    counts: Object.fromEntries(LANES.map((name, i) => [name, counts[i] ?? 0])) as Queue['counts'],
  })
}

/** One report more than fits, to know whether there is a next page. */
async function page(
  ctx: Context,
  officer: Officer,
  lanes: readonly Lane[],
  after: (QueuePlace & { lane: Lane }) | null,
): Promise<readonly QueuedReport[]> {
  const reports: QueuedReport[] = []
  for (const lane of lanes.slice(after ? Math.max(0, lanes.indexOf(after.lane)) : 0)) {
    const missing = PAGE_SIZE + 1 - reports.length
    if (missing === 0) break
    const start = after?.lane === lane ? after : null
    reports.push(...(await ctx.triage.queued(officer.centreId, lane, start, missing)))
  }
  return reports
}

const laneOf = (text: string) => LANES.find((lane) => lane === text)

function placeOf(text: string) {
  const [, name = '', dueAt = '', id = ''] = PLACE.exec(text) ?? []
  const lane = laneOf(name)
  return lane && { lane, dueAt, id }
}

const nameOf = (last: QueuedReport | undefined) =>
  last ? `${last.lane}~${last.dueAt}~${last.id}` : null
