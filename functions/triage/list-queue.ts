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

/** The name of the parameter that isn't one of ours. */
export type QueueError = keyof QueueQuery

/** The open reports of the officer's centre, by lane and then by the time they are due. */
export async function listQueue(
  ctx: Context,
  officer: Officer,
  query: QueueQuery,
): Promise<Result<Queue, QueueError>> {
  const lane = query.lane ? laneOf(query.lane) : null
  if (lane === undefined) return err('lane')
  const after = query.after ? placeOf(query.after) : null
  if (after === undefined) return err('after')
  // One report more than fits, to know whether there is a next page.
  const slice = { ...sliceOf(lane, after), limit: PAGE_SIZE + 1 }
  const { reports, counts } = await ctx.triage.queue(officer.centreId, slice, LANES)
  return ok({
    lane,
    reports: reports.slice(0, PAGE_SIZE),
    next: reports.length > PAGE_SIZE ? nameOf(reports[PAGE_SIZE - 1]) : null,
    counts: Object.fromEntries(
      LANES.map((name) => [name, counts.get(name) ?? 0]),
    ) as Queue['counts'],
  })
}

type Place = QueuePlace & { readonly lane: Lane }

/** Which lanes to read and where the first of them starts; one lane's page never leads into another. */
function sliceOf(lane: Lane | null, after: Place | null) {
  if (lane) return { lanes: [lane], after: after?.lane === lane ? after : null }
  return { lanes: after ? LANES.slice(LANES.indexOf(after.lane)) : LANES, after }
}

const laneOf = (text: string) => LANES.find((lane) => lane === text)

function placeOf(text: string) {
  const [, name = '', dueAt = '', id = ''] = PLACE.exec(text) ?? []
  const lane = laneOf(name)
  return lane && { lane, dueAt, id }
}

const nameOf = (last: QueuedReport | undefined) =>
  last ? `${last.lane}~${last.dueAt}~${last.id}` : null
