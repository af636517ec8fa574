import type { Code } from '../fields/codes.ts'
import { err, ok, type Result } from '../result.ts'
import { fromBase64url, toBase64url } from '../sealing/base64url.ts'
import { codeOf } from './card-code.ts'
import { sideOfCode } from './code-side.ts'
import { CARD, CARD_CODE } from './limits.ts'
import { isBare, isPng, readChunks } from './png-chunks.ts'
import { type PngPoints, readMeasures, readPoints } from './png-points.ts'

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
 * Whether a picture that a browser sent is a card of the page at `address`: a PNG with a palette, of a card's
 * measures, that holds its points and nothing else, with the code of that address where a card has it. What else is
 * written on it nobody can check but the officer who publishes it.
 * @param sent base64url
 * @returns `invalid`: no PNG, or one of another kind; `malformed`: broken, or with something beside the
 *   picture; `out-of-range`: its measures; `conflict`: the code of another page, or none
 */
export async function checkCard(sent: string, address: string): Promise<Result<Card, Code>> {
  const read = fromBase64url(sent)
  if (!read.ok) return err('malformed')
  const bytes = read.value
  if (bytes.length > CARD.bytes) return err('too-long')
  if (!isPng(bytes)) return err('invalid')
  const chunks = readChunks(bytes)
  if (!chunks || !isBare(chunks)) return err('malformed')
  const [header, palette, ...rest] = chunks
  const measures = header && readMeasures(header)
  if (!measures || !palette) return err('invalid')
  const { width, height } = measures
  if (width !== CARD.width || height < CARD.leastHeight || height > CARD.mostHeight) {
    return err('out-of-range')
  }
  const picture = await readPoints(measures, palette.data.length / 3, rest.slice(0, -1))
  if (!picture) return err('malformed')
  if (!showsCode(picture, palette.data, address)) return err('conflict')
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 16)
  return ok({ digest: toBase64url(digest), width, height, picture: sent })
}

/** Whether each module of the address's code, and the white around it, stands where a card has them. */
function showsCode({ width, height, points }: PngPoints, palette: Uint8Array, address: string) {
  const code = codeOf(address)
  const { margin, module, quiet } = CARD_CODE
  const top = height - margin - sideOfCode(code.length)
  for (let row = -quiet; row < code.length + quiet; row += 1) {
    for (let column = -quiet; column < code.length + quiet; column += 1) {
      const x = margin + Math.floor((column + quiet + 0.5) * module)
      const y = top + Math.floor((row + quiet + 0.5) * module)
      const at = (points[y * width + x] as number) * 3
      const isDark = code[row]?.[column] ?? false
      const fits = (light: number) => (isDark ? light < 0x40 : light > 0xc0)
      if (!palette.subarray(at, at + 3).every(fits)) return false
    }
  }
  return true
}
