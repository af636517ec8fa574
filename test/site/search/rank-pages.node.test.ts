import { describe, expect, test } from 'vitest'
import { loadContent } from '../../../site/schemas/load-content.ts'
import { makeSearchTerms, namesOf } from '../../../site/search/make-search-terms.ts'
import { rankPages } from '../../../site/search/rank-pages.ts'
import { NAMES } from './names.ts'

const slugs = (words: string, language: 'zh-CN' | 'en' = 'zh-CN') =>
  rankPages(terms[language], words).pages.map(({ path }) => path)

describe('what a scam is called leads to its guide', () => {
  test.each(Object.entries(NAMES).flatMap(([guide, names]) => names.map((name) => [name, guide])))(
    '%s → %s',
    (name, guide) => expect(slugs(name)).toContain(guide),
  )
})

describe('everyday words lead to the guide first', () => {
  test.each([
    ['刷单', 'task-rebate'],
    ['解冻费', 'fake-loan'],
    ['安全账户', 'fake-police'],
    ['百万保障', 'fake-membership'],
    ['屏幕共享', 'remote-app'],
    ['让我充值做任务', 'task-rebate'],
    ['警察让我转账', 'fake-police'],
    ['HR 让我先交押金', 'job-fee'],
    ['对象带我投资提不出来', 'fake-investment'],
    ['有个人说我快递丢件了要赔我', 'fake-customer-service'],
    ['孩子用我手机给游戏充值', 'minors-game'],
  ])('%s → %s', (words, guide) => expect(slugs(words)[0]).toBe(guide))
})

describe('other spellings lead there, too', () => {
  test.each([
    ['shuadan', 'task-rebate'],
    ['shua dan', 'task-rebate'],
    ['anquanzhanghu', 'fake-police'],
    ['luoliao', 'sextortion'],
    ['刷單', 'task-rebate'],
    ['安全帳戶', 'fake-police'],
    ['螢幕共享', 'remote-app'],
    ['螢幕分享', 'remote-app'],
    ['解凍費', 'fake-loan'],
    ['安全帐户', 'fake-police'],
    ['安全帐号', 'fake-police'],
    ['屏目共享', 'remote-app'],
    ['百万保证', 'fake-membership'],
    ['ＮＦＣ', 'nfc-tap'],
    ['nfc', 'nfc-tap'],
    ['裸 聊', 'sextortion'],
  ])('%s → %s', (words, guide) => expect(slugs(words)[0]).toBe(guide))
})

describe('in English', () => {
  test.each([
    ['my boss asks for a transfer', 'fake-boss'],
    ['they want me to share my screen', 'remote-app'],
    ['safe account', 'fake-police'],
    ['can’t withdraw my profit', 'fake-investment'],
    ["can't withdraw", 'fake-investment'],
    ['刷单', 'task-rebate'],
  ])('%s → %s', (words, guide) => expect(slugs(words, 'en')[0]).toBe(guide))

  test('a word is found as a word only', () => {
    expect(slugs('prizewinning otter', 'en')).toEqual([])
  })
})

describe('a person comes first', () => {
  const asked = (words: string, language: 'zh-CN' | 'en' = 'zh-CN') => {
    const { urgent, despair } = rankPages(terms[language], words)
    return { urgent, despair }
  }
  test.each(['我刚转了三万给客服', '钱没了怎么办', '遭骗了', '畀人呃咗'])('110 for “%s”', (words) =>
    expect(asked(words).urgent).toBe(true),
  )
  test.each(['不想活了', '钱都没了我想死', '沒臉見人'])('a voice for “%s”', (words) =>
    expect(asked(words).despair).toBe(true),
  )
  test('in English as well', () => {
    expect(asked('I want to die', 'en').despair).toBe(true)
    expect(asked('I just sent them 5000', 'en').urgent).toBe(true)
  })
  test.each(['刷单', '网恋', '租房押金'])('neither for “%s”', (words) =>
    expect(asked(words)).toEqual({ urgent: false, despair: false }),
  )
})

test.each(['', '   ', '。', '<script>', '\u0000', '𠮷'.repeat(500)])(
  '“%s” finds nothing',
  (words) => {
    expect(slugs(words)).toEqual([])
  },
)

const content = loadContent()
const guideIn = (locale: string, slug: string) =>
  content.guides.find((page) => page.locale === locale && page.slug === slug)?.guide
const termsIn = (locale: string) =>
  makeSearchTerms(
    content.guides
      .filter((page) => page.locale === locale)
      .map(({ slug, guide }) => ({
        path: slug,
        title: guide.title,
        sentence: guide.oneSentence,
        names: namesOf(guide, guideIn('zh-CN', slug), content.search.guides[slug]),
      })),
    content.search,
    JSON.stringify(content),
  )
const terms = { 'zh-CN': termsIn('zh-CN'), en: termsIn('en') }
