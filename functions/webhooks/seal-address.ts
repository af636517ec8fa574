import { err, ok, type Result } from '../result.ts'
import { fromBase64url, toBase64url } from '../sealing/base64url.ts'
import { derivedKey } from '../sealing/derived-key.ts'
import { type Random, utf8 } from '../sealing/hkdf.ts'

/** Where a hook leads and with what it is signed: both are keys to somebody's group or program. */
export interface Address {
  readonly address: string
  readonly secret: string | null
}

const NONCE_BYTES = 12

type Secret = Uint8Array<ArrayBuffer>

/** AES-256-GCM under the Worker's secret, bound to the hook: in another's row it doesn't open. */
export async function sealAddress(
  secret: Secret,
  id: string,
  plain: Address,
  random: Random,
): Promise<string> {
  const nonce = random(NONCE_BYTES)
  const ct = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: aadOf(id) },
    await keyOf(secret),
    utf8(JSON.stringify([plain.address, plain.secret])),
  )
  const bytes = new Uint8Array(NONCE_BYTES + ct.byteLength)
  bytes.set(nonce)
  bytes.set(new Uint8Array(ct), NONCE_BYTES)
  return toBase64url(bytes)
}

/** The same back; `refused` when it was altered, moved, or sealed under another secret. */
export async function openAddress(
  secret: Secret,
  id: string,
  stored: string,
): Promise<Result<Address, 'refused'>> {
  const bytes = fromBase64url(stored)
  if (!bytes.ok) return err('refused')
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: bytes.value.slice(0, NONCE_BYTES), additionalData: aadOf(id) },
      await keyOf(secret),
      bytes.value.slice(NONCE_BYTES),
    )
    const [address, key] = JSON.parse(new TextDecoder().decode(plain)) as [string, string | null]
    return ok({ address, secret: key })
  } catch {
    return err('refused')
  }
}

const aadOf = (id: string) => utf8(`v1|webhook|${id}`)
const keyOf = (secret: Secret) => derivedKey(secret, 'jingzhong/v1/webhook', 'encrypt')
