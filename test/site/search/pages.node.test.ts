import { expect, test } from 'vitest'
import { loadContent } from '../../../site/schemas/load-content.ts'
import { SEARCHED_PAGES } from '../../../site/schemas/search.ts'
import { makeSearchTerms, namesOf } from '../../../site/search/make-search-terms.ts'
import { rankPages } from '../../../site/search/rank-pages.ts'

const { guides, search } = loadContent()

test.each([
  ['银行卡被冻结', 'mistaken'],
  ['我的卡被冻结了怎么办', 'mistaken'],
  ['号码被停', 'mistaken'],
  ['二次实人认证', 'mistaken'],
  ['微信被封', 'mistaken'],
  ['申诉信', 'mistaken'],
  ['account frozen', 'mistaken'],
  ['反电信网络诈骗法', 'law'],
  ['会坐牢吗', 'law'],
  ['联合惩戒', 'law'],
  ['民法典', 'law'],
  ['六部门通告', 'law'],
  ['词语表', 'glossary'],
])('%s → %s', (words, page) => {
  expect(rankPages(terms, words).pages[0]?.path).toBe(page)
})

const terms = makeSearchTerms(
  [
    ...guides
      .filter(({ locale }) => locale === 'zh-CN')
      .map(({ slug, guide }) => ({
        path: slug,
        title: guide.title,
        sentence: guide.oneSentence,
        names: namesOf(guide, guide, search.guides[slug]),
      })),
    ...SEARCHED_PAGES.map((page) => {
      const { zh = [], en = [] } = search.pages[page] ?? {}
      return { path: page, title: page, sentence: page, names: [...zh, ...en] }
    }),
  ],
  search,
  '',
)
