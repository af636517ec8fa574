import { err, ok, type Result } from '../result.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import type { Random } from './hkdf.ts'
import { newSuite } from './hpke.ts'

const X25519 = { name: 'X25519' }

/** An X25519 pair as text: 32 bytes each, base64url. */
export interface KeyPair {
  readonly publicKey: string
  readonly privateKey: string
}

/**
 * A private key ready for opening: as text, or as a pair whose private half the browser holds and
 * won't hand out again (`holdPrivateKey`).
 */
export type PrivateKey = string | CryptoKeyPair

/** DeriveKeyPair of RFC 9180 §7.1.3: the pair that 32 secret bytes stand for. */
export async function deriveKeyPair(seed: Uint8Array<ArrayBuffer>): Promise<KeyPair> {
  const { kem } = newSuite()
  const pair = await kem.deriveKeyPair(seed)
  return {
    publicKey: toBase64url(new Uint8Array(await kem.serializePublicKey(pair.publicKey))),
    privateKey: toBase64url(new Uint8Array(await kem.serializePrivateKey(pair.privateKey))),
  }
}

export const newKeyPair = (random: Random): Promise<KeyPair> => deriveKeyPair(random(32))

/** Imports a public key; `unusable` when it isn't 32 bytes of base64url. */
export async function importPublicKey(text: string): Promise<Result<CryptoKey, 'unusable'>> {
  const bytes = fromBase64url(text)
  if (!bytes.ok || bytes.value.length !== 32) return err('unusable')
  return ok(await newSuite().kem.deserializePublicKey(bytes.value))
}

/**
 * Whether something can be sealed to this key. A few points of the curve give everyone the same secret
 * (RFC 7748 §6.1); who hands one in as a receipt's key must be refused at the door, not when an
 * officer answers.
 */
export async function isUsablePublicKey(text: string): Promise<boolean> {
  const key = await importPublicKey(text)
  if (!key.ok) return false
  try {
    await newSuite().createSenderContext({ recipientPublicKey: key.value })
    return true
  } catch {
    return false
  }
}

/** RFC 8410: what stands before the 32 bytes of an X25519 private key in PKCS #8. */
const PKCS8_HEAD = Uint8Array.of(
  ...[
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20,
  ],
)

/** u = 9, the base point (RFC 7748 §4.1): multiplied by a private key it gives the public one. */
const BASE_POINT = Uint8Array.of(9, ...new Uint8Array(31))

/**
 * Hands a private key to the browser for good: it can be used and kept (IndexedDB takes it), but no
 * script can read it any more.
 */
export async function holdPrivateKey(text: string): Promise<Result<CryptoKeyPair, 'unusable'>> {
  const bytes = fromBase64url(text)
  if (!bytes.ok || bytes.value.length !== 32) return err('unusable')
  const pkcs8 = Uint8Array.of(...PKCS8_HEAD, ...bytes.value)
  const { subtle } = crypto
  const privateKey = await subtle.importKey('pkcs8', pkcs8, X25519, false, ['deriveBits'])
  const base = await subtle.importKey('raw', BASE_POINT, X25519, true, [])
  const point = await subtle.deriveBits({ ...X25519, public: base }, privateKey, 256)
  return ok({ privateKey, publicKey: await subtle.importKey('raw', point, X25519, true, []) })
}
