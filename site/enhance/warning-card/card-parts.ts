import { type Block, type CardPen, COLOURS, fontOf, INNER, MARGIN, text, write } from './card-pen'

type Mark = (pen: CardPen, y: number, height: number) => void

const INDENT = 66

/** A sign or a step with its mark. */
export function sentence(pen: CardPen, words: string, mark: Mark, indent = INDENT): Block {
  const block = text(pen, words, {
    size: 40,
    weight: 500,
    x: MARGIN + indent,
    width: INNER - indent,
  })
  return {
    height: block.height + 24,
    draw: (y) => {
      mark(pen, y, block.height)
      block.draw(y)
    },
  }
}

/** A sign's mark. */
export const bar: Mark = (pen, y, height) => {
  pen.fillStyle = COLOURS.act
  pen.fillRect(MARGIN, y + 6, 9, height - 12)
}

/** A step's. */
export const numbered =
  (n: number): Mark =>
  (pen, y) => {
    pen.fillStyle = COLOURS.ink
    pen.beginPath()
    pen.arc(MARGIN + 22, y + 29, 22, 0, 2 * Math.PI)
    pen.fill()
    pen.textAlign = 'center'
    write(pen, String(n), MARGIN + 22, y + 39, fontOf(pen, 28, 800), COLOURS.white, 40)
    pen.textAlign = 'left'
  }

/** What can't wait, in a box. */
export function alarm(pen: CardPen, words: string): Block {
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
