import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVIDENCE_TYPES, type EvidenceType, typeOf } from '../../../functions/evidence/file-type.ts'
import { MOST_POINTS, pictureSize } from '../../../functions/evidence/picture-size.ts'

describe('what a file is', () => {
  it.each(NOT_TAKEN())('is never a picture or a PDF when it begins as %s', (_, begin) => {
    expect(typeOf(Buffer.from(begin, 'latin1'))).toBeNull()
  })

  it('is told by its bytes, of any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const type = typeOf(bytes)
        expect(type === null || EVIDENCE_TYPES.includes(type)).toBe(true)
        for (const one of EVIDENCE_TYPES) expect(() => pictureSize(one, bytes)).not.toThrow()
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('how big a picture is', () => {
  it.each<[string, EvidenceType, Uint8Array, number, number]>([
    ['a PNG', 'image/png', png(1080, 2400), 1080, 2400],
    ['a JPEG', 'image/jpeg', jpeg(4032, 3024), 4032, 3024],
    ['a WebP with loss', 'image/webp', webp('VP8 ', 640, 480), 640, 480],
    ['a WebP without loss', 'image/webp', webp('VP8L', 641, 479), 641, 479],
    ['a WebP with more', 'image/webp', webp('VP8X', 16_000, 90), 16_000, 90],
  ])('is read of %s before it is decoded', (_, type, bytes, width, height) => {
    expect(typeOf(bytes)).toBe(type)
    expect(pictureSize(type, bytes)).toEqual({ width, height })
  })

  it.each<[string, EvidenceType, Uint8Array]>([
    ['PNG', 'image/png', png(60_000, 60_000)],
    ['JPEG', 'image/jpeg', jpeg(65_535, 65_535)],
    ['WebP', 'image/webp', webp('VP8X', 16_777_216, 16_777_216)],
  ])('shows a flood of points in a %s', (_, type, bytes) => {
    const { width, height } = pictureSize(type, bytes) ?? { width: 0, height: 0 }
    expect(width * height).toBeGreaterThan(MOST_POINTS)
  })

  it.each<[string, EvidenceType, Uint8Array]>([
    ['a PNG that ends early', 'image/png', png(10, 10).subarray(0, 20)],
    ['a JPEG of no frame', 'image/jpeg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1)],
    [
      'a JPEG whose segments lead nowhere',
      'image/jpeg',
      Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0),
    ],
    ['a WebP of another kind', 'image/webp', webp('EXIF', 1, 1)],
    ['a PNG without width', 'image/png', png(0, 10)],
    ['a PDF', 'application/pdf', new TextEncoder().encode('%PDF-1.7')],
  ])('is unknown of %s', (_, type, bytes) => {
    expect(pictureSize(type, bytes)).toBeNull()
  })
})

/** What has stood under the name of a picture elsewhere. */
function NOT_TAKEN(): [string, string][] {
  return [
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">'],
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['HTML after a mark', '\xef\xbb\xbf<html>'],
    ['XML', '<?xml version="1.0"?>'],
    ['a GIF that is a script', 'GIF89a/*'],
    ['PostScript', '%!PS-Adobe-3.0 EPSF-3.0'],
    ['a PDF after something', ' %PDF-1.7'],
    ['a ZIP', 'PK\x03\x04'],
    ['a program for Windows', 'MZ\x90'],
    ['a program for Linux', '\x7fELF'],
    ['a sound in WebP’s envelope', 'RIFF\x00\x00\x00\x00WAVE'],
    ['MVG', 'push graphic-context'],
    ['nothing', ''],
    ['half of a JPEG’s sign', '\xff\xd8'],
  ]
}

function png(width: number, height: number): Uint8Array {
  const bytes = Buffer.from('\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR'.padEnd(33, '\0'), 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

/** Two segments before the frame, one of them with a marker filled up. */
function jpeg(width: number, height: number): Uint8Array {
  const frame = [height >> 8, height & 255, width >> 8, width & 255]
  return Uint8Array.of(
    ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1],
    ...[0xff, 0xff, 0xc4, 0, 3, 9],
    ...[0xff, 0xc0, 0, 17, 8, ...frame, 3],
  )
}

function webp(kind: string, width: number, height: number): Uint8Array {
  const bytes = Buffer.from(`RIFF\0\0\0\0WEBP${kind}`.padEnd(40, '\0'), 'latin1')
  if (kind === 'VP8 ') {
    bytes.writeUInt16LE(width, 26)
    bytes.writeUInt16LE(height, 28)
  } else if (kind === 'VP8L') {
    bytes.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 21)
  } else {
    bytes.writeUIntLE(width - 1, 24, 3)
    bytes.writeUIntLE(height - 1, 27, 3)
  }
  return bytes
}
