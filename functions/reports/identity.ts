import { err, ok, type Result } from '../result.ts'
import { toBase64url } from '../sealing/base64url.ts'
import { utf8 } from '../sealing/hkdf.ts'
import { mac } from '../sealing/mac.ts'
import { receiptFrom } from '../sealing/receipt.ts'
import { reportIdFrom } from '../sealing/report-id.ts'

/**
 * Identity is a function of the first attempt: the same Idempotency-Key always gives the same report
 * and the same receipt, from D1, the outbox and the Worker alike, although only MACs are stored.
 * `secret` is IDENTITY_SECRET as bytes; changing it takes every receipt made by the Worker away from
 * whoever sends the same form again.
 */
type Secret = Uint8Array<ArrayBuffer>

/** 22 characters of base64url are 132 bits; a UUID (36 with its dashes) has 122 and is accepted. */
const KEY = /^[\w-]{22,128}$/

/** Random keys of that length have far more; placeholders such as `0000…` or `test-test-…` don't. */
const FEWEST_DIFFERENT = 6

/**
 * Reads an Idempotency-Key header, also in the quotes that the IETF draft wants. `weak`: too short or
 * too plain to be random, so that two people could meet on it.
 */
export function parseIdempotencyKey(header: string): Result<string, 'malformed' | 'weak'> {
  const key = header.trim().replace(/^"(.*)"$/, '$1')
  if (key.length < 22) return err('weak')
  if (!KEY.test(key)) return err('malformed')
  return new Set(key).size < FEWEST_DIFFERENT ? err('weak') : ok(key)
}

/** The report's id where the client didn't make it (it does when it seals). */
export const deriveReportId = async (secret: Secret, key: string): Promise<string> =>
  reportIdFrom(await mac(secret, 'jingzhong/v1/identity/report-id', utf8(key)))

/** The receipt where the client didn't make it: shown in the answer, never stored. */
export const deriveReceipt = async (secret: Secret, key: string): Promise<string> =>
  receiptFrom(await mac(secret, 'jingzhong/v1/identity/receipt', utf8(key)))

/** What is stored in place of the Idempotency-Key, of the body's bytes and of a receipt's auth half. */
export type MacOf = 'key' | 'body' | 'receipt'

/**
 * What tells whether the same bytes came again. The key goes in because it is random and not stored:
 * else whoever had the database and the secret could try what a short readable report said.
 */
export const bodyMacOf = (
  secret: Secret,
  key: string,
  body: Uint8Array<ArrayBuffer>,
): Promise<string> => {
  const head = utf8(`${key}|`)
  const bytes = new Uint8Array(head.length + body.length)
  bytes.set(head)
  bytes.set(body, head.length)
  return macOf(secret, 'body', bytes)
}

/** HMAC-SHA-256, base64url (43 characters); the same bytes have another MAC for each purpose. */
export const macOf = async (secret: Secret, what: MacOf, bytes: BufferSource): Promise<string> =>
  toBase64url(await mac(secret, `jingzhong/v1/identity/mac-of-${what}`, bytes))
