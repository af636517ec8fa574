/** What is counted for each officer: rows changed in bulk, rows exported, warnings published. */
export const BUDGETED = ['bulk', 'export', 'publish'] as const
export type Budgeted = (typeof BUDGETED)[number]

/**
 * How much one person may do in an hour and in a day. Many times a busy shift, and far less than would
 * empty a queue: a stolen session, or somebody who is angry, is stopped here and undone by a lead.
 * To open, to claim one report and to call somebody costs nothing, ever.
 */
export const ACTION_LIMITS: Readonly<Record<Budgeted, { hour: number; day: number }>> = {
  bulk: { hour: 200, day: 600 },
  export: { hour: 2_000, day: 5_000 },
  publish: { hour: 6, day: 20 },
}

/** Something that was done: when (ISO 8601, UTC), and how much of it. */
export interface Spent {
  readonly at: string
  readonly n: number
}

const SECONDS = { hour: 3_600, day: 86_400 } as const

/** From when on what was done counts, and how much may be: an hour's and a day's window end now. */
export const windowsOf = (kind: Budgeted, now: Date) =>
  (['hour', 'day'] as const).map((span) => ({
    since: new Date(now.getTime() - SECONDS[span] * 1_000).toISOString(),
    seconds: SECONDS[span],
    most: ACTION_LIMITS[kind][span],
  }))

/** How much of a kind may still be done now, by what was done before. */
export const roomIn = (kind: Budgeted, spent: readonly Spent[], now: Date): number =>
  Math.max(
    0,
    Math.min(...windowsOf(kind, now).map(({ since, most }) => most - sumAfter(spent, since))),
  )

/**
 * Seconds until `n` more may be done, if nothing else is done meanwhile; null where so much at once never
 * may.
 */
export function waitFor(
  kind: Budgeted,
  spent: readonly Spent[],
  n: number,
  now: Date,
): number | null {
  const waits = windowsOf(kind, now).map(({ since, seconds, most }) => {
    if (n > most) return null
    const within = spent.filter(({ at }) => at > since).toSorted((a, b) => (a.at < b.at ? -1 : 1))
    let over = sumAfter(within, since) + n - most
    let wait = 0
    for (const { at, n: freed } of within) {
      if (over <= 0) break
      over -= freed
      wait = Date.parse(at) / 1_000 + seconds - now.getTime() / 1_000
    }
    return Math.max(0, Math.ceil(wait))
  })
  return waits.includes(null) ? null : Math.max(...waits.map((wait) => wait ?? 0))
}

const sumAfter = (spent: readonly Spent[], since: string) =>
  spent.filter(({ at }) => at > since).reduce((sum, { n }) => sum + n, 0)
