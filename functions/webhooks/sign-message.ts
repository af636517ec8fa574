import { utf8 } from '../sealing/hkdf.ts'

/** What a secret of signed JSON begins with (https://www.standardwebhooks.com). */
export const SECRET_PREFIX = 'whsec_'

const SECRET_BYTES = 32

/** A new secret: whsec_ and 32 random bytes in base64. */
export const newSecret = (random: (bytes: number) => Uint8Array) =>
  SECRET_PREFIX + toBase64(random(SECRET_BYTES))

async function hmac(key: Uint8Array<ArrayBuffer>, message: string): Promise<string> {
  const imported = await crypto.subtle.importKey(
    'raw',
    // An empty key isn't one for every runtime; Feishu's message is empty, its key never.
    key,
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', imported, utf8(message))))
}

/**
 * The headers of Standard Webhooks: the id stays over all tries, the time is that of the try, and the
 * signature covers both and the body, so that an old one can be told from a new one.
 */
export async function standardHeaders(
  secret: string,
  { id, at, body }: { readonly id: string; readonly at: Date; readonly body: string },
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const key = fromBase64(secret.slice(SECRET_PREFIX.length))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${await hmac(key, `${id}.${timestamp}.${body}`)}`,
  }
}

/** What DingTalk wants in the address where a robot has a secret: milliseconds and HMAC under the secret. */
export async function dingtalkQuery(secret: string, at: Date): Promise<Record<string, string>> {
  const timestamp = String(at.getTime())
  return { timestamp, sign: await hmac(utf8(secret), `${timestamp}\n${secret}`) }
}

/** What Feishu wants in the body: seconds, and an empty message under time and secret as the key. */
export async function feishuFields(secret: string, at: Date): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  return { timestamp, sign: await hmac(utf8(`${timestamp}\n${secret}`), '') }
}

const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
