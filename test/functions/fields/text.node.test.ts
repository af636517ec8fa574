import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freeText, isStorable, writeOut } from '../../../functions/fields/free-text.ts'
import { name } from '../../../functions/fields/name.ts'
import { readField, refused } from './read-field.ts'

describe('free text is kept as it was written', () => {
  test.each([
    ['words', '他说我的账户涉嫌洗钱。', '他说我的账户涉嫌洗钱。'],
    ['spaces at the ends', '  好  ', '  好  '],
    ['line breaks of forms, as \\n', '一\r\n二\r三\u2028四', '一\n二\n三\n四'],
    ['an accent in two parts, as one', 'e\u0301', 'é'],
    ['joined emoji and letters that need joiners', '👨‍👩‍👧 نمی‌خواهم', '👨‍👩‍👧 نمی‌خواهم'],
    ['zero-width spaces, which harm nobody', 'a\u200Bb\uFEFF', 'a\u200Bb\uFEFF'],
    ['as many units as the limit', '好'.repeat(20), '好'.repeat(20)],
    ['as many lines as the limit, though sent with \\r\\n', 'a\r\n'.repeat(10), 'a\n'.repeat(10)],
  ])('%s', (_, input, expected) => {
    expect(readField(freeText(20), input)).toBe(expected)
  })
})

describe('what is unseen but changes what is seen is written out', () => {
  test.each([
    ['a right-to-left override', 'exe.\u202Efdp', 'exe.⟨U+202E⟩fdp'],
    ['an isolate', '\u2067a\u2069', '⟨U+2067⟩a⟨U+2069⟩'],
    ['a terminal escape', 'a\u001b[2J', 'a⟨U+001B⟩[2J'],
    ['a C1 control', 'a\u0085b', 'a⟨U+0085⟩b'],
    ['words hidden in tags', 'a\u{E0068}\u{E0069}', 'a⟨U+E0068⟩⟨U+E0069⟩'],
  ])('%s', (_, input, expected) => {
    expect(readField(freeText(200), input)).toBe(expected)
  })

  test('twice is the same as once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(writeOut(writeOut(text))).toBe(writeOut(text))
      }),
      { seed: 2, numRuns: 500 },
    )
  })
})

describe('free text is refused', () => {
  test.each([
    ['missing', undefined, 'required'],
    ['a number', 3, 'invalid'],
    ['empty', '', 'required'],
    ['blank', ' \n\t\u3000', 'required'],
    ['invisible', '\u200B\u2060\uFEFF', 'required'],
    ['with NUL', 'a\0b', 'malformed'],
    ['with half a character', 'a\uD800b', 'malformed'],
    ['with halves in the wrong order', '\uDC00\uD800', 'malformed'],
    ['one unit too long', '好'.repeat(21), 'too-long'],
    ['too long once written out', `a${'\u202E'.repeat(3)}`, 'too-long'],
    ['ten million units', 'a'.repeat(10_000_000), 'too-long'],
  ])('%s', (_, input, code) => {
    expect(readField(freeText(20), input)).toEqual(refused(code))
  })

  test('no text with NUL or half a character passes, wherever it stands', () => {
    const bad = fc.constantFrom('\0', '\uD800', '\uDBFF', '\uDC00', '\uDFFF')
    fc.assert(
      fc.property(fc.string(), bad, fc.string(), (before, one, after) => {
        const text = `${before} ${one} ${after}`
        expect(isStorable(text)).toBe(false)
        expect(readField(freeText(10_000), text)).toEqual(refused('malformed'))
      }),
      { seed: 3, numRuns: 500 },
    )
  })
})

describe('a name is one line', () => {
  test.each([
    ['with spaces around it', '  张三 ', '张三'],
    ['with a dot inside', '买买提·艾力', '买买提·艾力'],
    ['with a mark that turns the line', 'A\u202EB', 'A⟨U+202E⟩B'],
    ['in two lines', '张三\n李四', refused('malformed')],
    ['blank', '   ', refused('required')],
    ['of 65 letters', 'a'.repeat(65), refused('too-long')],
  ])('%s', (_, input, expected) => {
    expect(readField(name, input)).toEqual(expected)
  })
})
