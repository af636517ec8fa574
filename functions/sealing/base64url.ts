import { err, ok, type Result } from '../result.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Bytes as base64url without padding (RFC 4648 §5). */
export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3)
    const word = (a << 16) | (b << 8) | c
    for (let n = 0; n <= Math.min(left, 3); n++) text += ALPHABET[(word >> (18 - 6 * n)) & 63]
  }
  return text
}

/**
 * The bytes of base64url text. Only the one canonical spelling is accepted: no padding, no white
 * space, no stray bits at the end, so that two texts never stand for the same bytes.
 */
export function fromBase64url(text: string): Result<Uint8Array<ArrayBuffer>, 'malformed'> {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return err('malformed')
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let at = 0
  let bits = 0
  let word = 0
  for (const char of text) {
    word = ((word << 6) | ALPHABET.indexOf(char)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = word >> bits
  }
  return (word & ((1 << bits) - 1)) === 0 ? ok(bytes) : err('malformed')
}
