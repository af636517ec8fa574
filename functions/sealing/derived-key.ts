import { derive } from './hkdf.ts'

const ALGORITHMS = {
  mac: { algorithm: { name: 'HMAC', hash: 'SHA-256' }, uses: ['sign', 'verify'] },
  encrypt: { algorithm: 'AES-GCM', uses: ['encrypt', 'decrypt'] },
} as const

const known = new WeakMap<BufferSource, Map<string, CryptoKey>>()

/**
 * The key that a secret has for one purpose only. Kept for as long as the secret itself is: a report
 * needs a dozen, always the same. The secret's bytes must not change afterwards.
 */
export async function derivedKey(
  secret: BufferSource,
  purpose: string,
  use: keyof typeof ALGORITHMS,
): Promise<CryptoKey> {
  const keys = known.get(secret) ?? new Map<string, CryptoKey>()
  known.set(secret, keys)
  const name = `${use}|${purpose}`
  const kept = keys.get(name)
  if (kept) return kept
  const { algorithm, uses } = ALGORITHMS[use]
  const bytes = await derive(secret, purpose)
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, [...uses])
  keys.set(name, key)
  return key
}
