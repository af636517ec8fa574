import type { IndicatorKind } from './indicator.ts'

/** A stretch of text that looks like an indicator; whether it is one, `normaliseIndicator` says. */
export interface Found {
  readonly kind: IndicatorKind
  readonly text: string
  readonly start: number
  readonly end: number
}

/** How many stretches of one sort are looked at: bounds the work on a text made to cost. */
const MOST = 200

/** All matches of a global pattern; with a capturing group, what it captured. */
export function* foundBy(text: string, kind: IndicatorKind, pattern: RegExp): Generator<Found> {
  let count = 0
  for (const match of text.matchAll(pattern)) {
    const captured = match[1] ?? match[0]
    const start = match.index + match[0].lastIndexOf(captured)
    yield { kind, text: captured, start, end: start + captured.length }
    if (++count === MOST) return
  }
}
