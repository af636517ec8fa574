import type { Blank } from '../../script-blanks.ts'
import { readAmount, readDigits, readNumber } from './pinyin-numbers.ts'

/** How a blank is said: in Chinese, or to be read aloud by who doesn't read it. */
export type Voice = 'zh' | 'pinyin'

/** A time with its numbers to be filled in, such as '{hour} diǎn {minute} fēn'. */
export type SaidWhen = Readonly<Record<Voice, string>>

/** What stands in a blank for what was typed; numbers are spelled out where pinyin is read. */
export function sayBlank(blank: Blank, typed: string, voice: Voice, when: SaidWhen): string {
  const text = typed.trim()
  if (text === '') return ''
  switch (blank) {
    case 'when':
      return sayTime(text, voice, when)
    case 'amount':
      return voice === 'pinyin' ? readAmount(text) : text
    case 'tail':
    case 'toAccount':
      return voice === 'pinyin' ? readDigits(text) : inFours(text)
    default:
      return text
  }
}

/** '2026-11-22T09:05' by a pattern of the strings. */
function sayTime(text: string, voice: Voice, patterns: SaidWhen): string {
  const numbers = /^\d{4}-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(text)
  if (!numbers) return text
  const [, month, day, hour, minute] = numbers.map(Number)
  const values: Record<string, number | undefined> = { month, day, hour, minute }
  return patterns[voice].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    if (voice === 'pinyin') return readNumber(value)
    return name === 'minute' ? String(value).padStart(2, '0') : String(value)
  })
}

/** An account in groups of four, as it stands on a card. */
const inFours = (text: string) =>
  /^[\d\s-]+$/.test(text) ? (text.replace(/\D/g, '').match(/\d{1,4}/g) ?? []).join(' ') : text
