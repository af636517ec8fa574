import type { Span } from './patterns.ts'

/** A stretch of a text, marked or not; all of them together are the text. */
export interface Segment {
  readonly text: string
  readonly isMarked: boolean
}

/** Cuts a text at the edges of what is to be marked; spans may overlap, or lie outside. Pure. */
export function segmentsOf(text: string, spans: readonly Span[]): Segment[] {
  const segments: Segment[] = []
  let at = 0
  const put = (end: number, isMarked: boolean) => {
    if (end > at) segments.push({ text: text.slice(at, end), isMarked })
    at = Math.max(at, end)
  }
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    put(Math.min(start, text.length), false)
    put(Math.min(end, text.length), true)
  }
  put(text.length, false)
  return segments
}
