const MINUTE = 60_000
const HOUR = 60 * MINUTE

/**
 * How often a board asks the site, in milliseconds: what is withdrawn must be gone within two minutes, of which
 * KV may take one.
 */
export const ASKS = 25_000

/** From when on a board says that it is old, and from when on warnings no longer show, in milliseconds. */
export const LIMITS = { stale: 5 * MINUTE, gone: 72 * HOUR } as const

export interface BoardState {
  /** `gone`: what it holds may have been withdrawn long ago. */
  readonly is: 'fresh' | 'stale' | 'gone'
  /** Milliseconds. */
  readonly age: number
}

/** How far a board's content can be trusted. An age that can't be read is too old. Pure. */
export function stateOf(at: number, now: number): BoardState {
  const age = now - at
  if (!(age <= LIMITS.gone)) return { is: 'gone', age }
  return { is: age > LIMITS.stale ? 'stale' : 'fresh', age }
}

/** `12 分钟`: an age in the board's own words. Pure. */
export function ageWords(age: number, words: Readonly<Record<string, string>>): string {
  const [unit, length]: [string, number] =
    age < 2 * HOUR ? ['minutes', MINUTE] : age < 48 * HOUR ? ['hours', HOUR] : ['days', 24 * HOUR]
  const n = Number.isFinite(age) ? Math.max(1, Math.floor(age / length)) : 0
  return (words[unit] ?? '').replace('{n}', String(n))
}
