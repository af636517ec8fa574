import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { email } from '../../../functions/fields/email.ts'
import { parsePhone, phone } from '../../../functions/fields/phone.ts'
import { readField, refused } from './read-field.ts'

describe('a phone to call back', () => {
  test.each([
    ['13800138000', '+8613800138000'],
    ['138 0013 8000', '+8613800138000'],
    ['１３８－００１３－８０００', '+8613800138000'],
    ['+86 138-0013-8000', '+8613800138000'],
    ['008613800138000', '+8613800138000'],
    ['8613800138000', '+8613800138000'],
    ['(+86)13800138000', '+8613800138000'],
    ['tel:+8613800138000', '+8613800138000'],
    ['138\u200B00138\u202A000', '+8613800138000'],
    ['幺三八零零幺三八零零零', '+8613800138000'],
    ['١٣٨٠٠١٣٨٠٠٠', '+8613800138000'],
    ['1️⃣3️⃣8️⃣00138000', '+8613800138000'],
    ['010-12345678', '+861012345678'],
    ['+86 (0)10 1234 5678', '+861012345678'],
    ['0571-88886666转802', '+8657188886666'],
    ['0571 8888666 ext. 12', '+865718888666'],
    ['400-820-8820', '+864008208820'],
    ['+852 2123 4567', '+85221234567'],
    ['+44 (0)20 7946 0958', '+442079460958'],
    ['0044 20 7946 0958', '+442079460958'],
  ])('%s', (input, expected) => {
    expect(readField(phone, input)).toBe(expected)
  })

  test.each([
    ['nothing', '', 'required'],
    ['a short code, which nobody can be called back on', '96110', 'malformed'],
    ['a landline without its area', '88886666', 'malformed'],
    ['a digit too few', '1380013800', 'malformed'],
    ['a digit too many', '138001380001', 'malformed'],
    ['no such kind of mobile', '12800138000', 'malformed'],
    ['words', '打给我', 'malformed'],
    ['two numbers', '13800138000/13900139000', 'malformed'],
    ['NUL', '13800138000\0', 'malformed'],
    ['half a character', '13800138000\uD800', 'malformed'],
    ['a formula', '=13800138000', 'malformed'],
    ['a very long one', '1'.repeat(100), 'too-long'],
    ['a number of JSON', 13800138000, 'invalid'],
  ])('refused: %s', (_, input, code) => {
    expect(readField(phone, input)).toEqual(refused(code))
  })

  test('its own value gives the same value', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(?:\+|00|0)?[\d ()-]{5,20}$/), (text) => {
        const once = parsePhone(text)
        if (once.ok) expect(parsePhone(once.value)).toEqual(once)
      }),
      { seed: 4, numRuns: 3_000 },
    )
  })
})

describe('an address to write to', () => {
  test.each([
    ['someone@example.com', 'someone@example.com'],
    [' Some.One+x@Example.COM ', 'some.one+x@example.com'],
    ['someone＠qq。com', 'someone@qq.com'],
    ['某人@例子.中国', '某人@xn--fsqu00a.xn--fiqs8s'],
    ['', refused('required')],
    ['someone', refused('malformed')],
    ['a@b', refused('malformed')],
    ['a@@example.com', refused('malformed')],
    ['a@b@example.com', refused('malformed')],
    ['.a@example.com', refused('malformed')],
    ['a b@example.com', refused('malformed')],
    ['a@example.com\nBcc: b@example.com', refused('malformed')],
    ['a\0@example.com', refused('malformed')],
    ['a\uD800@example.com', refused('malformed')],
    ['a@exam\0ple.com', refused('malformed')],
    ['a@exam\uDC00ple.com', refused('malformed')],
    ['<a@example.com>', refused('malformed')],
    ['a@127.0.0.1', refused('malformed')],
    [`${'a'.repeat(65)}@example.com`, refused('malformed')],
    [`a@${'b.'.repeat(150)}com`, refused('too-long')],
  ])('%s', (input, expected) => {
    expect(readField(email, input)).toEqual(expected)
  })
})
