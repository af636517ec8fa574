import { expect, test } from 'vitest'
import { readAmount, readDigits, readNumber } from '../../../../site/enhance/now/pinyin-numbers.ts'

test.for([
  [0, 'líng'],
  [5, 'wǔ'],
  [10, 'shí'],
  [15, 'shí wǔ'],
  [30, 'sān shí'],
  [110, 'yī bǎi yī shí'],
  [1005, 'yī qiān líng wǔ'],
  [12000, 'yī wàn èr qiān'],
  [10050, 'yī wàn líng wǔ shí'],
  [100001, 'shí wàn líng yī'],
  [200_030_000, 'èr yì líng sān wàn'],
  [100_000_500, 'yī yì líng wǔ bǎi'],
] as const)('%d is said %s', ([value, said]) => {
  expect(readNumber(value)).toBe(said)
})

test('an account is read digit by digit in fours, with yāo for one', () => {
  expect(readDigits('6222 0211-23')).toBe('liù èr èr èr, líng èr yāo yāo, èr sān')
})

test.for([
  ['12,050', 'yī wàn èr qiān líng wǔ shí'],
  ['1977.5', 'yī qiān jiǔ bǎi qī shí qī diǎn wǔ'],
  ['500.00', 'wǔ bǎi'],
  ['1.2万', '1.2万'],
  ['about 300', 'about 300'],
] as const)('the sum %s is said %s', ([typed, said]) => {
  expect(readAmount(typed)).toBe(said)
})
