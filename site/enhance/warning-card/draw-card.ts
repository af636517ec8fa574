import { sideOfCode } from '../../../functions/cards/code-side'
import { CARD, CARD_CODE } from '../../../functions/cards/limits'
import { wrapWords } from '../wrap-words'
import { alarm, bar, numbered, sentence } from './card-parts'
import {
  type Block,
  type CardPen,
  COLOURS,
  fontOf,
  INNER,
  MARGIN,
  penFor,
  space,
  text,
  write,
} from './card-pen'

/** What a card says, word for word. */
export interface CardWords {
  readonly lang: 'zh' | 'en'
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

/**
 * A warning's card, drawn on this device, which has fonts for Chinese; null where there is no canvas or it
 * would be too long. `code` has one pixel a module (site/page-code.ts), and stands where the Worker looks
 * for it.
 */
export function drawCard(words: CardWords, code: HTMLImageElement): HTMLCanvasElement | null {
  const canvas = document.createElement('canvas')
  const pen = penFor(canvas, words.lang)
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

function blocksOf(pen: CardPen, words: CardWords): Block[] {
  return [
    head(pen, words),
    text(pen, words.tags, { size: 34, weight: 700, colour: COLOURS.act, after: 22 }),
    title(pen, words.title),
    ...(words.facts.length > 0
      ? [text(pen, words.facts, { size: 36, colour: COLOURS.soft, after: 8 })]
      : []),
    space(44),
    text(pen, words.signsTitle, { size: 38, weight: 800, after: 24 }),
    ...words.signs.map((sign) => sentence(pen, sign, bar, 40)),
    space(32),
    text(pen, words.todoTitle, { size: 38, weight: 800, after: 24 }),
    ...words.todo.map((step, n) => sentence(pen, step, numbered(n + 1))),
    space(20),
    alarm(pen, words.paid),
    space(56),
  ]
}

function title(pen: CardPen, words: string): Block {
  const fits = ([size, lines]: readonly [number, number]) =>
    wrapWords(pen, words, fontOf(pen, size, 800), INNER).length <= lines
  const [size] = TITLES.find(fits) ?? TITLES[TITLES.length - 1] ?? [54]
  return text(pen, words, { size, weight: 800, leading: 1.28, after: 22 })
}

/** Mark, name and who runs it on the left; what this is on the right. */
function head(pen: CardPen, { site, runBy, label }: CardWords): Block {
  return {
    height: 168,
    draw: (y) => {
      pen.fillStyle = COLOURS.alarm
      pen.setTransform(2.6, 0, 0, 2.6, MARGIN - 10, y - 4)
      pen.fill(new Path2D(BELL))
      pen.resetTransform()
      const x = MARGIN + 88
      write(pen, site, x, y + 34, fontOf(pen, 42, 800), COLOURS.ink, 420)
      write(pen, runBy, x, y + 76, fontOf(pen, 27, 400), COLOURS.soft, INNER - 88)
      pen.font = fontOf(pen, 36, 800)
      pen.textAlign = 'right'
      write(pen, label, CARD.width - MARGIN, y + 34, fontOf(pen, 36, 800), COLOURS.alarm, 340)
      pen.textAlign = 'left'
      pen.fillStyle = COLOURS.line
      pen.fillRect(MARGIN, y + 112, INNER, 3)
    },
  }
}

/** The code, and what it leads to. */
function drawFoot(
  pen: CardPen,
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
