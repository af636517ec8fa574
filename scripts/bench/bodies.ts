import { partsOf } from '../../functions/reports/parts.ts'
import { sealParts } from '../../functions/sealing/envelope.ts'
import { systemRandom } from '../../functions/sealing/hkdf.ts'
import { newKeyPair } from '../../functions/sealing/key-pair.ts'
import { newReportId } from '../../functions/sealing/report-id.ts'
import { RECEIPT_KID, type Recipient } from '../../functions/sealing/sealed-part.ts'

/** Makes the body of one more report, as text. */
export type NewBody = () => string

const PLAIN = {
  kind: 'fraud',
  locale: 'zh-CN',
  scamType: 'task-rebate',
  situation: 'paid',
  region: '510100',
  occurredOn: '2026-10-22',
  indicators: [
    { kind: 'phone', value: '139 1234 5678' },
    { kind: 'url', value: 'hxxps://sf-lipei[.]top/pay?u=1' },
  ],
}

const CONFIDENTIAL = {
  private: {
    story: '对方让我先做三单，每单返几块钱，第四单要我垫付，说做完一起返。'.repeat(35),
    contact: { name: '小林', phone: '13800138000', mayCall: true },
  },
  payments: [
    { amountFen: 197_700, method: 'bank-transfer', paidAt: '2026-10-22T09:30:00Z' },
    { amountFen: 1_000_000, method: 'alipay', paidAt: '2026-10-22T10:10:00Z' },
  ],
  ageBand: '18-59' as const,
}

/** Readable, some 1,100 Chinese characters long: the Worker seals it. */
export const readableBody: NewBody = () => JSON.stringify({ ...PLAIN, ...CONFIDENTIAL })

/**
 * The same, sealed by the browser. Sealed once: the Worker can't look inside, so that an id and a receipt
 * of its own make it another report.
 */
export async function sealedBody(recipients: readonly Recipient[]): Promise<NewBody> {
  const { publicKey } = await newKeyPair(systemRandom)
  const parts = await sealParts({
    reportId: newReportId(systemRandom),
    parts: partsOf(CONFIDENTIAL),
    recipients: [...recipients, { kid: RECEIPT_KID, publicKey }],
    random: systemRandom,
  })
  return () => {
    const receiptAuth = Buffer.from(systemRandom(32)).toString('base64url')
    const id = newReportId(systemRandom)
    const sealed = { v: 1, id, receiptAuth, receiptKey: publicKey, parts }
    return JSON.stringify({ ...PLAIN, summary: { amountBand: 1_000_000 }, sealed })
  }
}
