import type { Kind, Lane, Situation, Stage } from '../reports/vocabulary.ts'
import type { Handover } from './handover.ts'

/** One line of the queue: plain facts only. */
export interface QueuedReport {
  readonly id: string
  readonly reference: string
  readonly kind: Kind
  readonly scamType: string
  readonly situation: Situation | null
  readonly forWhom: string | null
  readonly minor: boolean
  readonly stillInContact: boolean | null
  readonly region: string | null
  /** Lower bound in fen. */
  readonly amountBand: number | null
  readonly lane: Lane
  readonly dueAt: string
  readonly reasons: readonly string[]
  readonly stage: Stage
  readonly createdAt: string
  /** When the reporter wrote something that nobody has answered or decided about; else null. */
  readonly wroteAt: string | null
  readonly claimedBy: string | null
  readonly holder: string | null
  readonly version: number
  /** Who handed it to whoever asks, and why; only of what they hold themselves. */
  readonly handover?: Handover
}

/** Where a page of one lane starts: after this report. */
export interface QueuePlace {
  readonly lane: Lane
  readonly dueAt: string
  readonly id: string
}

/**
 * Counting stops here: nobody acts differently on 100 urgent reports and on 1,000, and D1 bills every
 * row counted. Together with what a page reads it stays within four rows for each that is shown.
 */
export const COUNT_LIMITS: Readonly<Record<Lane, number>> = {
  urgent: 100,
  today: 16,
  routine: 16,
  'to-verify': 16,
}

/** Urgent reports of a centre that nobody holds. */
export interface Urgent {
  /** At most COUNT_LIMITS.urgent. */
  readonly unclaimed: number
  /** Those of them that another centre has handed over; they stand in no queue. */
  readonly handed: number
  /** The newest of them. */
  readonly ids: readonly string[]
}
