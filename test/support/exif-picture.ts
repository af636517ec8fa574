import type { Page } from 'playwright-core'

/** What the picture's EXIF says in words. */
export const EXIF_MARK = 'EXIF-MARK-30.66N-104.06E'

/**
 * A JPEG as a phone makes it: noise, so that it is big, with a place (GPS), a description and a
 * thumbnail's worth of other things before the picture itself. Its left half is red, its right half noise.
 */
export async function exifPicture(page: Page, width = 2600, height = 1950): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ({ width, height }) => {
      const canvas = document.createElement('canvas')
      canvas.width = width
      canvas.height = height
      const pen = canvas.getContext('2d') as CanvasRenderingContext2D
      const points = pen.createImageData(width, height)
      let seed = 7
      for (let n = 0; n < points.data.length; n += 1) {
        seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
        points.data[n] = n % 4 === 3 ? 255 : seed >> 16
      }
      pen.putImageData(points, 0, 0)
      pen.fillStyle = '#d00'
      pen.fillRect(0, 0, width / 2, height)
      const blob = await new Promise<Blob>((done) =>
        canvas.toBlob((made) => done(made as Blob), 'image/jpeg', 0.95),
      )
      const bytes = new Uint8Array(await blob.arrayBuffer())
      let text = ''
      for (const byte of bytes) text += String.fromCharCode(byte)
      return btoa(text)
    },
    { width, height },
  )
  const jpeg = Buffer.from(base64, 'base64')
  return Buffer.concat([jpeg.subarray(0, 2), app1(), jpeg.subarray(2)])
}

/** An EXIF segment (CIPA DC-008): a description and where it was taken. */
function app1(): Buffer {
  const text = Buffer.from(`${EXIF_MARK}\0`)
  const ifd0 = 8
  const gps = ifd0 + 2 + 2 * 12 + 4
  const rationals = gps + 2 + 2 * 12 + 4
  const words = rationals + 24
  const tiff = Buffer.alloc(words + text.length)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(ifd0, 4)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.writeUInt16LE(tag, at)
    tiff.writeUInt16LE(type, at + 2)
    tiff.writeUInt32LE(count, at + 4)
    tiff.writeUInt32LE(value, at + 8)
  }
  tiff.writeUInt16LE(2, ifd0)
  entry(ifd0 + 2, 0x010e, 2, text.length, words)
  entry(ifd0 + 14, 0x8825, 4, 1, gps)
  tiff.writeUInt16LE(2, gps)
  entry(gps + 2, 0x0001, 2, 2, 'N'.charCodeAt(0))
  entry(gps + 14, 0x0002, 5, 3, rationals)
  for (const [n, value] of [30, 39, 36].entries()) {
    tiff.writeUInt32LE(value, rationals + 8 * n)
    tiff.writeUInt32LE(1, rationals + 8 * n + 4)
  }
  text.copy(tiff, words)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
