/**
 * Text that was rewritten, of which every unit knows from where in the original it came: so a number
 * found in folded text can be quoted as it was written.
 */
export interface TracedText {
  readonly original: string
  readonly text: string
  /** For unit n of `text`: where in the original its source begins and ends. */
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** Rewrites a text code point by code point. */
export function traceEach(original: string, rewrite: (point: string) => string): TracedText {
  const from: number[] = []
  const to: number[] = []
  let text = ''
  let at = 0
  for (const point of original) {
    const put = rewrite(point)
    for (let n = 0; n < put.length; n++) {
      from.push(at)
      to.push(at + point.length)
    }
    text += put
    at += point.length
  }
  return { original, text, from, to }
}

/**
 * `text.replace(find, put)` with the trace kept: what is put comes from all of what was found, or, where
 * it has the same length, unit from unit. `find` is global.
 */
export function retrace(
  traced: TracedText,
  find: RegExp,
  put: (found: string) => string,
): TracedText {
  const from: number[] = []
  const to: number[] = []
  let text = ''
  let at = 0
  const keep = (end: number) => {
    for (let n = at; n < end; n++) {
      from.push(traced.from[n] as number)
      to.push(traced.to[n] as number)
    }
    text += traced.text.slice(at, end)
  }
  for (const match of traced.text.matchAll(find)) {
    const [found] = match
    const end = match.index + found.length
    const replacement = put(found)
    const sameLength = replacement.length === found.length
    keep(match.index)
    for (let n = 0; n < replacement.length; n++) {
      from.push(traced.from[sameLength ? match.index + n : match.index] as number)
      to.push(traced.to[sameLength ? match.index + n : end - 1] as number)
    }
    text += replacement
    at = end
  }
  if (at === 0 && text === '') return traced
  keep(traced.text.length)
  return { original: traced.original, text, from, to }
}

/** The original of a stretch of the rewritten text. */
export const quoteOf = ({ original, from, to }: TracedText, start: number, end: number) =>
  original.slice(from[start], to[end - 1])
