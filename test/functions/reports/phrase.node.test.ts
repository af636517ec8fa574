import { describe, expect, it } from 'vitest'
import { partsOf } from '../../../functions/reports/parts.ts'
import { phraseInContact, phraseOf } from '../../../functions/reports/phrase.ts'
import { PHRASE_WORDS } from '../../../functions/reports/phrase-words.ts'

describe('the phrase of a receipt', () => {
  it('keeps its form for ever: receipts are on paper', async () => {
    expect(await phraseOf(receipt(1))).toEqual(FIXED)
  })

  it('is three different words for each of a thousand receipts, and another for nearly every one', async () => {
    const phrases = new Set<string>()
    for (let n = 0; n < 1_000; n += 1) {
      const { zh, en } = await phraseOf(receipt(n))
      for (const words of [zh, en]) expect(new Set(words.split(' · ')).size).toBe(3)
      phrases.add(zh)
    }
    console.info(`phrases: ${phrases.size} different ones of 1,000 receipts`)
    expect(phrases.size).toBeGreaterThan(990)
  })

  it('stands beside the number that is called, and nowhere where none was left', async () => {
    const phrase = phraseInContact(await phraseOf(receipt(1)))
    const contact = { phone: '13800138000', mayCall: true }
    expect(partsOf({ private: { contact }, phrase })).toEqual({ contact: { ...contact, phrase } })
    expect(partsOf({ private: { story: '他骗我' }, phrase })).toEqual({ story: '他骗我' })
  })
})

describe('the words', () => {
  it('are 64 in each language, each once', () => {
    expect(PHRASE_WORDS).toHaveLength(64)
    for (const language of [0, 1]) {
      expect(new Set(PHRASE_WORDS.map((words) => words[language])).size).toBe(64)
    }
  })
})

const receipt = (n: number) =>
  new Uint8Array(17).fill(n % 256).with(0, Math.floor(n / 256)) as Uint8Array<ArrayBuffer>

const FIXED = { zh: '彩虹 · 企鹅 · 公鸡', en: 'rainbow · penguin · rooster' }
