import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { EDITIONS } from '../../site/editions.ts'
import { DOORS } from '../../site/schemas/door.ts'
import { AUDIENCES } from '../../site/schemas/guide.ts'
import { launchChromium } from '../support/chromium.ts'
import { portal } from '../support/portal.ts'

const PAGES = [
  ...AUDIENCES.filter((one) => one !== 'anyone').map((slug) => `/people/${slug}/`),
  ...DOORS.map((slug) => `/${slug}/`),
]

/** Each sheet in one edition, in turns; `npm run test:pages` prints all in all of them. */
const printedIn = (edition: number) =>
  PAGES.filter((_, n) => process.env.JINGZHONG_ALL_PAGES || n % EDITIONS.length === edition)

describe.each(EDITIONS.map((edition, n) => ({ ...edition, n })))(
  'in “$prefix”',
  ({ prefix, n }) => {
    test.each(printedIn(n))('%s prints on one page of A4', async (path) => {
      await page.goto(portal().origin + (prefix && `/${prefix}`) + path)
      expect(pagesOf(await page.pdf({ preferCSSPageSize: true, format: 'A4' }))).toBe(1)
    })
  },
)

test('on paper there is the sheet and nothing else of the page', async () => {
  await page.emulateMedia({ media: 'print' })
  await page.goto(`${portal().origin}/people/finance-staff/`)
  expect(await page.isVisible('.sheet')).toBe(true)
  for (const other of ['.site-header', '.person-head', '.person-body', '.rows', '.sheet-words']) {
    expect(await page.isVisible(other), other).toBe(false)
  }
})

test('from home, a situation is one tap away', async () => {
  await page.goto(`${portal().origin}/`)
  await page.click('text=他不信我')
  expect(new URL(page.url()).pathname).toBe('/wont-believe/')
})

test('from home, one’s own page is two taps away, in the same edition', async () => {
  await page.goto(`${portal().origin}/en/`)
  await page.click('main >> text=Find yourself here')
  await page.click('text=Students overseas')
  expect(new URL(page.url()).pathname).toBe('/en/people/overseas-students/')
})

test('a guide leads to the situation that grows out of it', async () => {
  await page.goto(`${portal().origin}/guides/sim-box/`)
  expect(await page.locator('a[href="/lent-card/"]').count()).toBe(1)
})

test('a guide leads to the pages of those whom it concerns', async () => {
  await page.goto(`${portal().origin}/guides/fake-boss/`)
  expect(await page.locator('main a[href="/people/finance-staff/"]').count()).toBe(1)
})

test('the report form leads who lent a card to their page, before any other field', async () => {
  await page.goto(`${portal().origin}/report/fraud/`)
  const link = page.locator('a[href="/lent-card/"]').first()
  const story = page.locator('textarea').first()
  const before = await link.evaluate(
    (one, other) => one.compareDocumentPosition(other as Node),
    await story.elementHandle(),
  )
  expect(before & 4).toBe(4)
})

test.each([
  ['/search/', '把卡借给别人', '/lent-card/'],
  ['/search/', '劝不动爸妈', '/wont-believe/'],
  ['/search/', '联系不上', '/gone-abroad/'],
  ['/search/', '出纳', '/people/finance-staff/'],
  ['/en/search/', 'jeweller', '/en/people/drivers-couriers/'],
])('%s finds %s', async (search, words, path) => {
  await page.goto(portal().origin + search)
  await page.fill('guide-search input', words)
  await page.locator(`.search-results a[href="${path}"]`).waitFor({ timeout: 10_000 })
})

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launchChromium()
})
beforeEach(async () => {
  page = await browser.newPage()
})
afterEach(() => page.close())
afterAll(() => browser?.close())

/** How many pages a PDF has. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length
