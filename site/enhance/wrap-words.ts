/** A word of Latin letters with its space, or one other character with the marks that may not begin a line. */
const PIECES = /[\x20-\x7e\u2019]+?(?: |$)|.[，。、；：？！”’）》…]*/gsu

/** Breaks words into lines that a canvas can draw: between words, and anywhere in Chinese. `width` in px. */
export function wrapWords(
  context: CanvasRenderingContext2D,
  words: string,
  font: string,
  width: number,
): string[] {
  context.font = font
  const lines = ['']
  for (const piece of words.match(PIECES) ?? []) {
    const line = `${lines.at(-1)}${piece}`
    if (context.measureText(line.trimEnd()).width <= width) lines[lines.length - 1] = line
    else lines.push(piece)
  }
  return lines
}
