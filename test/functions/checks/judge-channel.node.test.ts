import fc from 'fast-check'
import { expect, test } from 'vitest'
import addressesFile from '../../../content/addresses.yaml'
import channelsFile from '../../../content/channels.yaml'
import file from '../../../content/protected.yaml'
import type { Registry } from '../../../functions/checks/channel.ts'
import { judgeChannel, MOST_CHANNEL } from '../../../functions/checks/judge-channel.ts'
import { parseContent } from '../../../functions/content/parse-content.ts'
import { addressesSchema } from '../../../functions/lookalikes/addresses.schema.ts'
import { protectedSchema } from '../../../functions/lookalikes/protected.schema.ts'
import { protectedNames } from '../../../functions/lookalikes/protected-names.ts'
import { channelsSchema } from '../../../site/schemas/channels.ts'

test.for([
  ['96110', 'line'],
  ['110', 'line-never-calls'],
  ['+86 96110', 'dressed-up'],
  ['+86 110', 'dressed-up'],
  ['0086 96110', 'dressed-up'],
  ['+0096110', 'dressed-up'],
  ['961101', 'dressed-up'],
  ['+855 12 345 678', 'abroad-from'],
  ['+999 12345678', 'abroad'],
  ['400-820-8820', 'rented'],
  ['17012345678', 'virtual'],
  ['１３８ ０００ ９６１１０', 'mobile'],
  ['10690000123456', 'mass-sms'],
  ['9501788', 'call-centre'],
  ['010-62345678', 'landline'],
  ['12345678', 'odd-number'],
  ['https://www.icbc.com.cn/', 'own'],
  ['hxxps://icbc[.]com[.]cn-kefu[.]top/a', 'imitates-in-front'],
  ['http://www.icbc.com.cn@evil.example/', 'before-at'],
  ['http://203.0.113.9/a', 'bare-address'],
  ['https://t.cn/abc', 'shortener'],
  ['https://dl.example.com/fanzha.apk', 'download'],
  ['a.b.c.d.e.example.com', 'many-labels'],
  ['beijing.gov.cn', 'own'],
  ['gongan110@163.com', 'free-mail'],
  ['notice@icbc-vip.top', 'imitates-words'],
  ['国家反诈中心', 'app'],
  ['国家反诈中心 APP', 'app'],
  ['国家反诈平台', 'app-like'],
  ['国家防诈中心', 'app-like'],
  ['工商银行在线客服', 'claims-brand'],
  ['李警官', 'claims'],
  ['小王', 'unknown-name'],
] as const)('of “%s” is said: %s', ([text, code]) => {
  expect(codes(text)).toContain(code)
})

// What `fact` says stands under “this fits”.
test('only what is a real one’s own fits: a number that anybody may have proves nothing', () => {
  const fits = ['https://www.icbc.com.cn/', 'https://example.gov.cn/', '国家反诈中心']
  const proves = ['13800138000', '12999', '010-62345678', '小王']
  const worst = (text: string) => judge(text)?.reasons.map(({ tone }) => tone)
  expect(fits.map(worst)).toEqual(fits.map(() => ['fact']))
  expect(proves.map(worst)).toEqual(proves.map(() => ['care']))
})

test('what contradicts the claim comes first', () => {
  const judged = judge('http://www.icbc.com.cn@1.icbc-kefu.top:8080/a.apk')
  const tones = judged?.reasons.map(({ tone }) => tone) ?? []
  expect(tones.slice(0, 3)).toEqual(['stop', 'stop', 'stop'])
})

test('letters of another alphabet are shown, with what the network calls them', () => {
  expect(judge('https://аlipay.com')).toMatchObject({
    shown: 'аlipay.com',
    reasons: [
      { code: 'imitates-letters', values: { domain: 'alipay.com' } },
      { code: 'letters-shown', values: { ascii: 'xn--lipay-3ve.com' } },
    ],
  })
})

test.for(['', '   ', 'x'.repeat(MOST_CHANNEL + 1)])(
  'nothing, or a whole story, isn’t judged',
  (text) => {
    expect(judge(text)).toBeNull()
  },
)

test('whatever is pasted is judged, and never thrown over', () => {
  const pieces = fc.oneof(
    fc.string({ maxLength: 60, unit: 'binary' }),
    fc.constantFrom('https://', '@', '.', ':', '%', '+86', '[', ']', '//', '96110', 'icbc', '%ff'),
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      expect(() => judge(parts.join(''))).not.toThrow()
    }),
    { seed: 11, numRuns: 500 },
  )
})

const channels = parseContent(channelsSchema, channelsFile, 'content/channels.yaml')
const parsed = parseContent(protectedSchema, file, 'content/protected.yaml')
const registry: Registry = {
  ...parsed,
  version: '2026-11-22',
  brands: parsed.brands.map((brand) => ({ ...brand, name: brand.zh })),
  lines: [
    { number: '96110', name: '反诈专线', when: '', reaches: true },
    { number: '110', name: '报警电话', when: '', reaches: false },
  ],
  apps: channels.apps.map(({ name, zh }) => ({ name, ...zh })),
  claims: channels.claims,
  ...parseContent(addressesSchema, addressesFile, 'content/addresses.yaml'),
}
const names = protectedNames(registry)
const judge = (text: string) => judgeChannel(text, registry, names, 'zh-CN')
const codes = (text: string) => judge(text)?.reasons.map(({ code }) => code)
