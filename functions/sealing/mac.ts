import { derivedKey } from './derived-key.ts'

/** HMAC-SHA-256 under a key that the secret has for this purpose only: 32 bytes. */
export async function mac(
  secret: BufferSource,
  purpose: string,
  message: BufferSource,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await derivedKey(secret, purpose, 'mac')
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, message))
}

/** Whether `tag` is the MAC of `message`; takes the same time wherever they differ. */
export async function verifyMac(
  secret: BufferSource,
  purpose: string,
  message: BufferSource,
  tag: BufferSource,
): Promise<boolean> {
  return crypto.subtle.verify('HMAC', await derivedKey(secret, purpose, 'mac'), tag, message)
}
