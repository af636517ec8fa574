import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { LANES, type Lane } from '../reports/vocabulary.ts'
import { err, ok, type Result } from '../result.ts'
import { type FilterName, filterOf, type QueueFilter } from './queue-filter.ts'
import type { QueuedReport, QueuePlace } from './queued-report.ts'

export interface Queue {
  readonly filter: QueueFilter
  readonly reports: readonly QueuedReport[]
  /** Opens the next page: what `after` takes; null on the last. */
  readonly next: string | null
  /** How many are open in each lane, as far as COUNT_LIMITS go; of lanes that aren't shown, nothing. */
  readonly counts: Readonly<Partial<Record<Lane, number>>>
  /** False where these filters together would have to look through too much: narrow the search. */
  readonly complete: boolean
}

export const PAGE_SIZE = 50

const PLACE = /^([a-z-]+)~([\d:.TZ-]{20,24})~([0-9a-z]{1,64})$/

/** The name of the parameter that isn't one of ours. */
export type QueueError = FilterName | 'after'

/**
 * The reports of the officer's centre: by lane and then by the time they are due; through filters, by
 * that time alone. `after` is the `next` of the page before.
 */
export async function listQueue(
  ctx: Context,
  officer: Officer,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Result<Queue, QueueError>> {
  const filter = filterOf(query)
  if (!filter.ok) return filter
  const after = query.after ? placeOf(query.after) : null
  if (after === undefined) return err('after')
  // One report more than fits, to know whether there is a next page.
  const { reports, ...rest } = await readQueue(ctx, officer, filter.value, {
    after,
    limit: PAGE_SIZE + 1,
    counting: true,
  })
  return ok({ filter: filter.value, ...pageOf(reports), ...rest })
}

interface Slice {
  readonly after: QueuePlace | null
  readonly limit: number
  /** Whether the lanes that are shown are also counted. */
  readonly counting: boolean
}

/** So many of the reports that fit, in the queue's order, from a place on. */
export async function readQueue(
  ctx: Context,
  officer: Officer,
  filter: QueueFilter,
  { after, limit, counting }: Slice,
): Promise<Pick<Queue, 'reports' | 'counts' | 'complete'>> {
  const { lane, overdue, ...others } = filter
  const now = ctx.clock().toISOString()
  if (Object.keys(others).length > 0) {
    const slice = { filter, officerId: officer.id, now, after, limit }
    return { ...(await ctx.triage.filtered(officer.centreId, slice)), counts: {} }
  }
  const slice = { ...sliceOf(lane, after), dueBefore: overdue ? now : null, limit }
  const counted = overdue || !counting ? [] : lane ? [lane] : LANES
  const { reports, counts } = await ctx.triage.queue(officer.centreId, slice, counted)
  return { reports, counts: Object.fromEntries(counts), complete: true }
}

const pageOf = (reports: readonly QueuedReport[]) => ({
  reports: reports.slice(0, PAGE_SIZE),
  next: reports.length > PAGE_SIZE ? nameOf(reports[PAGE_SIZE - 1]) : null,
})

/** Which lanes to read and where the first of them starts; one lane's page never leads into another. */
function sliceOf(lane: Lane | undefined, after: QueuePlace | null) {
  if (lane) return { lanes: [lane], after: after?.lane === lane ? after : null }
  return { lanes: after ? LANES.slice(LANES.indexOf(after.lane)) : LANES, after }
}

function placeOf(text: string): QueuePlace | undefined {
  const [, name = '', dueAt = '', id = ''] = PLACE.exec(text) ?? []
  const lane = LANES.find((one) => one === name)
  return lane && { lane, dueAt, id }
}

const nameOf = (last: QueuedReport | undefined) =>
  last ? `${last.lane}~${last.dueAt}~${last.id}` : null
