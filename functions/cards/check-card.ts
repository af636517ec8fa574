import type { Code } from '../fields/codes.ts'
import { err, ok, type Result } from '../result.ts'
import { fromBase64url, toBase64url } from '../sealing/base64url.ts'
import { codeOf } from './card-code.ts'
import { sideOfCode } from './code-side.ts'
import { CARD, CARD_CODE } from './limits.ts'
import { isBare, isPng, readChunks } from './png-chunks.ts'
import { type PngHeader, readHeader, readPixels } from './png-pixels.ts'

/** A card image that may be published. */
export interface Card {
  /** The first 16 bytes of its SHA-256, base64url. */
  readonly digest: string
  readonly width: number
  readonly height: number
  /** The PNG, base64url. */
  readonly picture: string
}

/**
 * Whether a picture that a browser sent is a card of the page at `address`: a PNG of a card's measures that
 * holds its points and nothing else, with the code of that address where a card has it. What else is
 * written on it nobody can check but the officer who publishes it.
 * @param picture base64url
 * @returns `invalid`: no PNG, or one of another kind; `malformed`: broken, or with something beside the
 *   picture; `out-of-range`: its measures; `conflict`: the code of another page, or none
 */
export async function checkCard(picture: string, address: string): Promise<Result<Card, Code>> {
  const read = fromBase64url(picture)
  if (!read.ok) return err('malformed')
  const bytes = read.value
  if (bytes.length > CARD.bytes) return err('too-long')
  if (!isPng(bytes)) return err('invalid')
  const chunks = readChunks(bytes)
  if (!chunks || !isBare(chunks)) return err('malformed')
  const [first, ...rest] = chunks
  const header = first && readHeader(first)
  if (!header) return err('invalid')
  const { width, height } = header
  if (width !== CARD.width || height < CARD.leastHeight || height > CARD.mostHeight) {
    return err('out-of-range')
  }
  const pixels = await readPixels(header, rest.slice(0, -1))
  if (!pixels) return err('malformed')
  if (!showsCode(pixels, header, address)) return err('conflict')
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 16)
  return ok({ digest: toBase64url(digest), width, height, picture })
}

/** Whether each module of the address's code, and the white around it, stands where a card has them. */
function showsCode(pixels: Uint8Array, { width, height, channels }: PngHeader, address: string) {
  const code = codeOf(address)
  const { margin, module, quiet } = CARD_CODE
  const top = height - margin - sideOfCode(code.length)
  for (let row = -quiet; row < code.length + quiet; row += 1) {
    for (let column = -quiet; column < code.length + quiet; column += 1) {
      const x = margin + Math.floor((column + quiet + 0.5) * module)
      const y = top + Math.floor((row + quiet + 0.5) * module)
      const at = (y * width + x) * channels
      const isDark = code[row]?.[column] ?? false
      const points = pixels.subarray(at, at + channels)
      if (channels === 4 && points[3] !== 0xff) return false
      if (points.subarray(0, 3).some((light) => (isDark ? light > 0x40 : light < 0xc0)))
        return false
    }
  }
  return true
}
