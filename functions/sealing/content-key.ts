import { err, ok, type Result } from '../result.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { utf8 } from './hkdf.ts'
import { newSuite } from './hpke.ts'
import { holdPrivateKey, importPublicKey, type PrivateKey } from './key-pair.ts'
import { type Recipient, type SealedPart, WRAP_INFO, type Wrap, wrapAad } from './sealed-part.ts'

/** The part of the report to which a content key belongs. */
export interface Place {
  readonly reportId: string
  readonly part: string
}

/**
 * Encrypts a part's content key to one recipient. HPKE makes its own one-time key for it.
 * @throws when the recipient's key is unusable: centres' keys are checked when the site is built,
 * receipts' at the door (`isUsablePublicKey`)
 */
export async function wrapKey(
  place: Place,
  key: Uint8Array<ArrayBuffer>,
  { kid, publicKey }: Recipient,
): Promise<Wrap> {
  const recipient = await importPublicKey(publicKey)
  if (!recipient.ok) throw new TypeError(`the public key of ${kid} is unusable`)
  const { enc, ct } = await newSuite().seal(
    { recipientPublicKey: recipient.value, info: utf8(WRAP_INFO) },
    key,
    utf8(wrapAad(place.reportId, place.part, kid)),
  )
  return { kid, enc: toBase64url(new Uint8Array(enc)), ct: toBase64url(new Uint8Array(ct)) }
}

/** Why a content key can't be had: no wrap for this key, or one that it doesn't open. */
export type UnwrapError = 'not-addressed' | 'wrap-refused'

/** The content key again, for the holder of `kid`'s private key. */
export async function unwrapKey(
  reportId: string,
  sealed: SealedPart<string>,
  kid: string,
  privateKey: PrivateKey,
): Promise<Result<Uint8Array<ArrayBuffer>, UnwrapError>> {
  const wrap = sealed.wraps.find((candidate) => candidate.kid === kid)
  if (!wrap) return err('not-addressed')
  const held = typeof privateKey === 'string' ? await holdPrivateKey(privateKey) : ok(privateKey)
  const enc = fromBase64url(wrap.enc)
  const ct = fromBase64url(wrap.ct)
  if (!held.ok || !enc.ok || !ct.ok) return err('wrap-refused')
  try {
    const key = await newSuite().open(
      { recipientKey: held.value, enc: enc.value, info: utf8(WRAP_INFO) },
      ct.value,
      utf8(wrapAad(reportId, sealed.part, kid)),
    )
    return ok(new Uint8Array(key))
  } catch {
    return err('wrap-refused')
  }
}
