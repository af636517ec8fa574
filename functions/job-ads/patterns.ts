import type { Work } from './find-words.ts'
import type { Scopes } from './scopes.ts'

/** One of several words (an atom, by its number) at most `gap` units behind the one before. */
interface Step {
  readonly atom: number
  readonly gap: number
}
export type Pattern = readonly Step[]

export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Reads `交|付 ..6 @fees`. `~6` makes two patterns of it, one for each order.
 * @param atomOf the number of `交|付`, `@fees` or `<sum>`
 */
export function readPattern(written: string, atomOf: (words: string) => number): Pattern[] {
  const steps: Step[] = []
  let gap = 0
  let eitherOrder = false
  for (const token of written.split(' ')) {
    const distance = /^(\.\.|~)(\d+)$/.exec(token)
    if (distance) {
      gap = Number(distance[2])
      eitherOrder ||= distance[1] === '~'
      continue
    }
    steps.push({ atom: atomOf(token), gap })
    gap = 0
  }
  if (!eitherOrder) return [steps]
  const gaps = steps.map((step) => step.gap)
  const back = steps.toReversed().map(({ atom }, n) => ({
    atom,
    gap: n === 0 ? 0 : (gaps[steps.length - n] as number),
  }))
  return [steps, back]
}

export interface Reading {
  /** By atom, in the order of the text. */
  readonly hits: ReadonlyMap<number, readonly Span[]>
  readonly scopes: Scopes
  readonly work: Work
}

/** How many places of one pattern are looked for, and how many ways are tried from each. */
const MOST = 24
const WAYS = 6

/** Where a pattern stands in earnest: not denied, not only told of, within a sentence. */
export function matchPattern(
  pattern: Pattern,
  reading: Reading,
  deniable: boolean,
  isSpared: (span: Span) => boolean,
): Span[] {
  const [first] = pattern
  const found: Span[] = []
  const counts = (span: Span) =>
    !reading.scopes.isTold(span.start) &&
    !(deniable && reading.scopes.isDenied(span.start)) &&
    !isSpared(span)
  for (const hit of reading.hits.get(first?.atom ?? -1) ?? []) {
    const end = follow(pattern, 1, hit, reading, counts)
    if (end !== null) found.push({ start: hit.start, end })
    if (found.length === MOST) break
  }
  return found
}

function follow(
  pattern: Pattern,
  n: number,
  last: Span,
  reading: Reading,
  counts: (span: Span) => boolean,
): number | null {
  const { scopes, work, hits } = reading
  work.steps += 1
  if (!counts(last)) return null
  const step = pattern[n]
  if (!step) return last.end
  const places = hits.get(step.atom) ?? []
  let tried = 0
  for (let at = firstFrom(places, last.end, work); at < places.length; at++) {
    const next = places[at] as Span
    if (next.start > last.end + step.gap || tried++ === WAYS) return null
    if (scopes.sentence[next.start] !== scopes.sentence[last.start]) return null
    const end = follow(pattern, n + 1, next, reading, counts)
    if (end !== null) return end
  }
  return null
}

/** The first place that begins at `start` or later. */
function firstFrom(places: readonly Span[], start: number, work: Work): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    work.steps += 1
    const middle = (low + high) >> 1
    if ((places[middle] as Span).start < start) low = middle + 1
    else high = middle
  }
  return low
}
