import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import type { ChallengeParameters } from 'altcha-lib/types'
import { derive, utf8 } from '../sealing/hkdf.ts'

/**
 * Rounds of one try: some 130 MB of SHA-256 until it is found, which is seconds on a phone without an
 * instruction for it, while its owner reads the answers over (`npm run bench:proof`). To check is one try.
 */
export const ROUNDS = 4_000

/**
 * The puzzle of an Idempotency-Key, which a browser may solve so that its report isn't counted among a
 * crowd: to find a counter for which PBKDF2 over a nonce begins with a zero byte, on average after 256
 * tries (altcha-lib's scheme, its solver in the browser). The nonce follows from the key: a key makes
 * one report at most, so nothing has to be issued, remembered or expire, and a proof made beforehand
 * costs what a fresh one costs.
 */
export async function puzzleOf(key: string): Promise<ChallengeParameters> {
  const bytes = await derive(utf8(key), 'jingzhong/v1/proof-of-work')
  return {
    algorithm: 'PBKDF2/SHA-256',
    nonce: hexOf(bytes.subarray(0, NONCE)),
    salt: hexOf(bytes.subarray(NONCE)),
    cost: ROUNDS,
    keyLength: 32,
    keyPrefix: '00',
  }
}

/** Whether a counter, as the header `Proof-Of-Work` brings it, solves the key's puzzle: one try of work. */
export async function isProof(key: string, counter: string | undefined): Promise<boolean> {
  if (!counter || !/^(?:0|[1-9]\d{0,8})$/.test(counter)) return false
  const bytes = await derive(utf8(key), 'jingzhong/v1/proof-of-work')
  const password = new Uint8Array(NONCE + 4)
  password.set(bytes.subarray(0, NONCE))
  new DataView(password.buffer).setUint32(NONCE, Number(counter))
  const { derivedKey } = await deriveKey(await puzzleOf(key), bytes.subarray(NONCE), password)
  return derivedKey[0] === 0
}

/** Bytes; the rest of the derived ones is the salt. */
const NONCE = 16

const hexOf = (bytes: Uint8Array) =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
