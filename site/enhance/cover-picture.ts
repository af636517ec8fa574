import { wrapWords } from './wrap-words'

type Words = Record<'title' | 'sub' | 'site' | 'operator' | 'alt', string>

/** What a cover of an article measures. */
const [WIDTH, HEIGHT, MARGIN] = [900, 383, 60]
const [INK, SOFT, ALARM, PAPER] = ['#1f1b17', '#5f564d', '#b3261a', '#fbf8f2']
/** The mark, in units of 32: as in site/components/Bell.astro. */
const BELL =
  'M16 2.5a2 2 0 0 0-2 2v.9C9.7 6.3 6.9 9.9 6.9 14.2v4.3l-2.6 4.3c-.7 1.2.1 2.7 1.5 2.7h20.4c1.4 0 2.2-1.5 1.5-2.7l-2.6-4.3v-4.3c0-4.3-2.8-7.9-7.1-8.8v-.9a2 2 0 0 0-2-2ZM12.2 27.5a3.9 3.9 0 0 0 7.6 0Z'

/** Draws a cover on the reader's device, which has fonts for Chinese, to keep by a long press. */
class CoverPicture extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.querySelector('button')?.addEventListener('click', () => this.#draw())
  }

  #draw() {
    const words = JSON.parse(this.dataset.words ?? '{}') as Words
    const figure = this.querySelector('figure')
    const src = drawCover(words)
    if (!figure || src === '') return
    const image = figure.querySelector('img') ?? new Image()
    image.alt = words.alt
    image.src = src
    figure.insertBefore(image, figure.firstChild)
    figure.hidden = false
  }
}

function drawCover(words: Words): string {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!context) return ''
  const sans = getComputedStyle(document.body).fontFamily
  canvas.width = WIDTH
  canvas.height = HEIGHT
  context.fillStyle = PAPER
  context.fillRect(0, 0, WIDTH, HEIGHT)
  context.fillStyle = ALARM
  context.fillRect(0, 0, WIDTH, 10)
  context.setTransform(4, 0, 0, 4, (WIDTH - 128) / 2, 34)
  context.fill(new Path2D(BELL))
  context.resetTransform()
  context.textAlign = 'center'
  context.textBaseline = 'top'
  const write = (text: string, y: number, font: string, colour: string) => {
    context.font = `${font} ${sans}`
    context.fillStyle = colour
    context.fillText(text, WIDTH / 2, y, WIDTH - 2 * MARGIN)
  }
  const lines = wrapWords(context, words.title, `800 56px ${sans}`, WIDTH - 2 * MARGIN)
  for (const [n, line] of lines.entries()) write(line, 178 + n * 66, '800 56px', INK)
  const below = 178 + lines.length * 66
  write(words.sub, below + 10, '400 28px', ALARM)
  write(`${words.site} · ${words.operator}`, HEIGHT - 56, '400 22px', SOFT)
  return canvas.toDataURL('image/png')
}

customElements.define('cover-picture', CoverPicture)
