import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountBand, endOfBand } from '../../../functions/fields/amount-band.ts'
import { LIMITS } from '../../../functions/fields/limits.ts'
import { amountFen, parseMoney } from '../../../functions/fields/money.ts'
import { readField, refused } from './read-field.ts'

describe('yuan as people write them, in fen', () => {
  test.each([
    ['1977.5', 197_750],
    ['1,977.5', 197_750],
    ['1，977.50', 197_750],
    ['１９７７．５', 197_750],
    ['1977。5', 197_750],
    ['¥1,234,567.89', 123_456_789],
    ['￥ 500', 50_000],
    ['500元', 50_000],
    ['500 块钱', 50_000],
    ['人民币500元', 50_000],
    ['RMB 500', 50_000],
    ['1.2万', 1_200_000],
    ['1.2 万元', 1_200_000],
    ['3w', 3_000_000],
    ['3千', 300_000],
    ['2百万', 200_000_000],
    ['0.5亿', 5_000_000_000],
    ['1.23456万', 1_234_560],
    ['0.01', 1],
    ['0.10', 10],
    ['10000000000', LIMITS.fen.most],
  ])('%s', (input, fen) => {
    expect(parseMoney(input)).toEqual({ ok: true, value: fen })
  })

  test.each([
    ['nothing', '', 'required'],
    ['blank', ' \u3000', 'required'],
    ['a minus', '-5', 'negative'],
    ['a minus as printed', '−5', 'negative'],
    ['a full-width minus', '－５', 'negative'],
    ['a minus after the sign', '¥-5', 'negative'],
    ['a debit in brackets', '（500）', 'negative'],
    ['zero', '0', 'out-of-range'],
    ['zero of zeros', '0.00', 'out-of-range'],
    ['half a fen', '0.005', 'too-precise'],
    ['more than the limit', '10000000000.01', 'out-of-range'],
    ['a hundred billion', '1000亿', 'out-of-range'],
    ['a comma that could be a point', '1,5', 'malformed'],
    ['commas in odd places', '19,77', 'malformed'],
    ['two points', '1.9.7', 'malformed'],
    ['a sum with a guess in it', '3万5', 'malformed'],
    ['an exponent', '1e9', 'malformed'],
    ['hexadecimal', '0x10', 'malformed'],
    ['NaN', 'NaN', 'malformed'],
    ['Infinity', 'Infinity', 'malformed'],
    ['words', '很多', 'malformed'],
    ['a sum', '500+500', 'malformed'],
    ['only a unit', '万', 'malformed'],
    ['NUL', '5\0', 'malformed'],
    ['half a character', '5\uD800', 'malformed'],
    ['very many digits', '9'.repeat(41), 'too-long'],
    ['forty digits', '9'.repeat(40), 'malformed'],
    ['half a megabyte of currency', `${'块'.repeat(170_000)}x`, 'too-long'],
  ])('refused: %s', (_, input, code) => {
    expect(parseMoney(input)).toEqual({ ok: false, error: code })
  })

  test('every amount comes back exact from its own writing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (fen) => {
        const yuan = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
        expect(parseMoney(yuan)).toEqual({ ok: true, value: fen })
        const grouped = yuan.replace(/\B(?=(?:\d{3})+\.)/g, ',')
        expect(parseMoney(grouped)).toEqual({ ok: true, value: fen })
      }),
      { seed: 5, numRuns: 1_000 },
    )
  })
})

describe('fen in the API', () => {
  test.each([
    [1, 1],
    [LIMITS.fen.most, LIMITS.fen.most],
    [0, refused('out-of-range')],
    [LIMITS.fen.most + 1, refused('out-of-range')],
    [-1, refused('negative')],
    [1.5, refused('malformed')],
    [Number.NaN, refused('malformed')],
    [Number.POSITIVE_INFINITY, refused('malformed')],
    [1e300, refused('malformed')],
    ['100', refused('malformed')],
    [null, refused('malformed')],
    [undefined, refused('required')],
  ])('%s', (input, expected) => {
    expect(readField(amountFen, input)).toEqual(expected)
  })
})

describe('the band of an amount', () => {
  test.each([
    [0, 0],
    [1, 1],
    [4, 2],
    [9_999, 5_000],
    [10_000, 10_000],
    [19_999, 10_000],
    [20_000, 20_000],
    [49_999, 20_000],
    [50_000, 50_000],
    [99_999, 50_000],
    [100_000, 100_000],
    [197_750, 100_000],
    [5_000_000, 5_000_000],
    [LIMITS.fen.most, LIMITS.fen.most],
  ])('%i fen', (fen, band) => {
    expect(amountBand(fen)).toBe(band)
  })

  test('every amount lies in its band, and a band spans at most two and a half times its start', () => {
    fc.assert(
      fc.property(fc.integer({ min: LIMITS.fen.least, max: LIMITS.fen.most }), (fen) => {
        const band = amountBand(fen)
        expect(band).toBeLessThanOrEqual(fen)
        expect(endOfBand(band)).toBeGreaterThan(fen)
        if (band > 0) expect(endOfBand(band) / band).toBeLessThanOrEqual(2.5)
      }),
      { seed: 6, numRuns: 1_000 },
    )
  })
})
