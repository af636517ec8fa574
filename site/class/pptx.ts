// pptxgenjs 4.0.1: MIT; stable since 2025, quiet but in wide use; of the kept libraries the one that
// writes notes and needs no template. It runs at build only.
import PptxGen from 'pptxgenjs'
import type { Edition } from '../editions'
import { wordsIn } from '../i18n'
import { classIn } from '../queries/class'
import { inLanguage, operator } from '../queries/operator'
import { type ShownSlide, slidesIn } from './deck'

/** The light scheme of styles/tokens.css. */
const INK = '1F1B17'
const SOFT = '5F564D'
const PAPER = 'FBF8F2'
const CARD = 'FFFFFF'
const ALARM = 'B3261A'
const ACT = '17594A'
const ACT_TINT = 'E6F0EA'
const LINE = 'E5DCCF'

/** Inches, on a slide of 13.33 × 7.5. */
const LEFT = 0.8
const WIDTH = 11.7

const FONTS = { 'zh-CN': 'Microsoft YaHei', en: 'Segoe UI' } as const

/** The bytes of a .pptx with the lesson's slides and the teacher's notes. */
export async function writePptx(edition: Edition): Promise<Uint8Array> {
  const { locale } = edition
  const t = wordsIn(locale)
  const name = inLanguage(operator.name, locale)
  const deck = new PptxGen()
  deck.layout = 'LAYOUT_WIDE'
  deck.title = classIn(locale).lesson.title
  deck.author = name
  deck.company = name
  deck.theme = { headFontFace: FONTS[locale], bodyFontFace: FONTS[locale] }
  const slides = slidesIn(locale)
  for (const [n, shown] of slides.entries()) {
    const slide = deck.addSlide()
    slide.background = { color: PAPER }
    slide.addShape('rect', { x: 0, y: 0, w: 0.18, h: 7.5, fill: { color: ALARM } })
    draw(slide, shown)
    slide.addText(`${t('class.deck.foot', { name })}    ${n + 1} / ${slides.length}`, {
      ...{ x: LEFT, y: 6.85, w: WIDTH, h: 0.4 },
      ...{ fontSize: 12, color: SOFT },
    })
    slide.addNotes(shown.notes)
  }
  return (await deck.write({ outputType: 'uint8array', compression: true })) as Uint8Array
}

type Slide = ReturnType<PptxGen['addSlide']>

function draw(slide: Slide, shown: ShownSlide) {
  const isLarge = shown.kind === 'title' || shown.kind === 'rule'
  const isAsked = shown.kind === 'question' || shown.kind === 'answer'
  let y = isLarge ? 2.1 : 0.6
  if (shown.label) {
    slide.addText(shown.label, {
      ...{ x: LEFT, y: y - 0.1, w: WIDTH, h: 0.5 },
      ...{ fontSize: 18, bold: true, color: ACT },
    })
    y += 0.45
  }
  const height = isLarge ? 1.7 : isAsked ? 1.75 : 1.1
  slide.addText(shown.title, {
    ...{ x: LEFT, y, w: WIDTH, h: height, valign: 'top', fit: 'shrink' },
    ...{ fontSize: isLarge ? 54 : isAsked ? 28 : 40, bold: true, color: INK },
  })
  y += height + 0.15
  if (shown.kind === 'scenario') y = addBody(slide, shown.body, y)
  for (const [n, line] of shown.lines.entries()) y = addLine(slide, shown, line, n, y)
  for (const choice of shown.choices ?? []) {
    slide.addText(choice, {
      ...{ x: 6.2, y, w: 6.3, h: 0.55, shape: 'roundRect', rectRadius: 0.25 },
      ...{
        line: { color: ACT, width: 1.5 },
        fontSize: 18,
        color: ACT,
        bold: true,
        align: 'center',
      },
    })
    y += 0.65
  }
  if (shown.kind !== 'scenario') addBody(slide, shown.body, y + 0.1)
}

function addBody(slide: Slide, body: string | undefined, y: number): number {
  if (!body) return y
  slide.addText(body, {
    ...{ x: LEFT, y, w: WIDTH, h: 0.95, valign: 'top', fit: 'shrink' },
    ...{ fontSize: 20, color: SOFT },
  })
  return y + 0.95
}

function addLine(slide: Slide, shown: ShownSlide, line: string, n: number, y: number): number {
  const place = { x: LEFT, y, w: WIDTH, h: 0.75 }
  if (shown.kind === 'title') {
    slide.addText(line, { ...place, fontSize: 28, color: SOFT })
    return y + 0.7
  }
  if (shown.kind === 'list') {
    slide.addText(line, { ...place, fontSize: 28, color: INK, bullet: { indent: 22 } })
    return y + 0.95
  }
  const isRight = shown.right === n
  const isNumbered = shown.kind === 'question' || shown.kind === 'answer'
  slide.addText(isNumbered ? `${n + 1}　${line}` : line, {
    ...place,
    ...{ shape: 'roundRect', rectRadius: 0.12 },
    fill: { color: isRight ? ACT : isNumbered ? CARD : ACT_TINT },
    line: { color: isRight ? ACT : LINE, width: 1 },
    ...{ fontSize: isNumbered ? 21 : 24, bold: isRight, color: isRight ? CARD : INK },
    ...{ valign: 'middle', margin: [0, 12, 0, 12], fit: 'shrink' },
  })
  return y + 0.87
}
