import type { EvidenceType } from '../../../functions/evidence/file-type.ts'
import { EVIDENCE } from '../../../functions/evidence/limits.ts'
import { type BlackBox, inPoints } from './black-box.ts'

/** Most points of a picture that is sent: letters of a photographed page can be read. */
const MOST_SENT = 12_000_000
/** Most points of the picture that boxes are drawn on: ten of them must fit a phone's memory. */
const MOST_SHOWN = 1_500_000
/** A screenshot stays sharp as PNG; beyond this it goes as JPEG. */
const MOST_PNG_BYTES = 3 * 1024 * 1024
const JPEG_QUALITY = 0.88

/** The picture in a file, upright and no larger than `most` points; null where this browser can't read it. */
async function draw(file: Blob, most: number): Promise<HTMLCanvasElement | null> {
  let picture: ImageBitmap
  try {
    picture = await createImageBitmap(file)
  } catch {
    return null
  }
  const scale = Math.min(1, Math.sqrt(most / (picture.width * picture.height)))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  if (!pen) return null
  // What is transparent would be black in a JPEG.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return canvas
}

/** The picture for somebody to draw boxes on. */
export const drawPreview = (file: Blob) => draw(file, MOST_SHOWN)

export function blacken(canvas: HTMLCanvasElement, boxes: readonly BlackBox[]): void {
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.fillStyle = '#000'
  for (const box of boxes) {
    const { x, y, width, height } = inPoints(box, canvas)
    pen.fillRect(x, y, width, height)
  }
}

/**
 * The picture as it is sent: drawn anew from its points alone, so that nothing of the file is left that
 * can't be seen (place, device, time, preview), with what is under the boxes gone for good.
 */
export async function encodePicture(
  file: Blob,
  boxes: readonly BlackBox[],
): Promise<{ readonly type: EvidenceType; readonly bytes: Uint8Array<ArrayBuffer> } | null> {
  for (let most = MOST_SENT; most > 100_000; most /= 2) {
    const canvas = await draw(file, most)
    if (!canvas) return null
    blacken(canvas, boxes)
    const png = file.type === 'image/png' ? await encode(canvas, 'image/png') : null
    const sent =
      png && png.size <= MOST_PNG_BYTES ? png : await encode(canvas, 'image/jpeg', JPEG_QUALITY)
    // Phones give the memory of a canvas back when it has no points any more.
    canvas.width = 0
    if (!sent) return null
    if (sent.size > EVIDENCE.fileBytes) continue
    const type = sent === png ? 'image/png' : 'image/jpeg'
    return { type, bytes: new Uint8Array(await sent.arrayBuffer()) }
  }
  return null
}

const encode = (canvas: HTMLCanvasElement, type: EvidenceType, quality?: number) =>
  new Promise<Blob | null>((done) => canvas.toBlob(done, type, quality))
