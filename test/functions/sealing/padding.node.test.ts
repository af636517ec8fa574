import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BUCKETS, MAX_PART_BYTES } from '../../../functions/sealing/limits.ts'
import { pad, unpad } from '../../../functions/sealing/padding.ts'

describe('padding', () => {
  it.each([
    [0, 1024],
    [1020, 1024],
    [1021, 4096],
    [4092, 4096],
    [4093, 16_384],
    [16_380, 16_384],
    [16_381, 65_536],
    [MAX_PART_BYTES, 65_536],
  ])('makes %i bytes %i', (length, bucket) => {
    expect(pad(new Uint8Array(length))).toHaveLength(bucket)
  })

  it('refuses what fits into no bucket', () => {
    expect(() => pad(new Uint8Array(MAX_PART_BYTES + 1))).toThrow(RangeError)
  })

  it('comes off again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (content) => {
        expect(unpad(pad(content))).toEqual({ ok: true, value: content })
      }),
    )
  })

  it('is zeros, so that it carries nothing', () => {
    expect(
      pad(Uint8Array.of(255))
        .subarray(5)
        .every((byte) => byte === 0),
    ).toBe(true)
  })

  it.each([
    ['of another size', new Uint8Array(BUCKETS[0] - 1)],
    ['empty', new Uint8Array()],
    ['with a length beyond its end', Uint8Array.of(0, 0, 4, 0, ...new Uint8Array(1020))],
    ['with a huge length', Uint8Array.of(255, 255, 255, 255, ...new Uint8Array(1020))],
    ['with something in its zeros', Uint8Array.of(...new Uint8Array(1023), 1)],
  ])('%s is malformed', (_, padded) => {
    expect(unpad(padded)).toEqual({ ok: false, error: 'malformed' })
  })
})
