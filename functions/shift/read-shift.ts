import * as z from 'zod/mini'
import type { Officer } from '../access/officer.ts'
import { CASE_ACTIONS } from '../cases/vocabulary.ts'
import type { Context } from '../context.ts'
import { type WaitingAtDesk, waitingAtDesk } from '../referrals/waiting-at-desk.ts'
import type { LiveFigures } from '../statistics/live-figures.schema.ts'
import type { QueuedReport } from '../triage/queued-report.ts'
import { readQueue } from '../triage/read-queue.ts'
import { showHandovers } from '../triage/show-handovers.ts'
import type { Deed } from './shift.store.ts'

/** How long a shift may be, in hours. */
export const SHIFT_HOURS = ['8', '12', '24'] as const
export const shiftQuery = z.object({ hours: z.optional(z.enum(SHIFT_HOURS)) })

/** Reports of each list; more are a link away. */
const LISTED = 25

/** Referrals of each state that are counted. */
const MOST_REFERRALS = 5

/** Urgent reports without anybody are counted up to here; the page says “10+”. */
export const MOST_UNCLAIMED = 11

/** What nobody did as a deed of its own; who only looked isn't counted at all (0022_deeds.sql). */
const NO_DEED: ReadonlySet<string> = new Set([
  ...['received', 'rewrapped'],
  // What a report notes of a warning the warning notes itself; what a case does, each of its reports.
  'warned',
  ...CASE_ACTIONS,
  'merged',
])

/** How often something was done: by everybody of the centre, and by the officer who asks. Never by others. */
export interface Done {
  readonly type: string
  readonly all: number
  readonly own: number
}

export interface Shift {
  readonly hours: number
  /** The beginning of the hour in which the shift began. */
  readonly since: string
  /** Urgent reports that nobody holds, at most MOST_UNCLAIMED. */
  readonly unclaimed: number
  /** What the officer holds, to hand over or finish; the one due first first. */
  readonly mine: readonly QueuedReport[]
  readonly overdue: readonly QueuedReport[]
  readonly waits: WaitingAtDesk
  readonly done: readonly Done[]
  /** Of the last referrals: without an answer, and answered. */
  readonly referrals: { readonly waiting: number; readonly answered: number }
  /** How soon somebody looked, by closed weeks; null where that isn't known. */
  readonly firstLook: LiveFigures['firstLook'] | null
}

/**
 * What whoever ends a shift hands over: what waits, what is in their hands, what was done. It counts work
 * and never people: of others only the sum is said. All that is counted reads a hundred rows at most, and
 * each report that is listed two or three.
 */
export async function readShift(ctx: Context, officer: Officer, hours: number): Promise<Shift> {
  const began = new Date(ctx.clock().getTime() - hours * 3_600_000).toISOString().slice(0, 13)
  const list = { after: null, limit: LISTED, counting: false }
  const [unclaimed, mine, overdue, waits, deeds, referrals, figures] = await Promise.all([
    ctx.shifts.unclaimed(officer.centreId, MOST_UNCLAIMED),
    readQueue(ctx, officer, { holder: 'me' }, list),
    readQueue(ctx, officer, { overdue: true }, list),
    waitingAtDesk(ctx, officer),
    ctx.shifts.deeds(officer.centreId, began),
    ctx.shifts.referrals(officer.centreId, MOST_REFERRALS),
    ctx.statistics.liveFigures().catch(() => null),
  ])
  const count = (state: string) => referrals.get(state) ?? 0
  return {
    ...{ hours, since: `${began}:00:00.000Z`, unclaimed, waits },
    mine: await showHandovers(ctx, officer, mine.reports),
    overdue: overdue.reports,
    done: countDeeds(deeds, officer.id),
    referrals: { waiting: count('sent') + count('received'), answered: count('answered') },
    firstLook: figures?.firstLook ?? null,
  }
}

function countDeeds(deeds: readonly Deed[], own: string): Done[] {
  const sum = (some: readonly Deed[]) => some.reduce((all, { count }) => all + count, 0)
  const byType = Map.groupBy(deeds, ({ type }) => type)
  return [...byType]
    .filter(([type]) => !NO_DEED.has(type))
    .map(([type, same]) => ({
      type,
      all: sum(same),
      own: sum(same.filter(({ actor }) => actor === own)),
    }))
    .sort((a, b) => b.all - a.all)
}
