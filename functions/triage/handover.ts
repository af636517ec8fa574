import type { HandoverReason } from './handover.schema.ts'

/** Who handed a report to whoever holds it, and why. */
export interface Handover {
  readonly fromId: string
  readonly fromName: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly reason: HandoverReason
  readonly note: string | null
}

/** What is kept of a handover; when and by whom, the event beside it says. */
export type HandoverDraft = Pick<Handover, 'fromName' | 'reason' | 'note'> & {
  readonly toId: string
}
