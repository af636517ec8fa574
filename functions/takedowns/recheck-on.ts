import { RECHECK_DAYS, type TakedownState } from './vocabulary.ts'

const DAY_MS = 86_400_000

/**
 * The civil day on which somebody looks again, after having looked `checks` times in this state; null
 * where nobody has to any more.
 */
export function recheckOn(state: TakedownState, checks: number, today: string): string | null {
  const days = RECHECK_DAYS[state][checks]
  if (days === undefined) return null
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}
