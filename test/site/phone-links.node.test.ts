import { expect, test } from 'vitest'
import { splitPhoneNumbers } from '../../site/phone-links.ts'

test.for([
  ['现在打 110，照着念', ['110']],
  ['96110 打来就接', ['96110']],
  ['打 120 或 110。', ['120', '110']],
  ['dial 12356, then 110.', ['12356', '110']],
  ['境外请打 +86-10-12308', ['+86-10-12308']],
] as const)('%s: the numbers can be tapped', ([sentence, numbers]) => {
  const tapped = splitPhoneNumbers(sentence).filter(({ tel }) => tel)
  expect(tapped.map(({ text }) => text)).toEqual(numbers)
})

test.for(['110 元', '垫 1100 元', '¥110', '卡号 6222-110-3', '1.110', '120%', '110 万'])(
  '%s is not a phone number',
  (sentence) => {
    expect(splitPhoneNumbers(sentence)).toEqual([{ text: sentence }])
  },
)

test('nothing of the sentence is lost', () => {
  const sentence = '先打 110，再打 96110 问一问；急救 120。'
  const parts = splitPhoneNumbers(sentence)
  expect(parts.map(({ text }) => text).join('')).toBe(sentence)
})

test('from abroad, the number to dial has no hyphens', () => {
  expect(splitPhoneNumbers('+86-10-12308')).toEqual([{ text: '+86-10-12308', tel: '+861012308' }])
})
