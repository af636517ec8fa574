import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import addresses from '../../../content/addresses.yaml'
import file from '../../../content/protected.yaml'
import { parseContent } from '../../../functions/content/parse-content.ts'
import { addressesSchema } from '../../../functions/lookalikes/addresses.schema.ts'
import { judgeHost } from '../../../functions/lookalikes/judge-host.ts'
import { protectedSchema } from '../../../functions/lookalikes/protected.schema.ts'
import { protectedNames } from '../../../functions/lookalikes/protected-names.ts'
import { measureLookalikes, rateOf } from '../../../scripts/bench/lookalikes/measure-lookalikes.ts'

test.for([
  ['1cbc.com.cn', 'digits'],
  ['icbc.com.cn.safe.top', 'in-front'],
  ['icbc-kefu.com', 'words'],
  ['tao-bao.com', 'hyphens'],
  ['taoboa.com', 'typo'],
  ['alipay.vip', 'ending'],
  ['аlipay.com', 'letters'],
  ['gov.cn-butie.com', 'in-front'],
  ['icbc95588.com', 'words'],
] as const)('%s is an imitation by %s', ([host, trick]) => {
  expect(judged(host)).toMatchObject({ kind: 'imitation', trick })
})

test.for([
  ['www.icbc.com.cn', 'icbc'],
  ['pay.weixin.qq.com', 'wechatpay'],
  ['cyberpolice.mps.gov.cn', 'mps'],
  ['google.fr', 'google'],
] as const)('%s is an own address of %s', ([host, id]) => {
  expect(judged(host)).toMatchObject({ kind: 'own', brand: { id } })
})

test('what needs proof of who one is to be registered is nobody’s imitation', () => {
  expect(judged('icbc-kefu.edu.cn').kind).toBe('stranger')
})

describe('of the sets', () => {
  const { generated, written, ordinary } = measureLookalikes()

  test('at least 2,000 imitations are made, 150 written, and 1,000 ordinary domains stand against them', () => {
    expect(rateOf(generated).of).toBeGreaterThanOrEqual(2000)
    expect(rateOf(written).of).toBeGreaterThanOrEqual(150)
    expect(rateOf(ordinary).of).toBeGreaterThanOrEqual(1000)
  })

  test('of those made, at least 95 in 100 are recognised', () => {
    expect(rateOf(generated).rate).toBeGreaterThanOrEqual(0.95)
  })

  test('of those written by hand, too', () => {
    expect(rateOf(written).rate).toBeGreaterThanOrEqual(0.95)
  })

  test('of the ordinary ones at most 2 in 100 are mistaken', () => {
    expect(rateOf(ordinary).rate).toBeLessThanOrEqual(0.02)
  })
})

test('whatever a host is, it is judged, and never thrown over', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (host) => {
      expect(['own', 'imitation', 'stranger']).toContain(judgeHost(host, names).kind)
    }),
    { seed: 7, numRuns: 300 },
  )
})

const names = protectedNames({
  ...parseContent(protectedSchema, file, 'content/protected.yaml'),
  ...parseContent(addressesSchema, addresses, 'content/addresses.yaml'),
})
const judged = (host: string) => judgeHost(new URL(`https://${host}`).hostname, names)
