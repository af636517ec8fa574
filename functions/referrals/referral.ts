import type { Lane } from '../reports/vocabulary.ts'
import type { Wrap } from '../sealing/sealed-part.ts'
import type { Answer, ReferralState, ReferredPart } from './vocabulary.ts'

/**
 * A report, or some parts of it, passed on to an authority or to another centre of this portal. Times are
 * ISO 8601, UTC.
 */
export interface Referral {
  readonly id: string
  readonly reportId: string
  /** Whose report it is. */
  readonly fromCentre: string
  readonly toId: string
  /** As it was called when the referral was drafted. */
  readonly toName: string
  /** The centre of this portal that reads it once it is sent; null where it goes outside. */
  readonly toCentre: string | null
  /** In which lane the report was when it was sent. */
  readonly lane: Lane | null
  /** Why it was sent: a reason of the stage `referred`. */
  readonly reason: string | null
  /** Who took it on at that centre, by name. */
  readonly receivedBy: string | null
  readonly parts: readonly ReferredPart[]
  readonly state: ReferralState
  readonly madeAt: string
  readonly sentAt: string | null
  readonly receivedAt: string | null
  readonly answeredAt: string | null
  readonly answer: Answer | null
  /**
   * By when something should have been heard, or what another centre answered looked at; null where nothing is
   * waited for.
   */
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

/** A part's content key for the centre that it is handed to, made by the browser of who hands it over. */
export interface HandedWrap extends Wrap {
  readonly part: string
}
