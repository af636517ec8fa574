import { type Confidential, partsOf, summaryOf } from '../../../functions/reports/parts.ts'
import { phraseInContact, phraseOf } from '../../../functions/reports/phrase.ts'
import { referenceOf } from '../../../functions/reports/reference.ts'
import type { FraudInput, ReportInput } from '../../../functions/reports/report.schema.ts'
import { toBase64url } from '../../../functions/sealing/base64url.ts'
import { sealParts } from '../../../functions/sealing/envelope.ts'
import { systemRandom } from '../../../functions/sealing/hkdf.ts'
import { newReceipt, parseReceipt, splitReceipt } from '../../../functions/sealing/receipt.ts'
import { newReportId } from '../../../functions/sealing/report-id.ts'
import { RECEIPT_KID } from '../../../functions/sealing/sealed-part.ts'
import type { Setup } from './setup.ts'

/** Who a report is, made once: sent again it is the same report, whatever became of the answer. */
export interface Identity {
  /** Idempotency-Key. */
  readonly key: string
  readonly id: string
  readonly receipt: string
  readonly reference: string
  /** Work done for the key, once it is done: a report goes without it, too. */
  proof?: string | undefined
}

/** The bytes of one attempt. Sent again as they are, for sealing anew gives others. */
export interface Attempt {
  readonly identity: Identity
  readonly body: string
  /** The browser's own receipt counts; otherwise the Worker's answer brings one. */
  readonly sealed: boolean
  /** Where it is sent; the public's own way in, unless said. */
  readonly api?: string | undefined
}

export async function newIdentity(): Promise<Identity> {
  const id = newReportId(systemRandom)
  return {
    key: toBase64url(systemRandom(16)),
    id,
    receipt: newReceipt(systemRandom),
    reference: await referenceOf(id),
  }
}

/**
 * Makes what is sent. What could name somebody is sealed here, to the centre's keys and the receipt's;
 * where this browser can't, it goes readable over TLS and the Worker seals it before storing.
 */
export async function buildAttempt(
  input: ReportInput,
  identity: Identity,
  setup: Pick<Setup, 'api' | 'centre' | 'recipients'>,
  canSeal: boolean,
): Promise<Attempt> {
  const { private: words = {}, payments, ageBand, ...open } = input as FraudInput
  const confidential: Confidential = { private: words, payments, ageBand }
  if (!canSeal || Object.keys(partsOf(confidential)).length === 0) {
    const body = JSON.stringify({ ...input, private: words, centre: setup.centre })
    return { identity, body, sealed: false, api: setup.api }
  }
  const bytes = parseReceipt(identity.receipt)
  if (!bytes.ok) throw new Error('a new receipt does not parse')
  const { auth, sealKeyPair } = await splitReceipt(bytes.value)
  const phrase = phraseInContact(await phraseOf(bytes.value))
  const parts = partsOf({ ...confidential, phrase })
  const recipients = [...setup.recipients, { kid: RECEIPT_KID, publicKey: sealKeyPair.publicKey }]
  const sealed = {
    v: 1,
    id: identity.id,
    receiptAuth: auth,
    receiptKey: sealKeyPair.publicKey,
    parts: await sealParts({ reportId: identity.id, parts, recipients, random: systemRandom }),
  }
  const body = JSON.stringify({
    ...open,
    centre: setup.centre,
    sealed,
    // Of the other kinds nothing is asked that a summary could tell.
    ...(input.kind === 'fraud' && { summary: summaryOf(confidential) }),
  })
  return { identity, body, sealed: true, api: setup.api }
}
