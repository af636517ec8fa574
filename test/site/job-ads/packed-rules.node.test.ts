import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AdVerdict, checkAdvert } from '../../../functions/job-ads/check-advert.ts'
import { compileRules, type ReadRule } from '../../../functions/job-ads/compile-rules.ts'
import { COMPANY_SIGNALS } from '../../../functions/job-ads/computed-signals.ts'
import { advertSets } from '../../../scripts/bench/job-ads/adverts.ts'
import { realChecker, rulebook } from '../../../scripts/bench/job-ads/measure-adverts.ts'
import { readNumbers, writeNumbers } from '../../../site/job-ads/numbers.ts'
import { packText } from '../../../site/job-ads/pack-text.ts'
import { readRules } from '../../../site/job-ads/read-rules.ts'
import { unpackText } from '../../../site/job-ads/unpack-text.ts'
import { rulesOfText, writeRules } from '../../../site/job-ads/write-rules.ts'

const book = rulebook()
const packed = readRules(unpackText(packText(writeRules(book))))
/** The check of the widget, and the whole one. */
const small = compileRules(packed.words, packed.signals, packed.rules)
const whole = realChecker()
const adverts = Object.values(advertSets()).flat()

test('the check in the widget gives every labelled advert the level that the whole check gives', () => {
  const differ = adverts.filter(
    ({ text }) => checkAdvert(small, text).level !== checkAdvert(whole, text).level,
  )
  console.log(`same level: ${adverts.length - differ.length} of ${adverts.length}`)
  expect(adverts.length).toBeGreaterThan(400)
  expect(differ).toEqual([])
})

test('of whatever is pasted it reads what the whole check reads, but for what is held against the firm', () => {
  const withoutFirm = compileRules(book.words, book.signals, {
    ...book.rules,
    rules: rulesOfText(book.rules),
  })
  const place = new Map(rulesOfText(book.rules).map(({ id }, n) => [id, String(n)]))
  const readBy = (verdict: AdVerdict<ReadRule>, nameOf: (id: string) => string | undefined) => ({
    level: verdict.level,
    flags: verdict.flags.map(({ rule, quotes }) => ({ id: nameOf(rule.id), quotes })),
  })
  const cut = fc
    .tuple(fc.constantFrom(...adverts), fc.nat(), fc.nat())
    .map(([{ text }, a, b]) => text.slice(a % text.length, (b % text.length) + 30))
  const mixed = fc.array(cut, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(mixed, (text) => {
      expect(readBy(checkAdvert(small, text), (id) => id)).toEqual(
        readBy(checkAdvert(withoutFirm, text), (id) => place.get(id)),
      )
    }),
    { numRuns: 300 },
  )
})

test('what it lacks are the rules that need the firm’s number, mailbox or links', () => {
  const read = new Set(rulesOfText(book.rules).map(({ id }) => id))
  const lacking = book.rules.rules.filter(({ id }) => !read.has(id))
  expect(lacking.map(({ id }) => id).sort()).toEqual([...COMPANY_SIGNALS].sort())
})

test('what is packed comes out as it was', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'交押金|\n 付~5a'), maxLength: 400 }),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const plain = text.replaceAll('\0', '')
      expect(unpackText(packText(plain))).toBe(plain)
    }),
    { numRuns: 10 },
  )
})

test('numbers come out as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 70_000 })), (numbers) => {
      expect(readNumbers(writeNumbers(numbers))).toEqual(numbers)
    }),
  )
})
