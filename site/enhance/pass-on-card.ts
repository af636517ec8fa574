import { wrapWords } from './wrap-words'

/** What a card to pass on says. */
export interface PassOnCard {
  readonly site: string
  readonly operator: string
  readonly title: string
  readonly message: string
  readonly urgent: string
  readonly scan: string
  readonly address: string
  /** The page's code (site/page-code.ts), or null where the page has none. */
  readonly code: HTMLImageElement | null
}

const WIDTH = 720
const MARGIN = 56
const INNER = WIDTH - 2 * MARGIN
const CODE = 184
const SANS =
  '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'
const FONT = {
  site: `800 34px ${SANS}`,
  small: `400 22px ${SANS}`,
  title: `700 30px ${SANS}`,
  message: `800 50px ${SANS}`,
  urgent: `800 30px ${SANS}`,
}
const [INK, SOFT, ALARM, PAPER] = ['#1f1b17', '#5f564d', '#b3261a', '#fbf8f2']
/** The mark, in units of 32: as in site/components/Bell.astro. */
const BELL =
  'M16 2.5a2 2 0 0 0-2 2v.9C9.7 6.3 6.9 9.9 6.9 14.2v4.3l-2.6 4.3c-.7 1.2.1 2.7 1.5 2.7h20.4c1.4 0 2.2-1.5 1.5-2.7l-2.6-4.3v-4.3c0-4.3-2.8-7.9-7.1-8.8v-.9a2 2 0 0 0-2-2ZM12.2 27.5a3.9 3.9 0 0 0 7.6 0Z'

/**
 * The message as a PNG data URL, to keep by a long press. Drawn on the reader's device: it has fonts for
 * Chinese, which a machine that builds the site may not have. '' where there is no canvas.
 */
export function drawPassOnCard(card: PassOnCard): string {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!context) return ''
  const lines = wrapWords(context, card.message, FONT.message, INNER)
  const urgent = wrapWords(context, card.urgent, FONT.urgent, INNER)
  const title = wrapWords(context, card.title, FONT.title, INNER)
  const titleAt = MARGIN + 112
  const messageAt = titleAt + title.length * 42 + 20
  const urgentAt = messageAt + lines.length * 74 + 36
  const footAt = urgentAt + urgent.length * 42 + 72
  canvas.width = WIDTH
  canvas.height = footAt + CODE + MARGIN
  const write = (
    words: string,
    x: number,
    y: number,
    font: string,
    colour: string,
    most = INNER,
  ) => {
    context.font = font
    context.fillStyle = colour
    context.fillText(words, x, y, most)
  }

  context.fillStyle = PAPER
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = ALARM
  context.fillRect(0, 0, canvas.width, 12)
  context.textBaseline = 'top'
  context.fillStyle = ALARM
  context.setTransform(2, 0, 0, 2, MARGIN - 6, MARGIN - 2)
  context.fill(new Path2D(BELL))
  context.resetTransform()
  write(card.site, MARGIN + 72, MARGIN, FONT.site, INK)
  write(card.operator, MARGIN + 72, MARGIN + 42, FONT.small, SOFT, INNER - 72)
  for (const [n, line] of title.entries()) {
    write(line, MARGIN, titleAt + n * 42, FONT.title, ALARM)
  }
  for (const [n, line] of lines.entries())
    write(line, MARGIN, messageAt + n * 74, FONT.message, INK)
  for (const [n, line] of urgent.entries())
    write(line, MARGIN, urgentAt + n * 42, FONT.urgent, ALARM)
  context.fillStyle = '#e5dccf'
  context.fillRect(MARGIN, footAt - 32, INNER, 2)
  const beside = card.code ? CODE + 28 : 0
  if (card.code) {
    // Whole pixels a module, so that no phone stumbles over uneven ones.
    const side = Math.floor(CODE / card.code.naturalWidth) * card.code.naturalWidth
    context.imageSmoothingEnabled = false
    context.drawImage(card.code, MARGIN, footAt, side, side)
    write(card.scan, MARGIN + beside, footAt + 28, FONT.title, INK, INNER - beside)
  }
  for (const [n, line] of wrapAddress(card.address).entries()) {
    write(line, MARGIN + beside, footAt + 80 + n * 30, FONT.small, SOFT, INNER - beside)
  }
  return canvas.toDataURL('image/png')
}

/** The site's name, then the page: an address that is typed is read in two parts. */
const wrapAddress = (address: string) => {
  const [, site = '', page = ''] = /^https?:\/\/([^/]+)(.*)$/.exec(address) ?? []
  return [site, page]
}
