import { storeAppeal } from '../appeals/held-appeal.ts'
import type { Context } from '../context.ts'
import { errorName } from '../http/request-log.ts'
import { PATIENCE, reach } from '../storage/reach.ts'
import { type Held, type HeldReport, isAppeal, placeOf } from './held.ts'
import type { ShardStore } from './shard.store.ts'

/** Written in one go: of the 50 statements that the free plan gives an invocation, each takes up to five. */
export const AT_ONCE = 9

/** Milliseconds until the next go: at once while it works, then ever longer, at most a minute. */
const PAUSES_MS = [1_000, 2_000, 5_000, 15_000, 60_000] as const

export interface Drained {
  readonly delivered: number
  readonly left: number
  /** Milliseconds until the next go; null when nothing is left. */
  readonly again: number | null
  /** How many goes in a row have ended before their end. */
  readonly failures: number
}

type Needs = Pick<Context, 'reports' | 'appeals' | 'centres' | 'secrets' | 'random' | 'log'>

/**
 * Writes what is held to D1, oldest first, and forgets each only when D1 has it. One that D1 refuses
 * stays and is tried after the others; an outage ends the go.
 */
export async function drain(ctx: Needs, store: ShardStore, failures: number): Promise<Drained> {
  let delivered = 0
  let stopped = false
  for (const held of store.next(AT_ONCE)) {
    const outcome = await deliver(ctx, held)
    if (outcome === 'down') {
      stopped = true
      break
    }
    if (outcome === 'stored') {
      store.remove(placeOf(held).keyMac)
      delivered += 1
    } else {
      store.putBack(placeOf(held).keyMac)
      ctx.log('outbox-stuck', { error: outcome })
    }
  }
  const left = store.count()
  if (delivered > 0) ctx.log('outbox-drained', { count: delivered })
  const failed = stopped || (delivered === 0 && left > 0) ? failures + 1 : 0
  return { delivered, left, failures: failed, again: left === 0 ? null : pauseAfter(failed) }
}

export const pauseAfter = (failures: number): number =>
  failures === 0 ? 0 : (PAUSES_MS[Math.min(failures, PAUSES_MS.length) - 1] ?? 60_000)

/** @returns the class of the error where D1 takes neither */
async function deliver(ctx: Needs, held: Held): Promise<'stored' | 'down' | string> {
  try {
    if (!isAppeal(held)) return await deliverReport(ctx, held)
    // One that is there already is the same: its key decides.
    const written = await reach(ctx.random, PATIENCE.insert, () => storeAppeal(ctx, held))
    return written.ok ? 'stored' : 'down'
  } catch (error) {
    return errorName(error)
  }
}

/**
 * Writes one held report. A row that is there already, of the same attempt, is the same report: the
 * first try was carried out after we had stopped waiting for it.
 */
async function deliverReport(
  { reports, random }: Needs,
  { report, parts, indicators, event }: HeldReport,
): Promise<'stored' | 'down' | 'Conflict'> {
  const written = await reach(random, PATIENCE.insert, () =>
    reports.insert(report, parts, indicators, event),
  )
  if (!written.ok) return 'down'
  if (written.value !== 'exists') return 'stored'
  const found = await reach(random, PATIENCE.find, () =>
    reports.findAttempt(report.keyMac, report.id),
  )
  if (!found.ok) return 'down'
  const same = found.value?.keyMac === report.keyMac && found.value.bodyMac === report.bodyMac
  return same ? 'stored' : 'Conflict'
}
