import type { Part } from '../reports/vocabulary.ts'
import { err, ok, type Result } from '../result.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { type UnwrapError, unwrapKey, wrapKey } from './content-key.ts'
import { type Random, utf8 } from './hkdf.ts'
import type { PrivateKey } from './key-pair.ts'
import { CONTENT_KEY_BYTES, NONCE_BYTES } from './limits.ts'
import { pad, unpad } from './padding.ts'
import { contentAad, type Recipient, type SealedPart } from './sealed-part.ts'

export interface SealInput<P extends string = Part> {
  readonly reportId: string
  /** Each part as JSON data; parts left out or undefined aren't made. */
  readonly parts: Readonly<Partial<Record<P, unknown>>>
  /** The centre's period key, a recovery key, and the receipt's key under RECEIPT_KID. */
  readonly recipients: readonly Recipient[]
  readonly random: Random
}

/**
 * Seals the parts of a report, each under a content key of its own: JSON, padded, AES-256-GCM; the
 * content key by HPKE to every recipient. Seal once and resend those bytes: sealing again gives others.
 * @throws RangeError when a part is too big, TypeError when nobody could open it
 */
export function sealParts<P extends string = Part>(input: SealInput<P>): Promise<SealedPart<P>[]> {
  const parts = Object.entries(input.parts).filter(([, content]) => content !== undefined)
  return Promise.all(parts.map(([part, content]) => sealPart(input, part as P, content)))
}

async function sealPart<P extends string>(
  { reportId, recipients, random }: SealInput<P>,
  part: P,
  content: unknown,
): Promise<SealedPart<P>> {
  if (recipients.length === 0) throw new TypeError('a part without recipients is lost')
  const key = random(CONTENT_KEY_BYTES)
  const nonce = random(NONCE_BYTES)
  const ct = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: utf8(contentAad(reportId, part)) },
    await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']),
    pad(utf8(JSON.stringify(content))),
  )
  return {
    part,
    nonce: toBase64url(nonce),
    ct: toBase64url(new Uint8Array(ct)),
    wraps: await Promise.all(recipients.map((to) => wrapKey({ reportId, part }, key, to))),
  }
}

export interface OpenInput {
  readonly reportId: string
  readonly sealed: SealedPart<string>
  readonly kid: string
  readonly privateKey: PrivateKey
}

/** `content-refused`: the wrap opens and the content doesn't: it was altered or moved. */
export type OpenError = UnwrapError | 'content-refused'

/** Opens one part. What comes out was typed by a stranger: parse it, and show it as text only. */
export async function openPart(input: OpenInput): Promise<Result<unknown, OpenError>> {
  const { reportId, sealed, kid, privateKey } = input
  const key = await unwrapKey(reportId, sealed, kid, privateKey)
  return key.ok ? openContent(reportId, sealed, key.value) : key
}

/** Opens a part's content under its content key. */
export async function openContent(
  reportId: string,
  sealed: SealedPart<string>,
  key: Uint8Array<ArrayBuffer>,
): Promise<Result<unknown, 'content-refused'>> {
  const nonce = fromBase64url(sealed.nonce)
  const ct = fromBase64url(sealed.ct)
  if (!nonce.ok || !ct.ok) return err('content-refused')
  const additionalData = utf8(contentAad(reportId, sealed.part))
  try {
    const padded = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: nonce.value, additionalData },
      await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']),
      ct.value,
    )
    const content = unpad(new Uint8Array(padded))
    return content.ok
      ? ok(JSON.parse(new TextDecoder().decode(content.value)))
      : err('content-refused')
  } catch {
    return err('content-refused')
  }
}
