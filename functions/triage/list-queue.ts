import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { LANES, type Lane } from '../reports/vocabulary.ts'
import { err, ok, type Result } from '../result.ts'
import { type FilterName, filterOf, type QueueFilter } from './queue-filter.ts'
import type { QueuedReport, QueuePlace } from './queued-report.ts'
import { readQueue } from './read-queue.ts'
import { showHandovers } from './show-handovers.ts'

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
  const page = pageOf(reports)
  const shown = await showHandovers(ctx, officer, page.reports)
  return ok({ filter: filter.value, ...page, reports: shown, ...rest })
}

const pageOf = (reports: readonly QueuedReport[]) => ({
  reports: reports.slice(0, PAGE_SIZE),
  next: reports.length > PAGE_SIZE ? nameOf(reports[PAGE_SIZE - 1]) : null,
})

function placeOf(text: string): QueuePlace | undefined {
  const [, name = '', dueAt = '', id = ''] = PLACE.exec(text) ?? []
  const lane = LANES.find((one) => one === name)
  return lane && { lane, dueAt, id }
}

const nameOf = (last: QueuedReport | undefined) =>
  last ? `${last.lane}~${last.dueAt}~${last.id}` : null
