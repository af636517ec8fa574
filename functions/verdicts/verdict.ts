import type { ChainHead } from '../audit/link-event.ts'
import type { IndicatorKind } from '../indicators/indicator.ts'
import type { Grounds, MaskReason, Verdict } from './vocabulary.ts'

/** What is stored of a verdict. */
export interface StoredVerdict {
  readonly id: string
  readonly centreId: string
  readonly askedCentre: string | null
  readonly kind: IndicatorKind
  readonly idx: string
  /** The value, encrypted under the Worker's secret and bound to this row. */
  readonly ct: string
  readonly kid: string
  readonly version: number
  readonly verdict: Verdict
  readonly asked: 'confirmed' | 'disputed' | null
  readonly grounds: Grounds | null
  readonly askedBy: string | null
  readonly agreedBy: string | null
  readonly since: string | null
  readonly expiresAt: string | null
  readonly hash: string | null
  readonly maskedAt: string | null
  readonly reason: MaskReason | null
  readonly changedAt: string
}

export interface CurrentVerdict extends StoredVerdict {
  readonly head: ChainHead
}

/** What readers may have of an indicator, and nothing else of it. */
export interface PublicVerdict {
  readonly kind: IndicatorKind
  /** SHA-256 over kind and canonical value (`publicHash`), base64url. */
  readonly hash: string
  readonly verdict: 'confirmed' | 'disputed'
  readonly since: string
  readonly expiresAt: string
  readonly grounds: Grounds
}

/** How the history of a verdict is called in the log. */
export const historyOf = (id: string) => `indicator:${id}` as const

export const verdictIdOf = (centreId: string, kind: IndicatorKind, idx: string) =>
  `${centreId}.${kind}.${idx}`
