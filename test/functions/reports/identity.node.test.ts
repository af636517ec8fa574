import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bodyMacOf,
  deriveReceipt,
  deriveReportId,
  macOf,
  parseIdempotencyKey,
} from '../../../functions/reports/identity.ts'
import { toBase64url } from '../../../functions/sealing/base64url.ts'
import { utf8 } from '../../../functions/sealing/hkdf.ts'
import { newReceipt, parseReceipt } from '../../../functions/sealing/receipt.ts'
import { newReportId, REPORT_ID } from '../../../functions/sealing/report-id.ts'
import { seeded } from '../../support/random.ts'

describe('the identity of a report that the Worker names', () => {
  it('is the same for the same key', async () => {
    expect(await deriveReportId(secret, KEY)).toBe(await deriveReportId(secret, KEY))
    expect(await deriveReceipt(secret, KEY)).toBe(await deriveReceipt(secret, KEY))
  })

  it('is another for another key', async () => {
    expect(await deriveReportId(secret, OTHER_KEY)).not.toBe(await deriveReportId(secret, KEY))
    expect(await deriveReceipt(secret, OTHER_KEY)).not.toBe(await deriveReceipt(secret, KEY))
  })

  it('is another under another secret', async () => {
    expect(await deriveReportId(otherSecret, KEY)).not.toBe(await deriveReportId(secret, KEY))
    expect(await deriveReceipt(otherSecret, KEY)).not.toBe(await deriveReceipt(secret, KEY))
  })

  it('keeps its form for ever: a form sent again after an update must find its report', async () => {
    expect(await deriveReportId(secret, KEY)).toBe(FIXED.id)
    expect(await deriveReceipt(secret, KEY)).toBe(FIXED.receipt)
    expect(await macOf(secret, 'key', utf8(KEY))).toBe(FIXED.mac)
  })

  it('is a well-formed id and a receipt that reads back', async () => {
    expect(await deriveReportId(secret, KEY)).toMatch(REPORT_ID)
    expect(parseReceipt(await deriveReceipt(secret, KEY)).ok).toBe(true)
  })

  it('tells nothing of the receipt by the id', async () => {
    const receipt = (await deriveReceipt(secret, KEY)).replaceAll('-', '').slice(0, 26)
    expect(await deriveReportId(secret, KEY)).not.toBe(receipt.toLowerCase())
  })
})

describe('the id that a client makes', () => {
  it('has the same shape, and nobody takes it for a receipt', () => {
    expect(newReportId(seeded('id'))).toMatch(REPORT_ID)
    expect(parseReceipt(newReportId(seeded('id'))).ok).toBe(false)
    expect(newReceipt(seeded('id'))).not.toMatch(REPORT_ID)
  })
})

describe('a MAC', () => {
  it('differs by purpose, by bytes and by secret', async () => {
    const all = await Promise.all([
      macOf(secret, 'key', utf8('a')),
      macOf(secret, 'body', utf8('a')),
      macOf(secret, 'receipt', utf8('a')),
      macOf(secret, 'key', utf8('b')),
      macOf(otherSecret, 'key', utf8('a')),
    ])
    expect(new Set(all).size).toBe(5)
    expect(all.every((mac) => /^[\w-]{43}$/.test(mac))).toBe(true)
  })
})

describe('the MAC of what was sent', () => {
  it('tells the same bytes under the same key from others', async () => {
    const mac = await bodyMacOf(secret, KEY, utf8('{"kind":"fraud"}'))
    expect(await bodyMacOf(secret, KEY, utf8('{"kind":"fraud"}'))).toBe(mac)
    expect(await bodyMacOf(secret, KEY, utf8('{"kind":"clue"}'))).not.toBe(mac)
  })

  it('can’t be tried with guesses by whoever has the secret and not the key', async () => {
    const guess = utf8('{"kind":"fraud"}')
    const mac = await bodyMacOf(secret, KEY, guess)
    expect(await bodyMacOf(secret, OTHER_KEY, guess)).not.toBe(mac)
    expect(await macOf(secret, 'body', guess)).not.toBe(mac)
  })
})

describe('an Idempotency-Key', () => {
  it.each([
    ['22 characters of base64url', 'pH8yW2mCq0-xT_5rLk1dZg'],
    ['a UUID', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['128 characters', 'abcdefgh'.repeat(16)],
    ['32 hexadecimal digits', '0123456789abcdef0123456789abcdef'],
  ])('may be %s', (_, key) => {
    expect(parseIdempotencyKey(key)).toEqual({ ok: true, value: key })
    expect(parseIdempotencyKey(` "${key}" `)).toEqual({ ok: true, value: key })
  })

  it.each([
    ['nothing', '', 'weak'],
    ['21 characters', 'pH8yW2mCq0-xT_5rLk1dZ', 'weak'],
    ['zeros', '0'.repeat(32), 'weak'],
    ['the empty UUID', '00000000-0000-0000-0000-000000000000', 'weak'],
    ['a word again and again', 'test-test-test-test-test', 'weak'],
    ['129 characters', `${'abcdefgh'.repeat(16)}i`, 'malformed'],
    ['other characters', 'pH8yW2mCq0+xT/5rLk1dZg==', 'malformed'],
    ['Chinese characters', '一二三四五六七八九十'.repeat(3), 'malformed'],
    ['two lines', 'pH8yW2mCq0-xT_5rLk1dZg\npH8yW2mCq0-xT_5rLk1dZg', 'malformed'],
  ])('may not be %s', (_, key, error) => {
    expect(parseIdempotencyKey(key)).toEqual({ ok: false, error })
  })

  it('made of 128 random bits is never turned away', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        // Hashed: fast-check is fond of zeros, and random keys aren't.
        const random = seeded(String(bytes))(16)
        const hex = Buffer.from(random).toString('hex')
        return parseIdempotencyKey(toBase64url(random)).ok && parseIdempotencyKey(hex).ok
      }),
      { numRuns: 2000 },
    )
  })
})

const secret = seeded('identity secret')(32)
const otherSecret = seeded('another secret')(32)
const KEY = 'pH8yW2mCq0-xT_5rLk1dZg'
const OTHER_KEY = 'pH8yW2mCq0-xT_5rLk1dZh'

/** Made by this code on its first day. */
const FIXED = {
  id: 'dxq46287kmd18xbgf2dc3ejznf',
  receipt: 'GXWQ-S3NE-0MK3-2X1E-YQK9-SCC5-MRD',
  mac: 'IuOZeCF20S5xF4WfScUbXy4ZrneG_dUnV0r1vyqZaXg',
}
