import { err, ok, type Result } from '../result.ts'
import { utf8 } from '../sealing/hkdf.ts'
import { parseReceipt, splitReceipt } from '../sealing/receipt.ts'
import { bodyMacOf, deriveReceipt, deriveReportId, macOf, parseIdempotencyKey } from './identity.ts'
import { phraseInContact, phraseOf } from './phrase.ts'
import { referenceOf } from './reference.ts'
import type { Attempt } from './submit-report.ts'

/** Who a report is, as a function of its first attempt: the same key always gives the same identity. */
export interface Identity {
  readonly id: string
  readonly reference: string
  readonly keyMac: string
  readonly bodyMac: string
  readonly receiptMac: string
  /** Public key of the receipt's seal half: messages to the reporter are sealed to it. */
  readonly receiptKey: string
  /** Only when the Worker makes it; null when the browser keeps its own. */
  readonly receipt: string | null
  /** What a caller says first, for the sealed contact; undefined where the browser put its own there. */
  readonly phrase: string | undefined
}

export type IdentityError = 'malformed-idempotency-key' | 'weak-idempotency-key'

/** The identity of an attempt: the client's own where it sealed, else derived from its key. */
export async function identify(
  secret: Uint8Array<ArrayBuffer>,
  { key, body, input }: Attempt,
): Promise<Result<Identity, IdentityError>> {
  const parsed = parseIdempotencyKey(key)
  if (!parsed.ok) return err(`${parsed.error}-idempotency-key` as const)
  const own = input.sealed
    ? {
        id: input.sealed.id,
        auth: input.sealed.receiptAuth,
        receiptKey: input.sealed.receiptKey,
        receipt: null,
        phrase: undefined,
      }
    : await deriveOwn(secret, parsed.value)
  return ok({
    id: own.id,
    reference: await referenceOf(own.id),
    keyMac: await macOf(secret, 'key', utf8(parsed.value)),
    bodyMac: await bodyMacOf(secret, parsed.value, body),
    receiptMac: await macOf(secret, 'receipt', utf8(own.auth)),
    receiptKey: own.receiptKey,
    receipt: own.receipt,
    phrase: own.phrase,
  })
}

async function deriveOwn(secret: Uint8Array<ArrayBuffer>, key: string) {
  const receipt = await deriveReceipt(secret, key)
  const bytes = parseReceipt(receipt)
  if (!bytes.ok) throw new Error('a receipt that this Worker derived does not parse')
  const { auth, sealKeyPair } = await splitReceipt(bytes.value)
  return {
    id: await deriveReportId(secret, key),
    auth,
    receiptKey: sealKeyPair.publicKey,
    receipt,
    phrase: phraseInContact(await phraseOf(bytes.value)),
  }
}
