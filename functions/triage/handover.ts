import type { HandoverReason } from './handover.schema.ts'

/** Who handed a report to whoever holds it, and why. */
export interface Handover {
  readonly fromId: string
  readonly fromName: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly reason: HandoverReason
}

/** What is kept of a handover; when and by whom, the event beside it says. */
export type HandoverDraft = Pick<Handover, 'fromName' | 'reason'> & {
  readonly toId: string
}
