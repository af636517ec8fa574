// qr (paulmillr, MIT or Apache-2.0): reads codes without WebAssembly, which the pages' CSP doesn't allow.
import decodeQR from 'qr/decode.js'

/** Sides to which a picture is brought, in turn: small is quick, large finds a code in a screenshot. */
const SIDES = [600, 1200, 2000] as const

/** Who chooses a picture larger than this has chosen the wrong one; in bytes. */
const MOST_BYTES = 20_000_000

/**
 * What a QR code in a picture says, read on this device; nothing is opened.
 * @returns null where there is none that can be read, or the file is no picture
 */
export async function readCode(file: Blob): Promise<string | null> {
  if (file.size > MOST_BYTES) return null
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) return null
  try {
    for (const side of SIDES) {
      const text = readAt(picture, side)
      if (text !== null) return text
      if (Math.max(picture.width, picture.height) <= side) break
    }
    return null
  } finally {
    picture.close()
  }
}

function readAt(picture: ImageBitmap, side: number): string | null {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const [width, height] = [picture.width, picture.height].map((one) =>
    Math.max(1, Math.round(one * scale)),
  )
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen || !width || !height) return null
  // A code on a transparent ground is black on nothing.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.drawImage(picture, 0, 0, width, height)
  try {
    const { data } = pen.getImageData(0, 0, width, height)
    return decodeQR({ width, height, data }).trim() || null
  } catch {
    return null
  }
}
