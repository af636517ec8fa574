import type { Context } from '../context.ts'
import type { StoredIdentity } from '../reports/report.store.ts'
import type { HeldReport } from './held-report.ts'
import { PATIENCE } from './reach.ts'

/**
 * Keeps a report outside D1: in the outbox, else in KV. Each may fail in any way at all.
 * @returns the identity of what is kept under its key; null when nobody keeps it
 */
export async function holdReport(
  { outbox, lastResort, log }: Pick<Context, 'outbox' | 'lastResort' | 'log'>,
  held: HeldReport,
): Promise<StoredIdentity | null> {
  for (const place of [outbox, lastResort]) {
    const kept = await inTime(place.hold(held))
    if (kept) {
      log('report-held', { kind: held.report.kind, lane: held.report.lane })
      return kept
    }
  }
  return null
}

async function inTime<Value>(promise: Promise<Value>): Promise<Value | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE.hold)
  })
  try {
    return await Promise.race([promise, tooLate])
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}
