import type { EvidenceType } from './file-type.ts'

/** Width and height in points. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** More than any phone takes; a picture that says it has more is made to fill somebody's memory. */
export const MOST_POINTS = 60_000_000

/**
 * How big a picture says it is, from its first bytes, before anything decodes it; null where they say
 * nothing that can be.
 */
export function pictureSize(type: EvidenceType, bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const size = type === 'application/pdf' ? null : READERS[type](view)
    return size && size.width > 0 && size.height > 0 ? size : null
  } catch {
    // Shorter than it says.
    return null
  }
}

const READERS = {
  'image/png': (view: DataView) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  'image/jpeg': jpegSize,
  'image/webp': webpSize,
}

/** Frame headers are SOF0 to SOF15 without the three that are tables (ITU T.81, table B.1). */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function jpegSize(view: DataView): PictureSize {
  let at = 2
  for (;;) {
    if (view.getUint8(at) !== 0xff) throw new RangeError('no marker where one belongs')
    const marker = view.getUint8(at + 1)
    // A marker may be filled up with more 0xff before it.
    if (marker === 0xff) at += 1
    else if (isFrame(marker)) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    } else at += 2 + view.getUint16(at + 2)
  }
}

/** The three kinds of the first chunk (RFC 9649 §2.5 to §2.7). */
function webpSize(view: DataView): PictureSize | null {
  const kind = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)))
  const little = (at: number) => view.getUint16(at, true)
  switch (kind) {
    case 'VP8 ':
      return { width: little(26) & 0x3fff, height: little(28) & 0x3fff }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
    }
    case 'VP8X':
      return {
        width: 1 + (little(24) | (view.getUint8(26) << 16)),
        height: 1 + (little(27) | (view.getUint8(29) << 16)),
      }
    default:
      return null
  }
}
