/**
 * What isn't broken: a word or a number of Latin letters with its space, or one other character, each with the
 * marks that may not end a line before it and those that may not begin one after it.
 */
const PIECES = /[“‘（《]*(?:[\x21-\x7e\u00a1-\u024f\u2019]+|.)[，。、；：？！”’）》…]* */gsu

/** Breaks words into lines that a canvas can draw: between words, and anywhere in Chinese. `width` in px. */
export function wrapWords(
  context: CanvasRenderingContext2D,
  words: string,
  font: string,
  width: number,
): string[] {
  context.font = font
  return wrapPieces(context, words.match(PIECES) ?? [], width)
}

/** The same of pieces that are not to be broken. */
export function wrapPieces(
  context: CanvasRenderingContext2D,
  pieces: readonly string[],
  width: number,
): string[] {
  const lines = ['']
  for (const piece of pieces) {
    const line = `${lines.at(-1)}${piece}`
    if (context.measureText(line.trimEnd()).width <= width) lines[lines.length - 1] = line
    else lines.push(piece)
  }
  return lines
}
