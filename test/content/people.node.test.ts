import { describe, expect, test } from 'vitest'
import { findBrokenReferences } from '../../site/schemas/find-broken-references.ts'
import { loadContent } from '../../site/schemas/load-content.ts'

/** Everyone who was promised a page, and the three situations with a page of their own. */
const PEOPLE = [
  'students',
  'job-seekers',
  'workers-abroad',
  'elderly',
  'family',
  'parents',
  'finance-staff',
  'business-owners',
  'merchants',
  'bank-counters',
  'drivers-couriers',
  'teachers',
  'volunteers',
  'overseas-students',
  'deaf',
]
const SITUATIONS = ['lent-card', 'wont-believe', 'gone-abroad']

describe.each(['zh-CN', 'en'])('in %s', (locale) => {
  test('everyone who was promised a page has one', () => {
    expect(slugsOf(shipped.audiences, locale)).toEqual([...PEOPLE].sort())
  })

  test('each of the three situations has its page', () => {
    expect(slugsOf(shipped.doors, locale)).toEqual([...SITUATIONS].sort())
  })

  test('everyone is led to three guides at least', () => {
    const few = PEOPLE.filter(
      (slug) =>
        shipped.guides.filter(
          ({ locale: of, guide }) => of === locale && guide.audiences.some((one) => one === slug),
        ).length < 3,
    )
    expect(few).toEqual([])
  })
})

test('the desk card of finance staff says to hang up, call the old number, let a second person check', () => {
  const card = pageOf(shipped.audiences, 'zh-CN', 'finance-staff').sheet
  const titles = card.blocks.map(({ title }) => title)
  expect(titles.slice(0, 3)).toEqual(['挂断', '打老板的旧号码', '第二个人核对'])
})

test('who lent a card is told to ask 12348 before going to the police', () => {
  const { now } = pageOf(shipped.doors, 'zh-CN', 'lent-card')
  const [ask, go] = ['12348', '派出所'].map((word) => now.findIndex((one) => one.includes(word)))
  expect(ask).toBeGreaterThan(-1)
  expect(ask).toBeLessThan(go ?? -1)
})

describe('a fault is named by file, field and reason', () => {
  test.each<[string, (content: Content) => unknown, string]>([
    [
      'an audience without its page',
      (c) => remove(c.audiences, 'en', 'deaf'),
      'content/audiences/en/deaf.md: title: the file is missing',
    ],
    [
      'a situation without its page',
      (c) => remove(c.doors, 'zh-CN', 'lent-card'),
      'content/doors/zh-CN/lent-card.md: title: the file is missing',
    ],
    [
      'a page for nobody',
      (c) => add(c.audiences, 'zh-CN', 'deaf', 'astronauts'),
      'content/audiences/zh-CN/astronauts.md: title: nobody is called astronauts',
    ],
    [
      'a guide that isn’t for this audience',
      (c) => pageOf(c.audiences, 'zh-CN', 'deaf').first.push('rental'),
      'content/audiences/zh-CN/deaf.md: first: the guide rental doesn’t name deaf',
    ],
    [
      'a guide that isn’t there',
      (c) => pageOf(c.doors, 'en', 'lent-card').guides.push('nothing'),
      'content/doors/en/lent-card.md: guides: content/guides/en/nothing.md is missing',
    ],
    [
      'a source that isn’t there',
      (c) => pageOf(c.doors, 'en', 'lent-card').sources.push({ id: 'nobody-1999', for: 'x' }),
      'content/doors/en/lent-card.md: sources: nobody-1999 is not in content/facts',
    ],
    [
      'a step that only one language has',
      (c) => pageOf(c.audiences, 'en', 'deaf').now.pop(),
      'content/audiences/en/deaf.md: now: 3, but 4 in Chinese',
    ],
    [
      'a line to print that only one language has',
      (c) => pageOf(c.audiences, 'en', 'deaf').sheet.blocks[0]?.lines.pop(),
      'content/audiences/en/deaf.md: sheet.blocks[0].lines: 1, but 2 in Chinese',
    ],
  ])('%s', (_, breakIt, problem) => {
    const content = structuredClone(shipped)
    breakIt(content)
    expect(findBrokenReferences(content).join('\n')).toContain(problem)
  })
})

const shipped = loadContent()
type Content = ReturnType<typeof loadContent>
interface Of<T> {
  locale: string
  slug: string
  page: T
}

const slugsOf = (pages: readonly Of<unknown>[], locale: string) =>
  pages
    .filter((one) => one.locale === locale)
    .map(({ slug }) => slug)
    .sort()

function pageOf<T>(pages: readonly Of<T>[], locale: string, slug: string): T {
  const found = pages.find((one) => one.locale === locale && one.slug === slug)
  if (!found) throw new Error(`${locale}/${slug} is gone`)
  return found.page
}

function remove<T>(pages: readonly Of<T>[], locale: string, slug: string) {
  const place = pages.findIndex((one) => one.locale === locale && one.slug === slug)
  ;(pages as Of<T>[]).splice(place, 1)
}

function add<T>(pages: readonly Of<T>[], locale: string, like: string, slug: string) {
  ;(pages as Of<T>[]).push({ locale, slug, page: pageOf(pages, locale, like) })
}
