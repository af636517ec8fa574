import decodeQR from 'qr/decode.js'
import { readChunks } from '../../functions/cards/png-chunks.ts'
import { readMeasures, readPoints } from '../../functions/cards/png-points.ts'

/** What the code on a stored card says, read as a phone would from its points; null where there is none. */
export async function readCardCode(png: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const [header, palette, ...rest] = readChunks(png) ?? []
  const measures = header && readMeasures(header)
  if (!measures || !palette) return null
  const picture = await readPoints(measures, palette.data.length / 3, rest.slice(0, -1))
  if (!picture) return null
  const { width, height, points } = picture
  const data = new Uint8Array(width * height * 4).fill(255)
  for (const [n, point] of points.entries()) {
    data.set(palette.data.subarray(point * 3, point * 3 + 3), n * 4)
  }
  return decodeQR({ width, height, data })
}
