import type { PngChunk } from './png-chunks.ts'

/** A picture of at most 256 colours, each point a number in its palette. */
export interface PngPoints {
  readonly width: number
  readonly height: number
  /** Row by row. */
  readonly points: Uint8Array
}

/** Width and height, where it is 8 bits a point with a palette and not interlaced (PNG 3rd ed. §11.2.1); else null. */
export function readMeasures({ data }: PngChunk): Omit<PngPoints, 'points'> | null {
  if (data.length !== 13) return null
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const kind = data.subarray(8).join(' ')
  return kind === '8 3 0 0 0' ? { width: view.getUint32(0), height: view.getUint32(4) } : null
}

/**
 * The points of a picture whose rows are stored as they are (filter 0, which is best for few colours); null
 * unless the data unpacks to exactly as many as the header says, each in the palette, with nothing behind
 * them. Never holds more than that.
 */
export async function readPoints(
  { width, height }: Omit<PngPoints, 'points'>,
  colours: number,
  chunks: readonly PngChunk[],
): Promise<PngPoints | null> {
  const packed = new Blob(chunks.map(({ data }) => data))
  const rows = new Uint8Array(height * (width + 1))
  let size = 0
  try {
    for await (const part of packed.stream().pipeThrough(new DecompressionStream('deflate'))) {
      if (size + part.length > rows.length) return null
      rows.set(part, size)
      size += part.length
    }
  } catch {
    // Not deflated, or something stands behind its end.
    return null
  }
  if (size !== rows.length) return null
  const points = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    if (rows[y * (width + 1)] !== 0) return null
    points.set(rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1)), y * width)
  }
  return points.every((point) => point < colours) ? { width, height, points } : null
}
