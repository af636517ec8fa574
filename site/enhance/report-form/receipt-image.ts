import { wrapWords } from '../wrap-words'

/** Lines of a receipt, drawn for whoever can only keep pictures. */
export interface ReceiptCard {
  readonly title: string
  readonly operator: string
  readonly referenceLabel: string
  readonly reference: string
  readonly receiptLabel: string
  readonly receipt: string
  /** What whoever calls says first; left out where this browser can't derive it. */
  readonly phraseLabel: string
  readonly phrase: string | undefined
  readonly why: string
  readonly address: string
  readonly made: string
}

const WIDTH = 720
const MARGIN = 48
const SANS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'
const MONO = 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace'

/**
 * A picture of the receipt as a PNG data URL: in WeChat and the like a long press saves it, where nothing
 * can be downloaded or printed. Drawn on the page; nothing is sent. '' where there is no canvas.
 */
export function drawReceipt(card: ReceiptCard): string {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!context) return ''
  const groups = card.receipt.split('-')
  const codes = [groups.slice(0, 4).join('-'), groups.slice(4).join('-')]
  const lines: readonly (readonly [words: string, font: string, colour: string, gap: number])[] = [
    [card.title, `800 40px ${SANS}`, '#1f1b17', 0],
    [card.operator, `400 24px ${SANS}`, '#5f564d', 12],
    [card.referenceLabel, `400 24px ${SANS}`, '#5f564d', 44],
    [card.reference, `700 48px ${MONO}`, '#1f1b17', 10],
    [card.receiptLabel, `400 24px ${SANS}`, '#5f564d', 40],
    ...codes.map((code) => [code, `700 44px ${MONO}`, '#17594a', 10] as const),
    ...wrapWords(context, card.why, `400 24px ${SANS}`, WIDTH - 2 * MARGIN).map(
      (words, n) => [words, `400 24px ${SANS}`, '#5f564d', n === 0 ? 32 : 8] as const,
    ),
    ...(card.phrase
      ? ([
          [card.phraseLabel, `400 24px ${SANS}`, '#5f564d', 32],
          [card.phrase, `700 36px ${SANS}`, '#1f1b17', 8],
        ] as const)
      : []),
    [card.made, `400 24px ${SANS}`, '#5f564d', 28],
    [card.address, `400 24px ${SANS}`, '#1f1b17', 8],
  ]
  const heightOf = (font: string) => Number(/(\d+)px/.exec(font)?.[1]) * 1.3
  canvas.width = WIDTH
  canvas.height = 2 * MARGIN + lines.reduce((sum, [, font, , gap]) => sum + heightOf(font) + gap, 0)
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#b3261a'
  context.fillRect(0, 0, canvas.width, 12)
  context.textBaseline = 'top'
  let y = MARGIN
  for (const [words, font, colour, gap] of lines) {
    y += gap
    context.font = font
    context.fillStyle = colour
    context.fillText(words, MARGIN, y, WIDTH - 2 * MARGIN)
    y += heightOf(font)
  }
  return canvas.toDataURL('image/png')
}
