import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64url, toBase64url } from '../../../functions/sealing/base64url.ts'

describe('base64url', () => {
  it('is what the platform writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
      }),
    )
  })

  it('reads back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(fromBase64url(toBase64url(bytes))).toEqual({ ok: true, value: bytes })
      }),
    )
  })

  it('has one spelling only: whatever is accepted is written so again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w-]{0,12}$/), (text) => {
        const read = fromBase64url(text)
        if (read.ok) expect(toBase64url(read.value)).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    'A',
    'AAAAA',
    'AB',
    'AAB',
    'AA==',
    'AA+A',
    'AA/A',
    'AA A',
    ' AAAA',
    'AAAA\n',
    'ÄÄÄÄ',
    '中文',
  ])('%j is malformed', (text) => {
    expect(fromBase64url(text)).toEqual({ ok: false, error: 'malformed' })
  })
})
