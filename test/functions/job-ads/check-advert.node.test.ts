import fc from 'fast-check'
import { Converter } from 'opencc-js'
import { describe, expect, it } from 'vitest'
import {
  type AdVerdict,
  checkAdvert,
  LONGEST_ADVERT,
} from '../../../functions/job-ads/check-advert.ts'
import { advertSets } from '../../../scripts/bench/job-ads/adverts.ts'
import { realChecker } from '../../../scripts/bench/job-ads/measure-adverts.ts'

const checker = realChecker()
const check = (text: string, company?: string) =>
  checkAdvert(checker, text, company === undefined ? {} : { company })
const ids = ({ flags }: AdVerdict) => flags.map(({ rule }) => rule.id)
const adverts = Object.values(advertSets()).flat()

describe('what is asked counts only where it is asked', () => {
  it.each([
    ['入职前交押金300元，满月退还', 'stop'],
    ['不收押金、服装费、体检费，月薪4500，五险', 'no-flags'],
    ['绝不收取押金300元这样的费用', 'no-flags'],
    ['不收中介费，入职前交押金300元，满月退还', 'stop'],
    ['凡是入职前要交押金300元的，都是骗子，请报警', 'no-flags'],
    ['谨防诈骗！我们是正规公司，入职前交押金300元，满月退还', 'stop'],
    ['小心这类话术：“入职前交押金300元，满月退还”。', 'no-flags'],
    ['No deposit, no training fee. We never ask applicants to pay a deposit.', 'no-flags'],
    ['Pay a refundable deposit of $150 before we release your contract.', 'stop'],
  ] as const)('%s: %s', (text, level) => {
    expect(check(text).level).toBe(level)
  })
})

describe('what is disguised is read', () => {
  it.each([
    ['手机兼职，先垫付货款，十分钟返还本金，加薇❤：mm88', ['pay-tasks', 'disguised']],
    ['手机兼 zhi，先 垫 付 货款，十分钟返还本金', ['pay-tasks', 'disguised']],
    ['长期收钅艮行卡，一套800', ['rents-account', 'disguised']],
    ['长期收：银/行/卡，一套800', ['rents-account', 'disguised']],
    ['線上菠菜平臺招客服，飛機聯繫：飞机@abcde', ['gambling', 'disguised']],
    ['高价收４件套，当面验', ['rents-account', 'disguised']],
  ] as const)('%s', (text, expected) => {
    expect(ids(check(text))).toEqual(expect.arrayContaining([...expected]))
  })

  it('but not a vegetable, a flight or a wholesale market', () => {
    const text = '蔬菜基地采菠菜，8元一筐。公司订飞机票，月薪5000，五险，有健康证优先，早班'
    expect(ids(check(text))).not.toEqual(expect.arrayContaining(['gambling']))
    expect(ids(check(text))).not.toContain('disguised')
  })

  it('as it is in traditional letters', () => {
    const toTraditional = Converter({ from: 'cn', to: 'tw' })
    const fraud = advertSets().half.filter(({ isFraud }) => isFraud)
    const missed = fraud.filter(({ text }) => check(toTraditional(text)).level === 'no-flags')
    expect(missed).toEqual([])
  })
})

describe('the firm', () => {
  const said = '招仓管，月薪4800，五险，双休，带身份证面试'

  it('is asked for where its credit code can’t exist', () => {
    expect(ids(check(`${said}，信用代码91350100M000100Y44`))).toContain('false-code')
    expect(ids(check(`${said}，信用代码91350100M000100Y43`))).not.toContain('false-code')
    expect(ids(check(said, '91350100M000100Y44'))).toContain('false-code')
  })

  it('is asked for where a known name comes with somebody else’s mailbox', () => {
    expect(ids(check(`${said}，腾讯公司招聘，简历发 hr@tencent-job.top`))).toContain(
      'borrowed-name',
    )
    expect(ids(check(`${said}，腾讯公司招聘，简历发 hr@tencent.com`))).not.toContain(
      'borrowed-name',
    )
  })

  it('isn’t suspected for a free mailbox alone', () => {
    expect(check(`${said}，简历发 xinhe@qq.com`).level).toBe('no-flags')
  })
})

describe('whatever the text, the check', () => {
  const pieces = adverts.map(({ text }) => text)
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 3 }).map((list) => list.join('')),
    fc
      .array(
        fc.constantFrom(
          '押金',
          '交',
          '不收',
          '“',
          '”',
          '谨防',
          ':',
          '500',
          '%',
          '\n',
          'a@',
          '.',
          '薇❤',
          '飞机',
          '\ud83d',
          '日/',
        ),
        { maxLength: 300 },
      )
      .map((list) => list.join('')),
  )

  it('never throws, and quotes only what stands in it', () => {
    fc.assert(
      fc.property(hostile, fc.string({ maxLength: 40 }), (text, company) => {
        for (const { quotes } of check(text, company).flags) {
          expect(quotes.length).toBeGreaterThan(0)
          for (const { start, end, text: quoted } of quotes) {
            expect(start).toBeGreaterThanOrEqual(0)
            expect(end).toBeLessThanOrEqual(text.length)
            if (end > start) expect(text.slice(start, end)).toBe(quoted)
          }
        }
      }),
    )
  })

  it('never calls it safe', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(['stop', 'caution', 'no-flags']).toContain(check(text).level)
      }),
    )
  })

  it('works in proportion to its length', () => {
    const seeds = [
      ...[
        '押金',
        '交',
        '不收',
        '谨防',
        '“谨防',
        '收 押金 ',
        'a@',
        '1-',
        'a.',
        '日/',
        '❤',
        '凡',
        '500',
        '薇',
        'b ',
      ],
      ...[
        '交500押金返还',
        '谨防:',
        '不收押金,',
        '微信转账给你',
        '先垫付任务返本金',
        'receive payments to your bank ',
      ],
      ...pieces.slice(0, 40),
    ]
    const steps = (text: string) => {
      const work = { steps: 0 }
      checkAdvert(checker, text, { work })
      return work.steps
    }
    for (const seed of seeds) {
      const text = seed.repeat(Math.ceil(LONGEST_ADVERT / seed.length))
      const [half, whole] = [4_900, 9_800].map((length) => steps(text.slice(0, length)))
      expect([seed, (whole as number) / (half as number) < 2.5]).toEqual([seed, true])
      expect([seed, (whole as number) < 9_800 * 400]).toEqual([seed, true])
    }
  })

  it('reads no more than the longest advert', () => {
    const work = { steps: 0 }
    checkAdvert(checker, '押'.repeat(LONGEST_ADVERT * 3), { work })
    const most = { steps: 0 }
    checkAdvert(checker, '押'.repeat(LONGEST_ADVERT), { work: most })
    expect(work.steps).toBe(most.steps)
  })
})
