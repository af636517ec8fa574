import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchChromium } from '../../support/chromium.ts'
import { portal } from '../../support/portal.ts'

test('words from the home page’s box are searched at once', async () => {
  await page.goto(`${portal().origin}/`)
  await page.fill('.search-form input', '共享屏幕')
  await page.press('.search-form input', 'Enter')
  await first().waitFor()
  expect(new URL(page.url()).pathname).toBe('/search/')
  expect(await first().getAttribute('href')).toMatch(/^\/guides\/[a-z-]+\/$/)
})

test('a whole sentence finds the guide that has most of its words', async () => {
  await search('/search/', '客服让我开会议共享')
  expect(await hrefs()).toContain('/guides/fake-customer-service/')
})

test('in the large English edition, hits stay in it', async () => {
  await search('/en/easy/search/', 'safe account')
  expect(await hrefs()).toContain('/en/easy/guides/fake-police/')
  expect(await page.textContent('.search-results b > [lang="zh-CN"]')).toBe('冒充公检法')
})

test('what is found nowhere is said, and not called safe', async () => {
  await page.goto(`${portal().origin}/search/`)
  await page.fill('guide-search input', '阿凡达')
  await page.waitForFunction(() =>
    document.querySelector('.search-status')?.textContent?.includes('阿凡达'),
  )
  expect(await page.textContent('.search-status')).toContain('不代表安全')
})

test('words that are HTML stay words', async () => {
  await page.goto(
    `${portal().origin}/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`,
  )
  await page.waitForFunction(() => document.querySelector('.search-status')?.textContent)
  expect(await page.locator('guide-search img').count()).toBe(0)
})

test('what is typed on the page is sent nowhere', async () => {
  await page.goto(`${portal().origin}/search/`)
  const asked: string[] = []
  page.on('request', (request) => asked.push(decodeURIComponent(request.url())))
  await page.fill('guide-search input', '共享屏幕')
  await first().waitFor()
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.filter((url) => url.includes('共享') || url.includes('q='))).toEqual([])
})

test('who says that money is gone sees 110 before any result', async () => {
  await search('/search/', '我刚转了三万给客服')
  expect(await page.isVisible('.search-urgent a[href="tel:110"]')).toBe(true)
  expect(await page.isVisible('.search-despair')).toBe(false)
})

test('who sounds in despair sees a person to talk to first', async () => {
  await page.goto(`${portal().origin}/search/`)
  await page.fill('guide-search input', '钱没了不想活了')
  await page.waitForSelector('.search-despair:not([hidden]) a[href="tel:12356"]')
  expect(await page.isVisible('.search-urgent')).toBe(false)
  expect(await page.isVisible('.search-results')).toBe(false)
  expect(await page.isVisible('.search-none')).toBe(false)
})

test('pinyin and traditional characters lead to the guide', async () => {
  await search('/easy/search/', 'shuadan')
  expect((await hrefs())[0]).toBe('/easy/guides/task-rebate/')
  await search('/search/', '安全帳戶')
  expect((await hrefs())[0]).toBe('/guides/fake-police/')
})

test('what is found nowhere leads on to the check and to those who help', async () => {
  await page.goto(`${portal().origin}/en/search/`)
  await page.fill('guide-search input', 'zzzz')
  await page.waitForSelector('.search-none:not([hidden])')
  expect(await page.locator('.search-none a').count()).toBe(3)
})

test('without scripts there is no box that does nothing, but a word on where to look', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const plain = await context.newPage()
  await plain.goto(`${portal().origin}/search/`)
  expect(await plain.isVisible('guide-search form')).toBe(false)
  expect(await plain.textContent('.search-status')).toContain('搜不了')
  await context.close()
})

test('when the index can’t be had, the page says so and keeps its list', async () => {
  await page.route('**/pagefind/**', (route) => route.abort())
  await page.goto(`${portal().origin}/search/?q=转账`)
  await page.waitForFunction(() =>
    document.querySelector('.search-status')?.textContent?.includes('搜不了'),
  )
  expect(await page.locator('.guide-rows > li').count()).toBeGreaterThan(0)
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

const first = () => page.locator('.search-results a').first()
const hrefs = () =>
  page.locator('.search-results a').evaluateAll((all) => all.map((a) => a.getAttribute('href')))

async function search(path: string, words: string) {
  await page.goto(portal().origin + path)
  await page.fill('guide-search input', words)
  await first().waitFor()
}
