import { expect, test } from 'vitest'
import { type SaidWhen, sayBlank } from '../../../../site/enhance/now/say-blank.ts'
import { splitBlanks } from '../../../../site/script-blanks.ts'
import { readYaml } from '../../../../site/vite/yaml.mjs'

const WHEN: SaidWhen = {
  zh: '{month}月{day}日{hour}点{minute}分',
  pinyin: '{month} yuè {day} rì {hour} diǎn {minute} fēn',
}

test('a time is said in each voice', () => {
  const say = (voice: 'zh' | 'pinyin') => sayBlank('when', '2026-11-02T09:05', voice, WHEN)
  expect(say('zh')).toBe('11月2日9点05分')
  expect(say('pinyin')).toBe('shí yī yuè èr rì jiǔ diǎn wǔ fēn')
})

test('an account stands in fours, and what isn’t one stays as it was typed', () => {
  expect(sayBlank('toAccount', '6222021234567890123', 'zh', WHEN)).toBe('6222 0212 3456 7890 123')
  expect(sayBlank('toAccount', 'a@b.example', 'zh', WHEN)).toBe('a@b.example')
})

test('what is blank says nothing', () => {
  expect(sayBlank('place', '  ', 'zh', WHEN)).toBe('')
})

test('Chinese, pinyin and English have the same blanks, line by line', () => {
  const [zh, en] = ['zh-CN', 'en'].map((locale) => scriptOf(locale))
  const blanks = (lines: readonly string[] = []) =>
    lines.map((line) => splitBlanks(line).flatMap((part) => ('blank' in part ? part.blank : [])))
  expect(en?.pinyin).toEqual(zh?.pinyin)
  expect(blanks(zh?.pinyin)).toEqual(blanks(zh?.lines))
  expect(blanks(en?.lines)).toEqual(blanks(zh?.lines))
})

const scriptOf = (locale: string) =>
  (
    readYaml(`content/strings/${locale}/now.yaml`) as {
      script: { lines: string[]; pinyin: string[] }
    }
  ).script
