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
/** Modules of white around a code, without which phones don't see it. */
const QUIET = 4
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
  // The page's own: in English its quotation marks are the narrow ones.
  const sans = getComputedStyle(document.body).fontFamily
  const font = {
    site: `800 34px ${sans}`,
    small: `400 22px ${sans}`,
    title: `700 30px ${sans}`,
    message: `800 50px ${sans}`,
    urgent: `800 30px ${sans}`,
  }
  const lines = wrapWords(context, card.message, font.message, INNER)
  const urgent = wrapWords(context, card.urgent, font.urgent, INNER)
  const title = wrapWords(context, card.title, font.title, INNER)
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
    face: string,
    colour: string,
    most = INNER,
  ) => {
    context.font = face
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
  write(card.site, MARGIN + 72, MARGIN, font.site, INK)
  write(card.operator, MARGIN + 72, MARGIN + 42, font.small, SOFT, INNER - 72)
  for (const [n, line] of title.entries()) {
    write(line, MARGIN, titleAt + n * 42, font.title, ALARM)
  }
  for (const [n, line] of lines.entries())
    write(line, MARGIN, messageAt + n * 74, font.message, INK)
  for (const [n, line] of urgent.entries())
    write(line, MARGIN, urgentAt + n * 42, font.urgent, ALARM)
  context.fillStyle = '#e5dccf'
  context.fillRect(MARGIN, footAt - 32, INNER, 2)
  const beside = card.code ? CODE + 28 : 0
  if (card.code) {
    // Whole pixels a module, so that no phone stumbles over uneven ones.
    const scale = Math.floor(CODE / (card.code.naturalWidth + 2 * QUIET))
    const side = scale * (card.code.naturalWidth + 2 * QUIET)
    context.fillStyle = '#fff'
    context.fillRect(MARGIN, footAt, side, side)
    context.imageSmoothingEnabled = false
    const [at, inner] = [scale * QUIET, scale * card.code.naturalWidth]
    context.drawImage(card.code, MARGIN + at, footAt + at, inner, inner)
    write(card.scan, MARGIN + beside, footAt + 28, font.title, INK, INNER - beside)
  }
  for (const [n, line] of wrapAddress(card.address).entries()) {
    write(line, MARGIN + beside, footAt + 80 + n * 30, font.small, SOFT, INNER - beside)
  }
  return canvas.toDataURL('image/png')
}

/** The site's name, then the page: an address that is typed is read in two parts. */
const wrapAddress = (address: string) => {
  const [, site = '', page = ''] = /^https?:\/\/([^/]+)(.*)$/.exec(address) ?? []
  return [site, page]
}
