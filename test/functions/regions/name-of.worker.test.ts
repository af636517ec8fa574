import { expect, test } from 'vitest'
import { nameOf } from '../../../functions/regions/name-of.ts'
import { provinces } from '../../../functions/regions/regions.ts'

test.each([
  ['510107', '四川省成都市武侯区', 'Sichuan, 成都市武侯区'],
  ['510100', '四川省成都市', 'Sichuan, 成都市'],
  ['510000', '四川省', 'Sichuan'],
  ['110105', '北京市朝阳区', 'Beijing, 朝阳区'],
  ['110100', '北京市', 'Beijing'],
  ['419001', '河南省济源市', 'Henan, 济源市'],
  ['710000', '台湾地区', 'Taiwan region'],
  ['999999', '999999', '999999'],
  ['overseas', 'overseas', 'overseas'],
])('%s is %s, in English %s', (code, chinese, english) => {
  expect(nameOf(code, 'zh-CN')).toBe(chinese)
  expect(nameOf(code, 'en')).toBe(english)
})

test('every province has an English name', () => {
  for (const { code } of provinces()) expect(nameOf(code, 'en')).toMatch(/^[A-Z][A-Za-z ]+$/)
})
