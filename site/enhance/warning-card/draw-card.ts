import { sideOfCode } from '../../../functions/cards/code-side'
import { CARD, CARD_CODE } from '../../../functions/cards/limits'
import { wrapWords } from '../wrap-words'

/** What a card says, word for word. */
export interface CardWords {
  readonly site: string
  readonly runBy: string
  readonly label: string
  readonly tags: readonly string[]
  readonly title: string
  readonly facts: readonly string[]
  readonly signsTitle: string
  readonly signs: readonly string[]
  readonly todoTitle: string
  readonly todo: readonly string[]
  readonly paid: string
  readonly scan: string
  readonly address: string
  readonly note: string
}

const MARGIN = CARD_CODE.margin
const INNER = CARD.width - 2 * MARGIN
const COLOURS = {
  paper: '#fbf8f2',
  ink: '#1f1b17',
  soft: '#5f564d',
  line: '#e0d6c8',
  act: '#17594a',
  alarm: '#b3261a',
  alarmTint: '#fbe9e3',
  white: '#ffffff',
} as const
/** The mark, in units of 32: as in site/components/Bell.astro. */
const BELL =
  'M16 2.5a2 2 0 0 0-2 2v.9C9.7 6.3 6.9 9.9 6.9 14.2v4.3l-2.6 4.3c-.7 1.2.1 2.7 1.5 2.7h20.4c1.4 0 2.2-1.5 1.5-2.7l-2.6-4.3v-4.3c0-4.3-2.8-7.9-7.1-8.8v-.9a2 2 0 0 0-2-2ZM12.2 27.5a3.9 3.9 0 0 0 7.6 0Z'

/** Sizes of a title in points, and in how many lines it has to fit to have it. */
const TITLES = [
  [92, 2],
  [78, 3],
  [66, 4],
  [54, Number.POSITIVE_INFINITY],
] as const

/** Something to be drawn below the other: so high, and how, from its upper edge. */
interface Block {
  readonly height: number
  readonly draw: (y: number) => void
}

/**
 * A warning's card, drawn on this device, which has fonts for Chinese; null where there is no canvas or it
 * would be too long. `code` has one pixel a module (site/page-code.ts), and stands where the Worker looks
 * for it.
 */
export function drawCard(words: CardWords, code: HTMLImageElement): HTMLCanvasElement | null {
  const canvas = document.createElement('canvas')
  // Without transparency: three bytes a point instead of four.
  const pen = canvas.getContext('2d', { alpha: false })
  if (!pen) return null
  const blocks = blocksOf(pen, words)
  const foot = sideOfCode(code.naturalWidth)
  const body = blocks.reduce<number>((sum, { height }) => sum + height, MARGIN)
  const height = Math.max(CARD.leastHeight, Math.ceil(body + foot + MARGIN))
  if (height > CARD.mostHeight) return null
  canvas.width = CARD.width
  canvas.height = height
  pen.textBaseline = 'alphabetic'
  pen.fillStyle = COLOURS.paper
  pen.fillRect(0, 0, canvas.width, height)
  let y = MARGIN
  for (const block of blocks) {
    block.draw(y)
    y += block.height
  }
  drawFoot(pen, words, code, height - MARGIN - foot)
  return canvas
}

function blocksOf(pen: CanvasRenderingContext2D, words: CardWords): Block[] {
  return [
    head(pen, words),
    text(pen, words.tags.join('  ·  '), { size: 34, weight: 700, colour: COLOURS.act, after: 22 }),
    title(pen, words.title),
    ...(words.facts.length > 0
      ? [text(pen, words.facts.join('  ·  '), { size: 36, colour: COLOURS.soft, after: 8 })]
      : []),
    space(44),
    text(pen, words.signsTitle, { size: 38, weight: 800, after: 24 }),
    ...words.signs.map((sign) => sentence(pen, sign, bar)),
    space(32),
    text(pen, words.todoTitle, { size: 38, weight: 800, after: 24 }),
    ...words.todo.map((step, n) => sentence(pen, step, numbered(n + 1))),
    space(20),
    alarm(pen, words.paid),
    space(56),
  ]
}

const space = (height: number): Block => ({ height, draw: () => {} })

/** The page's own font: in English its quotation marks are the narrow ones. */
const fontOf = (size: number, weight: number) =>
  `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`

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

/** Words that break where they have to. */
function text(pen: CanvasRenderingContext2D, words: string, face: Face): Block {
  const { size, weight = 400, colour = COLOURS.ink, after = 0, leading = 1.45 } = face
  const { x = MARGIN, width = INNER } = face
  const font = fontOf(size, weight)
  const lines = wrapWords(pen, words, font, width)
  const step = Math.round(size * leading)
  return {
    height: lines.length * step + after,
    draw: (y) => {
      pen.font = font
      pen.fillStyle = colour
      for (const [n, line] of lines.entries()) {
        pen.fillText(line.trim(), x, y + n * step + Math.round(step / 2 + size * 0.36), width)
      }
    },
  }
}

function title(pen: CanvasRenderingContext2D, words: string): Block {
  const fits = ([size, lines]: readonly [number, number]) =>
    wrapWords(pen, words, fontOf(size, 800), INNER).length <= lines
  const [size] = TITLES.find(fits) ?? TITLES[TITLES.length - 1] ?? [54]
  return text(pen, words, { size, weight: 800, leading: 1.28, after: 22 })
}

/** Mark, name and who runs it on the left; what this is on the right. */
function head(pen: CanvasRenderingContext2D, { site, runBy, label }: CardWords): Block {
  return {
    height: 168,
    draw: (y) => {
      pen.fillStyle = COLOURS.alarm
      pen.setTransform(2.6, 0, 0, 2.6, MARGIN - 10, y - 4)
      pen.fill(new Path2D(BELL))
      pen.resetTransform()
      const x = MARGIN + 88
      write(pen, site, x, y + 34, fontOf(42, 800), COLOURS.ink, 420)
      write(pen, runBy, x, y + 76, fontOf(27, 400), COLOURS.soft, INNER - 88)
      pen.font = fontOf(36, 800)
      pen.textAlign = 'right'
      write(pen, label, CARD.width - MARGIN, y + 34, fontOf(36, 800), COLOURS.alarm, 340)
      pen.textAlign = 'left'
      pen.fillStyle = COLOURS.line
      pen.fillRect(MARGIN, y + 112, INNER, 3)
    },
  }
}

type Mark = (pen: CanvasRenderingContext2D, y: number, height: number) => void

const INDENT = 64

/** A sign or a step with its mark. */
function sentence(pen: CanvasRenderingContext2D, words: string, mark: Mark): Block {
  const block = text(pen, words, {
    size: 40,
    weight: 500,
    x: MARGIN + INDENT,
    width: INNER - INDENT,
  })
  return {
    height: block.height + 24,
    draw: (y) => {
      mark(pen, y, block.height)
      block.draw(y)
    },
  }
}

const bar: Mark = (pen, y, height) => {
  pen.fillStyle = COLOURS.act
  pen.fillRect(MARGIN + 16, y + 8, 8, height - 16)
}

const numbered =
  (n: number): Mark =>
  (pen, y) => {
    pen.fillStyle = COLOURS.ink
    pen.beginPath()
    pen.arc(MARGIN + 22, y + 29, 22, 0, 2 * Math.PI)
    pen.fill()
    pen.textAlign = 'center'
    write(pen, String(n), MARGIN + 22, y + 39, fontOf(28, 800), COLOURS.white, 40)
    pen.textAlign = 'left'
  }

function alarm(pen: CanvasRenderingContext2D, words: string): Block {
  const inner = text(pen, words, {
    ...{ size: 38, weight: 800, colour: COLOURS.alarm },
    ...{ x: MARGIN + 36, width: INNER - 72 },
  })
  return {
    height: inner.height + 48,
    draw: (y) => {
      pen.fillStyle = COLOURS.alarmTint
      pen.fillRect(MARGIN, y, INNER, inner.height + 48)
      pen.fillStyle = COLOURS.alarm
      pen.fillRect(MARGIN, y, 10, inner.height + 48)
      inner.draw(y + 24)
    },
  }
}

/** The code, and what it leads to. */
function drawFoot(
  pen: CanvasRenderingContext2D,
  { scan, address, note }: CardWords,
  code: HTMLImageElement,
  top: number,
) {
  const { module, quiet } = CARD_CODE
  const side = sideOfCode(code.naturalWidth)
  pen.fillStyle = COLOURS.white
  pen.fillRect(MARGIN, top, side, side)
  pen.imageSmoothingEnabled = false
  const inner = code.naturalWidth * module
  pen.drawImage(code, MARGIN + quiet * module, top + quiet * module, inner, inner)
  const x = MARGIN + side + 40
  const width = CARD.width - MARGIN - x
  const [host = '', path = ''] = address.split(/(?=\/)(.*)/s)
  const blocks = [
    text(pen, scan, { size: 38, weight: 800, x, width, after: 14 }),
    text(pen, host, { size: 27, colour: COLOURS.soft, x, width, leading: 1.3 }),
    text(pen, path, { size: 27, colour: COLOURS.soft, x, width, leading: 1.3, after: 18 }),
    text(pen, note, { size: 27, colour: COLOURS.soft, x, width }),
  ]
  let y =
    top + Math.max(0, (side - blocks.reduce<number>((sum, { height }) => sum + height, 0)) / 2)
  for (const block of blocks) {
    block.draw(y)
    y += block.height
  }
}

function write(
  pen: CanvasRenderingContext2D,
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
