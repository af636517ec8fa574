import type { Outcome } from './vocabulary.ts'

/** Minutes after each failed try until the next one; after the last it is given up. */
export const PAUSES = [1, 5, 30, 120, 300, 600, 840] as const

/** How often something is tried in all: over about 31 hours. */
export const MOST_TRIES = PAUSES.length + 1

/** What waiting doesn't mend. */
const FINAL: readonly Outcome[] = ['gone', 'not-allowed', 'unreadable']

/**
 * What becomes of a delivery after its `tries`-th try failed: when to try again (ISO 8601), a fifth sooner
 * or later so that many don't come at once, or null for given up. Pure; `chance` from 0 to 1.
 */
export function nextTry(outcome: Outcome, tries: number, now: Date, chance: number): string | null {
  const pause = PAUSES[tries - 1]
  if (FINAL.includes(outcome) || pause === undefined) return null
  return new Date(now.getTime() + pause * 60_000 * (0.8 + 0.4 * chance)).toISOString()
}
