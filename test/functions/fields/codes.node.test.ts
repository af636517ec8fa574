import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { CODES, codesOf } from '../../../functions/fields/codes.ts'
import { freeText } from '../../../functions/fields/free-text.ts'
import { LIMITS } from '../../../functions/fields/limits.ts'
import { amountFen } from '../../../functions/fields/money.ts'

describe('codesOf names the place and the code', () => {
  test.each([
    ['a missing field', { payments: [] }, [['/story', 'required']]],
    ['a field of the wrong type', { story: 7 }, [['/story', 'invalid']]],
    ['null where words belong', { story: null }, [['/story', 'invalid']]],
    ['the body itself', [], [['', 'invalid']]],
    [
      'a place in a list',
      { story: 'a', payments: [{ amountFen: 5 }, { amountFen: 0 }] },
      [['/payments/1/amountFen', 'out-of-range']],
    ],
    [
      'a fraction of a fen',
      { story: 'a', payments: [{ amountFen: 1.5 }] },
      [['/payments/0/amountFen', 'malformed']],
    ],
    [
      'a list too long',
      { story: 'a', payments: [fen(), fen(), fen()] },
      [['/payments', 'too-many']],
    ],
    ['a word outside the list', { story: 'a', how: 'cash' }, [['/how', 'invalid']]],
    ['a stranger', { story: 'a', extra: 1 }, [['/extra', 'unknown-field']]],
    ['__proto__', JSON.parse('{"story":"a","__proto__":{}}'), [['', 'unknown-field']]],
    [
      'the branch of a union that was meant',
      { story: 'a', place: { city: 7 } },
      [['/place/city', 'invalid']],
    ],
    ['a union that nothing fits', { story: 'a', place: 7 }, [['/place', 'invalid']]],
    [
      'several, in order, one a field',
      { story: '\0'.repeat(99), payments: 'x', extra: 1 },
      [
        ['/story', 'malformed'],
        ['/payments', 'invalid'],
        ['/extra', 'unknown-field'],
      ],
    ],
  ])('%s', (_, body, expected) => {
    expect(look(body)).toEqual(expected)
  })

  test('text that was sent never comes back, also not as a key', () => {
    const secret = '我的电话 13800138000'
    const found = codesOf(errorOf({ story: 'a', [secret]: secret, how: secret }))
    expect(JSON.stringify(found)).not.toContain('13800138000')
    expect(found).toContainEqual({ pointer: '', code: 'unknown-field' })
  })

  test('an answer names at most LIMITS.errors places', () => {
    const strangers = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`k${n}`, n]))
    expect(codesOf(errorOf({ story: 'a', ...strangers }))).toHaveLength(LIMITS.errors)
    const list = z.array(z.int()).safeParse(Array.from({ length: 500 }, () => 'x'))
    expect(codesOf(list.error as z.core.$ZodError)).toHaveLength(LIMITS.errors)
  })

  test('whatever is thrown at a schema, only codes of the closed list come out', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        const result = SCHEMA.safeParse(body)
        if (result.success) return
        for (const { pointer, code } of codesOf(result.error)) {
          expect(CODES).toContain(code)
          expect(pointer).toMatch(/^(?:\/[\w-]+)*$/)
        }
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})

function fen() {
  return { amountFen: 100 }
}

const SCHEMA = z.strictObject({
  story: freeText(50),
  payments: z.optional(z.array(z.strictObject({ amountFen })).check(z.maxLength(2))),
  how: z.optional(z.enum(['wechat', 'alipay'])),
  place: z.optional(z.union([z.string(), z.strictObject({ city: z.string() })])),
})

function errorOf(body: unknown) {
  const result = SCHEMA.safeParse(body)
  if (result.success) throw new Error('the body was accepted')
  return result.error
}

const look = (body: unknown) => codesOf(errorOf(body)).map(({ pointer, code }) => [pointer, code])
