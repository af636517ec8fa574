import { CARD, CARD_CODE } from '../../../functions/cards/limits'
import { wrapPieces, wrapWords } from '../wrap-words'

export const MARGIN = CARD_CODE.margin
export const INNER = CARD.width - 2 * MARGIN
export const COLOURS = {
  paper: '#fbf8f2',
  ink: '#1f1b17',
  soft: '#5f564d',
  line: '#e0d6c8',
  act: '#17594a',
  alarm: '#b3261a',
  alarmTint: '#fbe9e3',
  white: '#ffffff',
  black: '#000000',
} as const

/** What is drawn on what: the edges of letters are mixtures of the two. */
export const DRAWN_ON = [
  ['ink', 'paper'],
  ['soft', 'paper'],
  ['act', 'paper'],
  ['alarm', 'paper'],
  ['line', 'paper'],
  ['alarm', 'alarmTint'],
  ['white', 'ink'],
  ['black', 'white'],
] as const satisfies readonly (readonly [keyof typeof COLOURS, keyof typeof COLOURS])[]

/** Something to be drawn below the other: so high, and how, from its upper edge. */
export interface Block {
  readonly height: number
  readonly draw: (y: number) => void
}

export const space = (height: number): Block => ({ height, draw: () => {} })

/** As in styles/tokens.css: in English, quotation marks are the narrow ones. */
const SANS = {
  zh: '"PingFang SC", "HarmonyOS Sans SC", MiSans, "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif',
  en: '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
} as const

export type CardPen = CanvasRenderingContext2D & { readonly sans: string }

/** A pen for a card in one language; null where there is no canvas. */
export function penFor(canvas: HTMLCanvasElement, lang: keyof typeof SANS): CardPen | null {
  const context = canvas.getContext('2d')
  return context && Object.assign(context, { sans: SANS[lang] })
}

export const fontOf = ({ sans }: CardPen, size: number, weight: number) =>
  `${weight} ${size}px ${sans}`

interface Face {
  readonly size: number
  readonly weight?: number
  readonly colour?: string
  /** Points left free below it. */
  readonly after?: number
  readonly leading?: number
  readonly x?: number
  readonly width?: number
}

/** Words that break where they have to; of a list no part is broken, and no separator ends or begins a line. */
export function text(pen: CardPen, words: string | readonly string[], face: Face): Block {
  const { size, weight = 400, colour = COLOURS.ink, after = 0, leading = 1.45 } = face
  const { x = MARGIN, width = INNER } = face
  const font = fontOf(pen, size, weight)
  pen.font = font
  const lines =
    typeof words === 'string'
      ? wrapWords(pen, words, font, width)
      : wrapPieces(
          pen,
          words.map((part) => part + SEPARATOR),
          width + pen.measureText(SEPARATOR).width,
        )
  const step = Math.round(size * leading)
  return {
    height: lines.length * step + after,
    draw: (y) => {
      pen.font = font
      pen.fillStyle = colour
      for (const [n, line] of lines.entries()) {
        const said = (line.endsWith(SEPARATOR) ? line.slice(0, -SEPARATOR.length) : line).trim()
        // A full-width mark has its white on the left: the line is to begin where the others do.
        const hang = /^[“‘（《]/.test(said) ? hanging(pen, said) : 0
        const middle = y + n * step + Math.round(step / 2 + size * 0.36)
        pen.fillText(said, x - hang, middle, width + hang)
      }
    },
  }
}

const SEPARATOR = '\u2002·\u2002'

/** How far the ink of a line begins after its place. */
const hanging = (pen: CardPen, line: string) =>
  Math.max(0, -pen.measureText(line).actualBoundingBoxLeft)

/** One line, narrowed where it is longer than `most`. */
export function write(
  pen: CardPen,
  words: string,
  x: number,
  y: number,
  font: string,
  colour: string,
  most: number,
) {
  pen.font = font
  pen.fillStyle = colour
  pen.fillText(words, x, y, most)
}
