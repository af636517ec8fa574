import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { LANES, type Lane } from '../reports/vocabulary.ts'
import type { Queue } from './list-queue.ts'
import type { QueueFilter } from './queue-filter.ts'
import type { QueuePlace } from './queued-report.ts'

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

/** Which lanes to read and where the first of them starts; one lane's page never leads into another. */
function sliceOf(lane: Lane | undefined, after: QueuePlace | null) {
  if (lane) return { lanes: [lane], after: after?.lane === lane ? after : null }
  return { lanes: after ? LANES.slice(LANES.indexOf(after.lane)) : LANES, after }
}
