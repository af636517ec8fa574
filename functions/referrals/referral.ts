import type { Answer, ReferralState, ReferredPart } from './vocabulary.ts'

/** A report, or some parts of it, passed on to an authority. Times are ISO 8601, UTC. */
export interface Referral {
  readonly id: string
  readonly reportId: string
  readonly toId: string
  /** As it was called when the referral was drafted. */
  readonly toName: string
  readonly parts: readonly ReferredPart[]
  readonly state: ReferralState
  readonly madeAt: string
  readonly sentAt: string | null
  readonly receivedAt: string | null
  readonly answeredAt: string | null
  readonly answer: Answer | null
  /** By when something should have been heard; null where nothing is waited for. */
  readonly answerDue: string | null
  /** Under which the authority keeps it. */
  readonly theirNumber: string | null
}

/** A line of a list: with the report that it is about. */
export interface ListedReferral extends Referral {
  readonly reference: string
  readonly kind: string
  readonly scamType: string
}
