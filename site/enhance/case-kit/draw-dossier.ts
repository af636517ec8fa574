const WIDTH = 800
const MARGIN = 40
const SIZE = 26
const LINE = 40
/** Lines on one picture: longer ones are refused by some phones. */
const MOST = 60
const SANS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'

/** The text as pictures (PNG data URLs), for browsers in which only a long press saves anything. */
export function drawDossier(text: string): string[] {
  const measuring = document.createElement('canvas').getContext('2d')
  if (!measuring) return []
  const lines = text.split('\n').flatMap((line) => wrapLine(measuring, line))
  const pages = Array.from({ length: Math.ceil(lines.length / MOST) }, (_, n) =>
    lines.slice(n * MOST, (n + 1) * MOST),
  )
  return pages.map(drawPage).filter(Boolean)
}

function drawPage(lines: readonly string[]): string {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = 2 * MARGIN + lines.length * LINE
  const context = canvas.getContext('2d')
  if (!context) return ''
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.textBaseline = 'top'
  context.fillStyle = '#000'
  for (const [n, line] of lines.entries()) {
    context.font = fontOf(line)
    context.fillText(line, MARGIN, MARGIN + n * LINE)
  }
  return canvas.toDataURL('image/png')
}

const fontOf = (line: string) => `${line.startsWith('【') ? 700 : 400} ${SIZE}px ${SANS}`

/** Between words, and anywhere in Chinese and in what is longer than a line. */
function wrapLine(context: CanvasRenderingContext2D, line: string): string[] {
  context.font = fontOf(line)
  const lines = ['']
  for (const piece of line.match(/[\x21-\x7e]{1,24} ?|./gsu) ?? []) {
    const longer = `${lines.at(-1)}${piece}`
    if (context.measureText(longer).width <= WIDTH - 2 * MARGIN) lines[lines.length - 1] = longer
    else lines.push(piece)
  }
  return lines
}
