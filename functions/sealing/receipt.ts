import { err, ok, type Result } from '../result.ts'
import { toBase64url } from './base64url.ts'
import { CROCKFORD, fromValues, inFours, toCrockford } from './crockford.ts'
import { derive, type Random } from './hkdf.ts'
import { deriveKeyPair, type KeyPair } from './key-pair.ts'

/** 26 characters of five bits: 130 bits, which nobody guesses. */
const LENGTH = 26
const BYTES = 17

/** Both halves of a receipt: one is sent and only stored as a MAC, the other never leaves the reader. */
export interface ReceiptHalves {
  /** Shown to the Worker as `Authorization: Receipt <auth>`; base64url, 32 bytes. */
  readonly auth: string
  /** Opens what is sealed to the reporter; its public key is the report's `receiptKey`. */
  readonly sealKeyPair: KeyPair
}

/** A new receipt: `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXX`. */
export const newReceipt = (random: Random): string => receiptFrom(random(BYTES))

/** The receipt that 17 bytes stand for (of the last byte only the first two bits count). */
export function receiptFrom(bytes: Uint8Array): string {
  const text = toCrockford(bytes, LENGTH)
  return inFours(text + CROCKFORD[double(weigh(valuesOf(text)))])
}

/**
 * Reads a receipt as people type it: any case, with or without dashes and spaces, full-width, O for 0,
 * I or L for 1. The check character finds every single wrong character and every two swapped ones,
 * wherever they stand, and misses one other slip in 32: `check` means "look at it again".
 */
export function parseReceipt(text: string): Result<Uint8Array<ArrayBuffer>, 'malformed' | 'check'> {
  if (text.length > 200) return err('malformed')
  const plain = text.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}]/gu, '')
  const values = valuesOf(plain.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1'))
  if (values.length !== LENGTH + 1 || values.includes(-1)) return err('malformed')
  if (weigh(values) !== 0) return err('check')
  return ok(fromValues(values.slice(0, LENGTH)))
}

/** The half that is sent. It needs HKDF only, so that also an old browser can ask for its report. */
export const receiptAuth = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  toBase64url(await derive(bytes, 'jingzhong/v1/receipt/auth'))

/** Both halves; neither tells anything about the other. Needs X25519: see `supportsSealing`. */
export async function splitReceipt(bytes: Uint8Array<ArrayBuffer>): Promise<ReceiptHalves> {
  const seed = await derive(bytes, 'jingzhong/v1/receipt/seal')
  return { auth: await receiptAuth(bytes), sealKeyPair: await deriveKeyPair(seed) }
}

const valuesOf = (text: string) => Array.from(text, (char) => CROCKFORD.indexOf(char))

/**
 * Weighted sum over GF(32), each place with another power of x, zero for a whole receipt. A single
 * error changes it by a non-zero product, a swap by (xⁱ − xʲ)(a − b), which is non-zero as well
 * because the powers differ for up to 31 places.
 */
const weigh = (values: readonly number[]) => values.reduce((sum, value) => double(sum) ^ value, 0)

/** Multiplies by x modulo x⁵ + x² + 1, whose root generates the field. */
const double = (value: number) => (value & 16 ? (value << 1) ^ 0x25 : value << 1)
