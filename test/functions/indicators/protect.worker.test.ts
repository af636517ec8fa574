import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../functions/fields/limits.ts'
import { INDICATOR_KINDS } from '../../../functions/indicators/indicator.ts'
import {
  blindIndex,
  decryptIndicator,
  encryptIndicator,
} from '../../../functions/indicators/protect.ts'
import { fromBase64url, toBase64url } from '../../../functions/sealing/base64url.ts'
import { seeded } from '../../support/random.ts'

const VALUE = '+8613800138000'

describe('the blind index', () => {
  test('is 128 bits in base64url', async () => {
    expect(await blindIndex(secret('a'), 'phone', VALUE)).toMatch(/^[\w-]{22}$/)
  })

  test('keeps its form for ever: what is stored must be found again', async () => {
    expect(await blindIndex(secret('a'), 'phone', VALUE)).toBe(FIXED)
  })

  test('differs for every kind', async () => {
    const terms = [...INDICATOR_KINDS, 'host'] as const
    const all = await Promise.all(terms.map((term) => blindIndex(secret('a'), term, VALUE)))
    expect(new Set(all).size).toBe(terms.length)
  })

  test('differs for every secret', async () => {
    expect(await blindIndex(secret('b'), 'phone', VALUE)).not.toBe(FIXED)
  })

  test('differs for every value', async () => {
    expect(await blindIndex(secret('a'), 'phone', '+8613800138001')).not.toBe(FIXED)
  })
})

describe('an encrypted indicator', () => {
  test('opens in its place', async () => {
    expect(await decryptIndicator(secret('a'), PLACE, await stored())).toEqual({
      ok: true,
      value: VALUE,
    })
  })

  test.each([
    ['in another report', { reportId: 'r2' }],
    ['at another number', { n: 1 }],
    ['as another kind', { kind: 'account' as const }],
  ])('does not open %s', async (_, change) => {
    const moved = { ...PLACE, ...change }
    expect(await decryptIndicator(secret('a'), moved, await stored())).toEqual(REFUSED)
  })

  test('does not open under another secret', async () => {
    expect(await decryptIndicator(secret('b'), PLACE, await stored())).toEqual(REFUSED)
  })

  test('does not open once a single bit of it has changed', async () => {
    const bytes = fromBase64url(await stored())
    if (!bytes.ok) throw new Error('not base64url')
    for (let bit = 0; bit < bytes.value.length * 8; bit++) {
      const changed = bytes.value.slice()
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(await decryptIndicator(secret('a'), PLACE, toBase64url(changed))).toEqual(REFUSED)
    }
  })

  test.each(['', 'AAAA', '!', 'A'.repeat(36), 'A'.repeat(38)])('%j is none', async (text) => {
    expect(await decryptIndicator(secret('a'), PLACE, text)).toEqual(REFUSED)
  })

  test('is another each time, and shows nothing of what it holds', async () => {
    const [one, two] = [await stored(), await stored()]
    expect(one).not.toBe(two)
    expect(atob(one.replaceAll('-', '+').replaceAll('_', '/'))).not.toContain('138')
  })

  test.each([
    ['a mobile and a short link', VALUE, 'https://a.top/pay?u=1'],
    ['a page of letters and a longer one', 'x'.repeat(300), 'x'.repeat(1000)],
  ])('has one length for %s', async (_, one, another) => {
    const [first, second] = await Promise.all(
      [one, another].map((value) => encryptIndicator(secret('a'), PLACE, value, random)),
    )
    expect(first?.length).toBe(second?.length)
  })

  test('holds the longest that the form takes, in letters of three bytes', async () => {
    const value = '链'.repeat(LIMITS.indicator)
    const ct = await encryptIndicator(secret('a'), PLACE, value, random)
    expect(await decryptIndicator(secret('a'), PLACE, ct)).toEqual({ ok: true, value })
  })

  test('keeps every letter, a byte-order mark and an emoji too', async () => {
    const value = '\uFEFF小美❤👨‍👩‍👧'
    const ct = await encryptIndicator(secret('a'), PLACE, value, random)
    expect(await decryptIndicator(secret('a'), PLACE, ct)).toEqual({ ok: true, value })
  })
})

const REFUSED = { ok: false, error: 'refused' }
const PLACE = { reportId: 'r1', n: 0, kind: 'phone' } as const
const FIXED = 'Cy7cZqc6NyDR2b1JtOWD0g'
const random = seeded('nonces')

const secret = (seed: string) => seeded(seed)(32)
const stored = () => encryptIndicator(secret('a'), PLACE, VALUE, random)
