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

/** A stretch of the rewritten text, and what takes its place. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly put: string
}

/**
 * `text.replace(find, put)` with the trace kept: what is put comes from all of what was found, or, where
 * it has the same length, unit from unit. `find` is global.
 */
export const retrace = (
  traced: TracedText,
  find: RegExp,
  put: (found: string) => string,
): TracedText => rewrite(traced, editsOf(traced.text, find, put))

function* editsOf(text: string, find: RegExp, put: (found: string) => string): Generator<Edit> {
  for (const { 0: found, index } of text.matchAll(find)) {
    yield { start: index, end: index + found.length, put: put(found) }
  }
}

/** Makes edits that don't overlap, in their order, and keeps the trace. */
export function rewrite(traced: TracedText, edits: Iterable<Edit>): TracedText {
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
  for (const { start, end, put } of edits) {
    const sameLength = put.length === end - start
    keep(start)
    for (let n = 0; n < put.length; n++) {
      from.push(traced.from[sameLength ? start + n : start] as number)
      to.push(traced.to[sameLength ? start + n : end - 1] as number)
    }
    text += put
    at = end
  }
  if (at === 0 && text === '') return traced
  keep(traced.text.length)
  return { original: traced.original, text, from, to }
}

/** The original of a stretch of the rewritten text. */
export const quoteOf = ({ original, from, to }: TracedText, start: number, end: number) =>
  original.slice(from[start], to[end - 1])
