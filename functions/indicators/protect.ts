import { err, ok, type Result } from '../result.ts'
import { fromBase64url, toBase64url } from '../sealing/base64url.ts'
import { derivedKey } from '../sealing/derived-key.ts'
import { type Random, utf8 } from '../sealing/hkdf.ts'
import { mac } from '../sealing/mac.ts'
import { pad, unpad } from '../sealing/padding.ts'
import type { IndexTerm } from './index-terms.ts'
import type { IndicatorKind } from './indicator.ts'

type Secret = Uint8Array<ArrayBuffer>

/** Version of the key under which values are encrypted; stored beside each, for the day it changes. */
export const INDICATOR_KID = 'k1'

/** What a ciphertext is bound to: moved to another report, row or kind it no longer opens. */
export interface IndicatorPlace {
  readonly reportId: string
  readonly n: number
  readonly kind: IndicatorKind
}

/** Sizes in bytes to which values are padded: a length alone would tell many a link. */
const BUCKETS = [64, 256, 1024, 8192]

/** 128 bits: two values never meet by chance. */
const INDEX_BYTES = 16
const NONCE_BYTES = 12

/**
 * The keyed index by which the same indicator is found in other reports: HMAC-SHA-256 per kind, cut to
 * 128 bits, base64url. What goes in, `indexTerms` says. Without INDICATOR_SECRET nobody can try numbers
 * against it; equality and frequency show by design, so it is only made of what accuses, never of what
 * names a victim.
 */
export const blindIndex = async (secret: Secret, term: IndexTerm, canonical: string) =>
  toBase64url(
    (await mac(secret, `jingzhong/v1/index/${term}`, utf8(canonical))).slice(0, INDEX_BYTES),
  )

/**
 * AES-256-GCM under the Worker's secret: nonce and ciphertext of the padded value, base64url.
 * @throws RangeError for more than 8 kB: `LIMITS.indicator` comes first
 */
export async function encryptIndicator(
  secret: Secret,
  place: IndicatorPlace,
  value: string,
  random: Random,
): Promise<string> {
  const nonce = random(NONCE_BYTES)
  const ct = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: aadOf(place) },
    await keyOf(secret),
    pad(utf8(value), BUCKETS),
  )
  const bytes = new Uint8Array(nonce.length + ct.byteLength)
  bytes.set(nonce)
  bytes.set(new Uint8Array(ct), nonce.length)
  return toBase64url(bytes)
}

/** The value, or `refused` when it was altered, moved, or encrypted under another secret. */
export async function decryptIndicator(
  secret: Secret,
  place: IndicatorPlace,
  stored: string,
): Promise<Result<string, 'refused'>> {
  const bytes = fromBase64url(stored)
  if (!bytes.ok) return err('refused')
  try {
    const padded = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: bytes.value.slice(0, NONCE_BYTES), additionalData: aadOf(place) },
      await keyOf(secret),
      bytes.value.slice(NONCE_BYTES),
    )
    const value = unpad(new Uint8Array(padded), BUCKETS)
    if (!value.ok) return err('refused')
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value.value))
  } catch {
    return err('refused')
  }
}

const aadOf = ({ reportId, n, kind }: IndicatorPlace) =>
  utf8(`v1|indicator|${reportId}|${n}|${kind}|${INDICATOR_KID}`)

const keyOf = (secret: Secret) =>
  derivedKey(secret, `jingzhong/v1/indicator/${INDICATOR_KID}`, 'encrypt')
