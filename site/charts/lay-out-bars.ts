/** How a bar ends, so that a hedge is seen: `more` goes on, `about` lies around, `near` stays below, `most` is only a bound. */
export type BarEnd = 'exact' | 'more' | 'about' | 'near' | 'most'

export interface Bar {
  readonly id: string
  readonly label: string
  /** The number in words, as its source has it. */
  readonly said: string
  /** What to draw, in the chart's unit. */
  readonly length: number
  readonly end: BarEnd
}

export interface Panel {
  readonly label: string | undefined
  readonly bars: readonly Bar[]
}

/** A bar in place. Heights are in em of the chart's text, lengths in percent of its width. */
export interface PlacedBar extends Bar {
  /** The label, then the number, which begins a line of its own where both don't fit into one. */
  readonly lines: readonly Line[]
  readonly top: number
  readonly height: number
  readonly barTop: number
  /** The certain part. */
  readonly solid: number
  /** Where the hatched part begins and how long it is; 0 where the number is exact. */
  readonly hatchFrom: number
  readonly hatch: number
}

export interface Line {
  readonly label: string
  readonly number: string
}

export interface PlacedPanel {
  readonly lines: readonly string[]
  readonly top: number
  readonly bars: readonly PlacedBar[]
}

export interface Layout {
  readonly height: number
  readonly panels: readonly PlacedPanel[]
  /** Where the earlier period's 100 or the whole lies, in percent of the width. */
  readonly base: number | undefined
}

/** How many em of a chart's text fit on the narrowest screen, 360 px. */
export const NARROWEST = { ordinary: 20, easy: 14 }

const LINE = 1.45
export const BAR = 1.15
const GAP = 0.9
/** Free room at the right, where a hatched part may go on. */
const ROOM = 94
/** How far a hatched part reaches, in percent of the width. */
const HATCH = 5

/**
 * Puts bars below each other, each under its own words, on one scale from zero. No text stands beside
 * a bar, so nothing collides on a narrow screen or in large type; `width` is how many em fit in a line.
 */
export function layOutBars(panels: readonly Panel[], width: number, base?: number): Layout {
  const longest = Math.max(base ?? 0, ...panels.flatMap(({ bars }) => bars.map((b) => b.length)))
  const scale = (length: number) => round((length / longest) * ROOM)
  let y = 0
  const placed = panels.map(({ label, bars }, index): PlacedPanel => {
    if (index > 0) y += GAP
    const lines = label ? wrapWords(label, width) : []
    const top = y
    y += lines.length * LINE + (lines.length > 0 ? 0.4 : 0)
    return { lines, top: round(top), bars: bars.map((bar) => placeBar(bar)) }
  })
  return { height: round(y), panels: placed, base: base && scale(base) }

  function placeBar(bar: Bar): PlacedBar {
    const lines = linesOf(bar, width)
    const top = y
    const barTop = y + lines.length * LINE + 0.15
    y = barTop + BAR + GAP
    const at = {
      ...bar,
      lines,
      top: round(top),
      barTop: round(barTop),
      height: round(y - top - GAP),
    }
    return { ...at, ...endOf(bar.end, scale(bar.length)) }
  }
}

function linesOf({ label, said }: Bar, width: number): Line[] {
  if (widthOf(`${label}  ${said}`) <= width) return [{ label, number: said }]
  return [
    ...wrapWords(label, width).map((line) => ({ label: line, number: '' })),
    ...wrapWords(said, width).map((line) => ({ label: '', number: line })),
  ]
}

function endOf(end: BarEnd, length: number) {
  const reach = Math.min(HATCH, length)
  switch (end) {
    case 'exact':
      return { solid: length, hatchFrom: length, hatch: 0 }
    case 'more':
      return { solid: length, hatchFrom: length, hatch: HATCH }
    case 'about':
      return {
        solid: round(length - reach / 2),
        hatchFrom: round(length - reach / 2),
        hatch: reach,
      }
    case 'near':
      return { solid: round(length - reach), hatchFrom: round(length - reach), hatch: reach }
    case 'most':
      return { solid: 0, hatchFrom: 0, hatch: Math.max(length, 1) }
  }
}

const round = (n: number) => Math.round(n * 100) / 100

const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

/** Roughly how wide a text is, in em. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (HAN.test(char) ? 1 : 0.56), 0)

/** Breaks a text into lines of at most `width` em: between words, or between Chinese characters. */
export function wrapWords(text: string, width: number): string[] {
  const pieces =
    text.match(/[\p{Script=Han}\uff00-\uffef]|[^\s\p{Script=Han}\uff00-\uffef]+|\s+/gu) ?? []
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line && widthOf(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  if (line.trim()) lines.push(line.trimEnd())
  return lines
}
