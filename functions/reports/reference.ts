import { err, ok, type Result } from '../result.ts'
import { utf8 } from '../sealing/hkdf.ts'

/** No I, O, Q, U, V, Z, 0 or 1: nothing that is easily taken for something else. */
const DIGITS = '23456789'
const ANY = `ABCDEFGHJKLMNPRSTWXY${DIGITS}`

/** Every third place is a digit, so that no word can form. */
const PLACES = [ANY, ANY, DIGITS, ANY, ANY, DIGITS, ANY, ANY, DIGITS]

/**
 * The name of a report that people say to each other: `7R4-KD2-WB9`. It comes from the report's id and
 * doesn't lead back to it. It is public and opens nothing. With 38 bits it is close to unique, not
 * more (two alike are to be expected among some 600,000 reports): never use it as a key.
 */
export async function referenceOf(reportId: string): Promise<string> {
  const message = utf8(`jingzhong/v1/reference|${reportId}`)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', message))
  let rest = hash.slice(0, 16).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  const chars = PLACES.map((alphabet) => {
    const char = alphabet[Number(rest % BigInt(alphabet.length))] ?? ''
    rest /= BigInt(alphabet.length)
    return char
  })
  return inThrees(chars.join(''))
}

/** A reference as people type it: any case, full-width, with or without dashes and spaces. */
export function parseReference(text: string): Result<string, 'malformed'> {
  if (text.length > 100) return err('malformed')
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .toUpperCase()
  const fits =
    plain.length === PLACES.length &&
    PLACES.every((alphabet, at) => alphabet.includes(plain[at] ?? '?'))
  return fits ? ok(inThrees(plain)) : err('malformed')
}

const inThrees = (text: string) => text.replace(/.{3}(?=.)/g, '$&-')
