import { err, ok, type Result } from '../result.ts'
import { fromBase64url } from './base64url.ts'
import { toCrockford } from './crockford.ts'

/** The shape of a key's id; `receipt` is shorter and can't be one. */
export const KEY_ID = /^k[0-9a-hjkmnp-tv-z]{12}$/

/**
 * The id of a key: `k` and the first 60 bits of the SHA-256 of its public half, so that an id can't be
 * moved to another key unnoticed.
 */
export async function keyIdOf(publicKey: string): Promise<Result<string, 'malformed'>> {
  const bytes = fromBase64url(publicKey)
  if (!bytes.ok || bytes.value.length !== 32) return err('malformed')
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.value))
  return ok(`k${toCrockford(hash, 12).toLowerCase()}`)
}
