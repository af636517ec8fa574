import { type Confidential, partsOf } from '../../functions/reports/parts.ts'
import { sealParts } from '../../functions/sealing/envelope.ts'
import { systemRandom } from '../../functions/sealing/hkdf.ts'
import { newReceipt, parseReceipt, splitReceipt } from '../../functions/sealing/receipt.ts'
import { newReportId } from '../../functions/sealing/report-id.ts'
import { RECEIPT_KID, type Recipient } from '../../functions/sealing/sealed-part.ts'
import { makeReport } from './make-report.ts'

/** A valid body of POST /api/v1/reports as the browser makes it: sealed under an id of its own. */
export async function makeSealedReport(
  recipients: readonly Recipient[],
  changes: Record<string, unknown> = {},
) {
  const receipt = parseReceipt(newReceipt(systemRandom))
  if (!receipt.ok) throw new Error(receipt.error)
  const { auth, sealKeyPair } = await splitReceipt(receipt.value)
  const { private: readable, payments, ageBand, ...plain } = makeReport(changes)
  const id = newReportId(systemRandom)
  const parts = await sealParts({
    reportId: id,
    parts: partsOf({ private: readable, payments, ageBand } as Confidential),
    recipients: [...recipients, { kid: RECEIPT_KID, publicKey: sealKeyPair.publicKey }],
    random: systemRandom,
  })
  const sealed = { v: 1, id, receiptAuth: auth, receiptKey: sealKeyPair.publicKey, parts }
  return { ...plain, summary: { amountBand: 1_000_000, minor: false }, sealed }
}
