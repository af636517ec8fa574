import { describe, expect, test } from 'vitest'
import { listedNumbers, strayNumbers } from '../../scripts/content/phone-numbers.ts'
import { brokenRules, RULES } from '../../scripts/content/rules-of-words.ts'
import { allTexts, type Text } from '../../scripts/content/texts.ts'

const texts = allTexts()

describe('every text below content/', () => {
  test('is looked at: guides, strings, facts and settings in both languages', () => {
    const files = new Set(texts.map(({ file }) => file))
    expect(files).toContain('content/guides/zh-CN/romance.md')
    expect(files).toContain('content/strings/en/site.yaml')
    expect(files).toContain('content/operator.yaml')
    expect(new Set(texts.map(({ language }) => language))).toEqual(new Set(['zh', 'en']))
  })

  test('keeps the rules of words', () => {
    expect(texts.flatMap(brokenRules)).toEqual([])
  })

  test('names no phone number that content/helplines.yaml doesn’t list', () => {
    const listed = listedNumbers()
    expect(texts.flatMap((text) => strayNumbers(text, listed))).toEqual([])
  })
})

describe.each(RULES)('the rule $id', (rule) => {
  const language = rule.language === 'en' ? 'en' : 'zh'
  const broken = (text: string) =>
    brokenRules(textOf(text, language)).filter((line) => line.includes(`(${rule.id}:`))

  test.each(rule.finds)('finds %s', (text) => expect(broken(text)).toHaveLength(1))
  test.each(rule.passes)('passes %s', (text) => expect(broken(text)).toEqual([]))
})

describe('a phone number', () => {
  const listed = new Set(['110', '96110', '12356', '+86-10-12308'])
  const found = (text: string, at = 'ifNotPaid.0') =>
    strayNumbers({ ...textOf(text, 'zh'), at }, listed).map((line) => line.split(': ')[2])

  test.each([
    ['打 95599 问', ['95599 is not in content/helplines.yaml']],
    ['打 12321 或 12356', ['12321 is not in content/helplines.yaml']],
    ['拨 400-820-8820', ['400-820-8820 is not in content/helplines.yaml']],
    ['联系 13800138000', ['13800138000 is not in content/helplines.yaml']],
    ['先打 110，再打 96110', []],
    ['转走 12800 元', []],
    ['12000 人', []],
    ['¥95599', []],
  ])('in “%s”', (text, expected) => expect(found(text)).toEqual(expected))

  test('that swindlers give is their own', () => {
    expect(found('打 12399 核实', 'steps.1.line')).toEqual([])
  })
})

const textOf = (text: string, language: Text['language']): Text => ({
  file: 'content/x.yaml',
  at: 'a',
  language,
  text,
})
