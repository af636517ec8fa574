import type { Context } from '../context.ts'
import type { StoredIdentity } from '../reports/report.store.ts'
import { inTime, PATIENCE } from '../storage/reach.ts'
import { type Held, isAppeal } from './held.ts'

/**
 * Keeps a report or an appeal outside D1: in the outbox, else in KV. Each may fail in any way at all.
 * @returns the identity of what is kept under its key; null when nobody keeps it
 */
export async function hold(
  { outbox, lastResort, log }: Pick<Context, 'outbox' | 'lastResort' | 'log'>,
  held: Held,
): Promise<StoredIdentity | null> {
  for (const place of [outbox, lastResort]) {
    try {
      const kept = await inTime(PATIENCE.hold, place.hold(held))
      if (isAppeal(held)) log('appeal-held', { centre: held.appeal.centreId })
      else log('report-held', { kind: held.report.kind, lane: held.report.lane })
      return kept
    } catch {
      // The next place, then.
    }
  }
  return null
}
