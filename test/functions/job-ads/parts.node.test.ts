import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacterOf, findCreditCodes } from '../../../functions/job-ads/credit-code.ts'
import { nearWarnings } from '../../../functions/job-ads/near-warnings.ts'
import type { AdWords } from '../../../functions/job-ads/rules.schema.ts'
import { segmentsOf } from '../../../functions/job-ads/segments.ts'
import { readYaml } from '../../../site/vite/yaml.mjs'
import { traditionalOf } from '../../support/traditional.ts'

describe('a unified social credit code', () => {
  // The standard's own example, and codes that firms print on their sites.
  const RIGHT = ['91350100M000100Y43', '91330100799655058B', '9144030071526726XG']

  it.each(RIGHT)('%s has the check character that the standard asks for', (code) => {
    expect(findCreditCodes(`代码${code}。`)).toEqual([{ start: 2, end: 20, code, right: true }])
  })

  it('with one other character is wrong, wherever it is', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    fc.assert(
      fc.property(
        fc.constantFrom(...RIGHT),
        fc.nat({ max: 16 }),
        fc.constantFrom(...alphabet),
        (code, place, other) => {
          fc.pre(code[place] !== other)
          const changed = code.slice(0, place) + other + code.slice(place + 1, 17)
          expect(checkCharacterOf(changed)).not.toBe(code[17])
        },
      ),
    )
  })

  it('that was masked, and a resident’s number, aren’t taken for one', () => {
    expect(findCreditCodes('91510100MA6CXXXX2K')).toEqual([])
    expect(findCreditCodes('11010519491231002X')).toEqual([])
  })
})

describe('a near warning', () => {
  const warning = {
    kind: 'job-ad' as const,
    scamType: 'task-rebate',
    title: '点赞领红包的兼职群，接下来会要你垫钱',
    summary: '先小额返利，再要垫付。',
  }
  const other = {
    ...warning,
    scamType: 'romance',
    kind: 'page' as const,
    title: '网恋以后',
    summary: '他劝你买基金',
  }

  it('is one of the same scam', () => {
    expect(nearWarnings('完全不同的话', new Set(['task-rebate']), [other, warning])).toEqual([
      warning,
    ])
  })

  it('is one of the same words', () => {
    const said = '点赞领红包，兼职群里先小额返利，再要你垫付'
    expect(nearWarnings(said, new Set(), [other, warning])).toEqual([warning])
  })

  it('isn’t one of something else', () => {
    expect(nearWarnings('电工，双休', new Set(), [other, warning])).toEqual([])
  })
})

it('marks cut a text into pieces that are the text, whatever the spans', () => {
  const span = fc.record({ start: fc.nat(60), end: fc.nat(80) })
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(span, { maxLength: 6 }), (text, spans) => {
      const pieces = segmentsOf(text, spans).map((one) => one.text)
      expect(pieces.join('')).toBe(text)
    }),
  )
})

it('every letter of the rules is also known in its traditional form', () => {
  const folder = 'content/job-ads/'
  const { traditional } = readYaml(`${folder}words.yaml`) as AdWords
  const known = new Set([...traditional].filter((_, n) => n % 2 === 0))
  const written = readFileSync(`${folder}words.yaml`, 'utf8').replace(/^traditional: .*$/m, '')
  const letters = new Set(
    [...written, ...readFileSync(`${folder}signals.yaml`, 'utf8')].filter((one) =>
      /\p{Script=Han}/u.test(one),
    ),
  )
  const missing = [...letters].flatMap((letter) =>
    traditionalOf(letter).filter((one) => !known.has(one) && !letters.has(one)),
  )
  expect(missing).toEqual([])
})
