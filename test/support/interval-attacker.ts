type Range = [low: number, high: number]

/** What is known of how many there were by the end of each week: by type, and in all. */
interface Known {
  readonly types: readonly (readonly Range[])[]
  readonly totals: readonly Range[]
}

/**
 * An attacker for worlds too large to try: narrows what is known of each number by all others, since
 * types add up to totals and nothing ever falls, until nothing changes any more.
 * @returns what each type may have had in each week, as `type/week`
 */
export function intervalsOf(known: Known): Record<string, Range> {
  const types = known.types.map((weeks) => weeks.map(([low, high]): Range => [low, high]))
  const totals = known.totals.map(([low, high]): Range => [low, high])
  let changed = true
  const narrow = (range: Range, low: number, high: number) => {
    if (low > range[0]) [range[0], changed] = [low, true]
    if (high < range[1]) [range[1], changed] = [high, true]
  }
  while (changed) {
    changed = false
    for (const [w, total] of totals.entries()) {
      const parts = types.map((weeks) => weeks[w] as Range)
      const lows = parts.reduce((sum, [low]) => sum + low, 0)
      const highs = parts.reduce((sum, [, high]) => sum + high, 0)
      narrow(total, lows, highs)
      for (const part of parts) {
        narrow(part, total[0] - (highs - part[1]), total[1] - (lows - part[0]))
      }
    }
    for (const weeks of [...types, totals]) {
      for (const [w, range] of weeks.entries()) {
        const before = weeks[w - 1]
        if (!before) continue
        narrow(range, before[0], Number.MAX_SAFE_INTEGER)
        narrow(before, 0, range[1])
      }
    }
  }
  return Object.fromEntries(
    types.flatMap((weeks, t) =>
      weeks.map(([low, high], w): [string, Range] => {
        const [lowBefore, highBefore] = weeks[w - 1] ?? [0, 0]
        return [`${t}/${w}`, [Math.max(0, low - highBefore), high - lowBefore]]
      }),
    ),
  )
}
