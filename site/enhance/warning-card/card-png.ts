import { writeChunks } from '../../../functions/cards/png-chunks'
import { COLOURS, DRAWN_ON } from './card-pen'

/** Steps between a colour and what it is drawn on: 8 pairs of 32 are a palette's 256. */
const STEPS = 32

/**
 * A drawn card as a PNG of the card's own colours: a third of what a browser would write, the same in each,
 * and nothing in it but the picture. Throws where this browser can't deflate.
 */
export async function pngOf(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer> | null> {
  const { width, height } = canvas
  const drawn = canvas.getContext('2d')?.getImageData(0, 0, width, height).data
  if (!drawn) return null
  const palette = paletteOf()
  const nearest = nearestIn(palette)
  const rows = new Uint8Array(height * (width + 1))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4
      const [r = 0, g = 0, b = 0] = [drawn[at], drawn[at + 1], drawn[at + 2]]
      rows[y * (width + 1) + 1 + x] = nearest(r, g, b)
    }
  }
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  // 8 bits a point, with a palette.
  header.set([8, 3], 8)
  return writeChunks([
    { type: 'IHDR', data: header },
    { type: 'PLTE', data: palette },
    { type: 'IDAT', data: await deflated(rows) },
    { type: 'IEND', data: new Uint8Array(0) },
  ])
}

function paletteOf(): Uint8Array<ArrayBuffer> {
  const mixed = DRAWN_ON.flatMap(([over, under]) => {
    const [a, b] = [rgbOf(COLOURS[over]), rgbOf(COLOURS[under])]
    return Array.from({ length: STEPS }, (_, n) =>
      a.map((from, part) => Math.round(from + (((b[part] ?? 0) - from) * n) / (STEPS - 1))),
    )
  })
  return Uint8Array.from(mixed.flat())
}

const rgbOf = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))

/** Finds a colour's number in the palette, or that of the one that is most like it. */
function nearestIn(palette: Uint8Array) {
  const known = new Map<number, number>()
  return (r: number, g: number, b: number): number => {
    const colour = (r << 16) | (g << 8) | b
    const found = known.get(colour)
    if (found !== undefined) return found
    let best = 0
    let least = Number.POSITIVE_INFINITY
    for (let at = 0; at < palette.length; at += 3) {
      const [pr = 0, pg = 0, pb = 0] = palette.subarray(at, at + 3)
      const far = (pr - r) ** 2 + (pg - g) ** 2 + (pb - b) ** 2
      if (far < least) [best, least] = [at / 3, far]
    }
    known.set(colour, best)
    return best
  }
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
