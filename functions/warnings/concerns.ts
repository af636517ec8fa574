import type { Kind } from '../reports/vocabulary.ts'
import type { WarningKind } from './vocabulary.ts'

/** What a report says that a warning may be about. */
export interface About {
  readonly kind: Kind
  /** An id, or empty; `other` and `unknown` say nothing. */
  readonly scamType: string
  /** As it was typed. */
  readonly school: string
}

/** What of a warning counts here. */
export interface Warned {
  readonly kind: WarningKind
  readonly scamType: string
  /** The names of the school it is about. */
  readonly schools: readonly string[]
}

/**
 * Whether a warning may be about what somebody is just reporting: the same type of scam; at a school also
 * whatever goes round there, as long as no other type was named; for an advert whatever warns of adverts.
 * Pure.
 */
export function concerns({ kind, scamType, school }: About, warned: Warned): boolean {
  const isSure = !['', 'other', 'unknown'].includes(scamType)
  if (isSure) return warned.scamType === scamType
  if (kind === 'job-ad') return warned.kind === 'job-ad'
  const typed = school.trim().toLowerCase()
  return (
    kind === 'campus' &&
    typed !== '' &&
    warned.schools.some((one) => typed.includes(one.toLowerCase()))
  )
}

/** How many are shown: who reports shouldn't have to read much. */
export const MOST_SHOWN = 3
