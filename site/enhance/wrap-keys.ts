import { err, ok, type Result } from '../../functions/result'
import { fromBase64url, toBase64url } from '../../functions/sealing/base64url'
import type { KeyHalf } from '../../functions/sealing/key-half'
import { holdPrivateKey } from '../../functions/sealing/key-pair'
import type { KeptKeys } from './kept-keys'

/** The keys of a key file, by id, as the browser holds them: usable, not readable. */
export type OfficerKeys = ReadonlyMap<string, CryptoKeyPair>

/** A private key as the key file has it: 32 bytes, base64url. */
export interface PlainKey {
  readonly kid: string
  readonly privateKey: string
}

/** Hands private keys to the browser for good. */
export async function holdKeys(plain: readonly PlainKey[]): Promise<OfficerKeys> {
  const keys = new Map<string, CryptoKeyPair>()
  for (const { kid, privateKey } of plain) {
    const pair = await holdPrivateKey(privateKey)
    if (pair.ok) keys.set(kid, pair.value)
  }
  return keys
}

/** Encrypts keys under a half of the Worker's, for `keep`. */
export async function wrapKeys(plain: readonly PlainKey[], half: KeyHalf): Promise<KeptKeys> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const bytes = new TextEncoder().encode(JSON.stringify(plain))
  const ct = await crypto.subtle.encrypt(cipher(iv, half), await keyOf(half, 'encrypt'), bytes)
  return { slot: half.slot, iv: toBase64url(iv), ct: toBase64url(new Uint8Array(ct)) }
}

/**
 * Opens what was kept, and wraps it for the next page under the newest half.
 * @returns `refused` where its half isn't given out any more: too late, or another session
 */
export async function unwrapKeys(
  kept: KeptKeys,
  halves: readonly KeyHalf[],
): Promise<Result<{ keys: OfficerKeys; kept: KeptKeys }, 'refused'>> {
  const half = halves.find(({ slot }) => slot === kept.slot)
  const [newest] = halves
  const iv = fromBase64url(kept.iv)
  const ct = fromBase64url(kept.ct)
  if (!half || !newest || !iv.ok || !ct.ok) return err('refused')
  try {
    const key = await keyOf(half, 'decrypt')
    const bytes = await crypto.subtle.decrypt(cipher(iv.value, half), key, ct.value)
    const plain = JSON.parse(new TextDecoder().decode(bytes)) as readonly PlainKey[]
    return ok({ keys: await holdKeys(plain), kept: await wrapKeys(plain, newest) })
  } catch {
    return err('refused')
  }
}

const cipher = (iv: BufferSource, { slot }: KeyHalf) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(`v1|keys|${slot}`),
})

async function keyOf({ half }: KeyHalf, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const bytes = fromBase64url(half)
  if (!bytes.ok) throw new TypeError('a half is 32 bytes of base64url')
  return crypto.subtle.importKey('raw', bytes.value, 'AES-GCM', false, [use])
}
