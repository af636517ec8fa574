import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  FORM_TOKEN_LIFE,
  issueFormToken,
  verifyFormToken,
} from '../../../functions/reports/form-token.ts'
import { parseIdempotencyKey } from '../../../functions/reports/identity.ts'
import { anyText } from '../../support/any-text.ts'
import { seeded } from '../../support/random.ts'

describe('a form token', () => {
  it('is accepted, and is itself the Idempotency-Key', async () => {
    const token = await issue()
    const verified = await verifyFormToken(secret, token, later(0))
    expect(verified).toEqual({ ok: true, value: { key: token, issuedAt: NOW } })
    expect(parseIdempotencyKey(token)).toEqual({ ok: true, value: token })
  })

  it('is another on each page view', async () => {
    const random = seeded('views')
    const one = await issueFormToken(secret, random, NOW)
    expect(await issueFormToken(secret, random, NOW)).not.toBe(one)
  })

  it.each([
    ['a millisecond before a day has passed', FORM_TOKEN_LIFE - 1, true],
    ['after exactly a day', FORM_TOKEN_LIFE, false],
    ['when another machine is a little behind', -5 * 60_000, true],
    ['when it comes from the future', -5 * 60_000 - 1, false],
  ])('%s (%i ms): accepted is %s', async (_, ms, accepted) => {
    const verified = await verifyFormToken(secret, await issue(), later(ms))
    expect(verified).toMatchObject(accepted ? { ok: true } : { ok: false, error: 'expired' })
  })

  it('is forged when a single bit differs', async () => {
    const token = await issue()
    const bytes = Buffer.from(token, 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(await verify(changed.toString('base64url'))).toEqual({ ok: false, error: 'forged' })
    }
  })

  it('is forged under another secret', async () => {
    const token = await issueFormToken(seeded('other')(32), seeded('x'), NOW)
    expect(await verify(token)).toEqual({ ok: false, error: 'forged' })
  })

  it.each([
    ['nothing', ''],
    ['one cut short', 'A'.repeat(71)],
    ['one too long', 'A'.repeat(73)],
    ['one with padding', `${'A'.repeat(71)}=`],
    ['words', '请'.repeat(72)],
  ])('%s is malformed', async (_, token) => {
    expect(await verify(token)).toEqual({ ok: false, error: 'malformed' })
  })

  it('never throws and never accepts what it did not issue', async () => {
    await fc.assert(fc.asyncProperty(anyText, async (text) => !(await verify(text)).ok))
  })
})

const NOW = new Date('2026-11-22T04:00:00.000Z')
const secret = seeded('identity secret')(32)
const issue = () => issueFormToken(secret, seeded('token'), NOW)
const verify = (token: string) => verifyFormToken(secret, token, NOW)
const later = (ms: number) => new Date(NOW.getTime() + ms)
