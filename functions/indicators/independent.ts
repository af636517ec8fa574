/** Reports that name an indicator, of one network and month, checked or not. */
export interface Appearance {
  /** The keyed code of the reporter's network in that month; null for clues and what came to the desk. */
  readonly source: string | null
  /** YYYY-MM of the reports. */
  readonly month: string
  /** Whether an officer spoke to the reporter or saw proof. */
  readonly checked: boolean
  /** How many reports. */
  readonly reports: number
}

export interface Reporters {
  /** How many reports name it: whoever sends a thousand makes a thousand. */
  readonly reports: number
  /** How many networks they came from, at least. */
  readonly networks: number
  /** The same of those that an officer checked: only these carry a verdict. */
  readonly checked: number
}

/**
 * How many who don't know each other name an indicator. A network's code changes each month and can't be
 * linked across months, so the months aren't added up: the fullest one counts. Reports without a code
 * count as one together, for nobody can tell them apart. What no officer checked counts for nothing in a
 * verdict: fifty networks can be rented for an hour, a conversation can't. Pure.
 */
export function independentReporters(appearances: readonly Appearance[]): Reporters {
  const checked = appearances.filter((one) => one.checked)
  return {
    reports: appearances.reduce((sum, { reports }) => sum + reports, 0),
    networks: apart(appearances),
    checked: apart(checked),
  }
}

function apart(appearances: readonly Appearance[]): number {
  const months = Map.groupBy(
    appearances.filter(({ source }) => source !== null),
    ({ month }) => month,
  )
  const sizes = [...months.values()].map((list) => new Set(list.map(({ source }) => source)).size)
  const hasNameless = appearances.some(({ source }) => source === null)
  return Math.max(0, ...sizes) + (hasNameless ? 1 : 0)
}

/** How many independent reporters, each checked, carry a verdict by themselves. */
export const ENOUGH_REPORTERS = 3
