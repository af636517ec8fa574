import { expect, test } from 'vitest'
import { loadContent } from '../../site/schemas/load-content.ts'

/** What this portal promises to explain, and the guide that does. Two names with one guide are one script. */
const CATALOGUE: Readonly<Record<string, string>> = {
  刷单返利: 'task-rebate',
  虚假网络投资理财: 'fake-investment',
  虚假网络贷款: 'fake-loan',
  冒充电商物流客服: 'fake-customer-service',
  冒充公检法: 'fake-police',
  冒充领导熟人: 'fake-boss',
  婚恋交友: 'romance',
  虚假征信: 'fake-credit',
  虚假购物服务: 'fake-shopping',
  网络游戏产品虚假交易: 'game-trade',
  境外高薪招聘: 'overseas-job',
  出租出借出售电话卡银行卡: 'card-lending',
  替人取现转账: 'cash-courier',
  线下交付现金黄金与网约车快递取送: 'cash-courier',
  '手机口与 GOIP': 'sim-box',
  外卖付款码: 'payment-code',
  商家保证金: 'merchant-deposit',
  钓鱼仿冒网站与短信: 'phishing',
  '涉诈 App 与屏幕共享': 'remote-app',
  百万保障与会员扣费: 'fake-membership',
  'AI 换脸拟声': 'ai-face-voice',
  裸聊敲诈: 'sextortion',
  虚拟绑架与冒充使领馆: 'virtual-kidnap',
  代追款与付费营救: 'paid-recovery',
  注销校园贷与征信修复: 'fake-credit',
  求职收费与培训贷: 'job-fee',
  兼职群任务: 'task-rebate',
  租房: 'rental',
  机票退改签: 'ticket-refund',
  工资补贴与社保医保扫码: 'subsidy-scan',
  'NFC 贴卡': 'nfc-tap',
  中奖与免费领: 'prize',
  以房养老与养老投资: 'elder-care',
  保健品与假专家: 'health-products',
  冒充老师家长群收费: 'fake-teacher',
  助学金与奖学金: 'student-grant',
  挂名法人与对公账户: 'nominee-company',
  虚拟币与代币: 'crypto',
  非法换汇: 'currency-exchange',
  盗号冒充熟人借钱: 'stolen-account',
  未成年人游戏代练与充值: 'minors-game',
}

const { guides, scamTypes } = loadContent()
const slugsIn = (language: string) =>
  guides.filter(({ locale }) => locale === language).map(({ slug }) => slug)

test.each(Object.entries(CATALOGUE))('%s is explained in both languages (%s)', (_, slug) => {
  expect([slugsIn('zh-CN').includes(slug), slugsIn('en').includes(slug)]).toEqual([true, true])
})

test('every guide is of the catalogue', () => {
  expect(new Set(slugsIn('zh-CN'))).toEqual(new Set(Object.values(CATALOGUE)))
})

test('every kind of scam that a report can name has its guide', () => {
  const without = scamTypes.filter(({ guide }) => guide === null).map(({ id }) => id)
  expect(without).toEqual(['other', 'unknown'])
})

test('no two guides of a language share a sentence', () => {
  const seen = new Map<string, string>()
  const shared: string[] = []
  for (const { locale, slug, guide } of guides) {
    const said = [guide.steps.map(({ body, stop }) => [body, stop]), guide.ifNotPaid, guide.says]
    for (const sentence of said.flat(2).flatMap((text) => text.split(/(?<=[。？.?])\s*/))) {
      if (sentence.length < 18) continue
      const other = seen.get(`${locale} ${sentence}`)
      if (other && other !== slug) shared.push(`${slug}, ${other}: ${sentence}`)
      seen.set(`${locale} ${sentence}`, slug)
    }
  }
  expect(shared).toEqual([])
})
