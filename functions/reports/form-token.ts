import { err, ok, type Result } from '../result.ts'
import { fromBase64url, toBase64url } from '../sealing/base64url.ts'
import type { Random } from '../sealing/hkdf.ts'
import { mac, verifyMac } from '../sealing/mac.ts'

const PURPOSE = 'jingzhong/v1/identity/form-token'
const RANDOM_BYTES = 16
const TIME_BYTES = 6
const HEAD_BYTES = RANDOM_BYTES + TIME_BYTES

/** How long a form may lie open before it is sent, in milliseconds. */
export const FORM_TOKEN_LIFE = 24 * 60 * 60 * 1000

/** Two machines of the network may disagree about the time by this much. */
const SKEW = 5 * 60 * 1000

export interface FormToken {
  /** The Idempotency-Key of whatever this form sends: the token itself. */
  readonly key: string
  readonly issuedAt: Date
}

/**
 * The hidden field that makes a form without JavaScript safe to send twice: 128 random bits, the time
 * and a MAC, 72 characters of base64url. Each GET of a form carries a new one.
 */
export async function issueFormToken(
  secret: Uint8Array<ArrayBuffer>,
  random: Random,
  now: Date,
): Promise<string> {
  const token = new Uint8Array(HEAD_BYTES + 32)
  token.set(random(RANDOM_BYTES))
  let rest = now.getTime()
  for (let at = HEAD_BYTES - 1; at >= RANDOM_BYTES; at--) {
    token[at] = rest % 256
    rest = Math.floor(rest / 256)
  }
  token.set(await mac(secret, PURPOSE, token.slice(0, HEAD_BYTES)), HEAD_BYTES)
  return toBase64url(token)
}

/** Whether this Worker issued the token, and less than a day ago. */
export async function verifyFormToken(
  secret: Uint8Array<ArrayBuffer>,
  token: string,
  now: Date,
): Promise<Result<FormToken, 'malformed' | 'forged' | 'expired'>> {
  const bytes = fromBase64url(token)
  if (!bytes.ok || bytes.value.length !== HEAD_BYTES + 32) return err('malformed')
  const head = bytes.value.slice(0, HEAD_BYTES)
  const tag = bytes.value.slice(HEAD_BYTES)
  if (!(await verifyMac(secret, PURPOSE, head, tag))) return err('forged')
  const time = head.slice(RANDOM_BYTES).reduce((sum, byte) => sum * 256 + byte, 0)
  const age = now.getTime() - time
  if (age >= FORM_TOKEN_LIFE || age < -SKEW) return err('expired')
  return ok({ key: token, issuedAt: new Date(time) })
}
