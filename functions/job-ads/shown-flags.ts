import type { AdFlag, Quote } from './check-advert.ts'
import type { ReadRule } from './compile-rules.ts'

/** Below this a reason only adds to others. */
const SLIGHT = 5

/**
 * The reasons worth a reader's time: the heaviest, without slight ones that were read from the same words
 * as a heavier one. Pure.
 */
export function shownFlags<R extends ReadRule>(
  flags: readonly AdFlag<R>[],
  most: number,
): AdFlag<R>[] {
  const shown: AdFlag<R>[] = []
  for (const flag of flags) {
    const told = shown.flatMap(({ quotes }) => quotes)
    const isNew = flag.rule.weight >= SLIGHT || flag.quotes.some((quote) => !isWithin(quote, told))
    if (isNew) shown.push(flag)
    if (shown.length === most) break
  }
  return shown
}

const isWithin = ({ start, end }: Quote, quotes: readonly Quote[]) =>
  quotes.some((one) => one.start <= start && end <= one.end)
