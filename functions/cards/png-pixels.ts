import type { PngChunk } from './png-chunks.ts'

/** What the header says, where it is one that a canvas writes: 8 bits, RGB or RGBA, not interlaced. */
export interface PngHeader {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
}

const CHANNELS: Readonly<Record<number, 3 | 4>> = { 2: 3, 6: 4 }

/** The header of a PNG; null where it isn't of that kind. */
export function readHeader({ data }: PngChunk): PngHeader | null {
  if (data.length !== 13) return null
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const [depth, colour = -1, ...others] = data.subarray(8)
  const channels = CHANNELS[colour]
  if (depth !== 8 || !channels || others.some((byte) => byte !== 0)) return null
  return { width: view.getUint32(0), height: view.getUint32(4), channels }
}

/**
 * The bytes of a picture's points, row by row; null unless the data unpacks to exactly as many as the
 * header says, with nothing behind them. Never holds more than that.
 */
export async function readPixels(
  { width, height, channels }: PngHeader,
  chunks: readonly PngChunk[],
): Promise<Uint8Array | null> {
  const rowBytes = width * channels
  const packed = new Blob(chunks.map(({ data }) => data))
  const rows = new Uint8Array(height * (rowBytes + 1))
  let size = 0
  try {
    const unpacked = packed.stream().pipeThrough(new DecompressionStream('deflate'))
    for await (const part of unpacked) {
      if (size + part.length > rows.length) return null
      rows.set(part, size)
      size += part.length
    }
  } catch {
    // Not deflated, or something stands behind its end.
    return null
  }
  return size === rows.length ? unfilter(rows, { height, rowBytes, channels }) : null
}

/** Undoes what each row's first byte says was done to it (PNG 3rd ed. §9.2), in place. */
function unfilter(
  rows: Uint8Array,
  { height, rowBytes, channels }: { height: number; rowBytes: number; channels: number },
): Uint8Array | null {
  const pixels = new Uint8Array(height * rowBytes)
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (rowBytes + 1)] as number
    if (filter > 4) return null
    const from = y * (rowBytes + 1) + 1
    const at = y * rowBytes
    for (let x = 0; x < rowBytes; x += 1) {
      const left = x < channels ? 0 : (pixels[at + x - channels] as number)
      const up = y === 0 ? 0 : (pixels[at + x - rowBytes] as number)
      const corner = x < channels || y === 0 ? 0 : (pixels[at + x - rowBytes - channels] as number)
      pixels[at + x] = (rows[from + x] as number) + predicted(filter, left, up, corner)
    }
  }
  return pixels
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left
    case 2:
      return up
    case 3:
      return (left + up) >> 1
    case 4: {
      const p = left + up - corner
      const [a, b, c] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - corner)]
      return a <= b && a <= c ? left : b <= c ? up : corner
    }
    default:
      return 0
  }
}
