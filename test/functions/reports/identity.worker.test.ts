import { expect, it } from 'vitest'
import { issueFormToken, verifyFormToken } from '../../../functions/reports/form-token.ts'
import { deriveReceipt, deriveReportId } from '../../../functions/reports/identity.ts'
import { parseReceipt, splitReceipt } from '../../../functions/sealing/receipt.ts'
import { supportsSealing } from '../../../functions/sealing/supports-sealing.ts'

it('workerd derives the very identity that Node does', async () => {
  expect(await deriveReportId(secret, KEY)).toBe('yt4trfgwmazeq7m4s1eb0pcs18')
  expect(await deriveReceipt(secret, KEY)).toBe('S46C-CDR7-4J7R-KBE6-KVBX-08BK-FJ6')
})

it('workerd splits a receipt into the very halves that Node does', async () => {
  const receipt = parseReceipt('007H-WB9W-9DD6-JY47-JTJV-9GYJ-W7Q')
  if (!receipt.ok) throw new Error(receipt.error)
  const { auth, sealKeyPair } = await splitReceipt(receipt.value)
  expect(auth).toBe('ELk--wZ74XQb5On29Gj3lMeQrQM2NW0UyXS6egPaoco')
  expect(sealKeyPair.publicKey).toBe('0YwPzVMpx2bLGgNx-4G1rXQCEx2UO6dqdxctHcdp9Ho')
})

it('workerd can seal, and knows its own form tokens', async () => {
  const now = new Date('2026-11-22T04:00:00Z')
  const random = (n: number) => crypto.getRandomValues(new Uint8Array(n))
  expect(await supportsSealing()).toBe(true)
  expect((await verifyFormToken(secret, await issueFormToken(secret, random, now), now)).ok).toBe(
    true,
  )
})

const secret = new Uint8Array(32).fill(7)
const KEY = 'pH8yW2mCq0-xT_5rLk1dZg'
