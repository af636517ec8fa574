import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../support/chromium.ts'
import { portal } from '../../support/portal.ts'

test('a guide that was opened once opens without a network, with its styles', async () => {
  const { page, context } = await visit('/guides/romance/')
  await waitUntilKept(page, '/guides/romance/')
  await context.setOffline(true)
  await page.reload()
  expect(await page.textContent('h1')).toContain(TITLE)
  expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px')
})

test('so does one that was opened later on', async () => {
  const { page, context } = await visit('/')
  await page.goto(`${portal().origin}/en/guides/fake-police/`)
  await waitUntilKept(page, '/en/guides/fake-police/')
  await context.setOffline(true)
  await page.goto(`${portal().origin}/en/guides/fake-police/`)
  expect(await page.locator('.steps > li').count()).toBeGreaterThan(3)
})

test.each(['/now/', '/en/now/', '/easy/now/', '/en/easy/now/'])(
  'one visit to the first page is enough for %s',
  async (path) => {
    const { page, context } = await visit('/')
    await context.setOffline(true)
    await page.goto(portal().origin + path)
    // The page for being offline has the numbers as well, but not the words to read out.
    expect(new URL(page.url()).pathname).toBe(path)
    expect(await page.isVisible('#script')).toBe(true)
  },
)

test('other pages lead to the numbers and the guides that are kept', async () => {
  const { page, context } = await visit('/easy/guides/romance/')
  await waitUntilKept(page, '/easy/guides/romance/')
  await context.setOffline(true)
  await page.goto(`${portal().origin}/easy/check/`)
  expect(new URL(page.url()).pathname).toBe('/easy/offline/')
  expect(await page.isVisible('.helplines a[href="tel:120"]')).toBe(true)
  await page.waitForSelector('kept-guides li:visible')
  expect(await page.locator('kept-guides li:visible').allTextContents()).toEqual([
    expect.stringContaining(TITLE),
  ])
})

test('nothing about a report is ever kept, and none of it opens without a network', async () => {
  const { page, context } = await visit('/')
  for (const path of NEVER) await page.goto(portal().origin + path)
  await page.goto(`${portal().origin}/`)
  expect((await keptPaths(page)).filter((path) => NEVER.includes(path))).toEqual([])
  await context.setOffline(true)
  for (const path of NEVER) {
    await expect(page.goto(portal().origin + path)).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
  }
})

test('a new build takes the guides along and throws the older store away', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  // A file, which starts no worker: the store of an earlier build is put there by hand.
  await page.goto(`${portal().origin}/favicon.svg`)
  await page.evaluate(async () => {
    const store = await caches.open('jingzhong / 000000000000')
    await store.put('/guides/romance/', new Response('<h1>as it was</h1>'))
    await store.put('/report/fraud/', new Response('never'))
    await (await caches.open('another site')).put('/x', new Response('x'))
  })
  await page.goto(`${portal().origin}/`)
  await waitUntilReady(page)
  await waitUntilKept(page, '/guides/romance/')
  const names = await page.evaluate(() => caches.keys())
  expect(names.filter((name) => name.startsWith('jingzhong'))).toHaveLength(1)
  expect(names).toContain('another site')
  expect(await keptPaths(page)).not.toContain('/report/fraud/')
  await context.setOffline(true)
  await page.goto(`${portal().origin}/guides/romance/`)
  expect(await page.textContent('h1')).toContain(TITLE)
})

test('the reader can let the guides go', async () => {
  const { page } = await visit('/guides/romance/')
  await waitUntilKept(page, '/guides/romance/')
  await page.goto(`${portal().origin}/offline/`)
  await page.click('kept-guides button')
  await page.waitForSelector('kept-guides [role=status]:not(:empty)')
  expect((await keptPaths(page)).filter((path) => path.includes('/guides/'))).toEqual([])
})

test('pages about a report start no worker', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${portal().origin}/report/`, { waitUntil: 'networkidle' })
  expect(await registrations(page)).toBe(0)
})

test('neither does any page on the console’s host', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${portal().triage}/guides/`, { waitUntil: 'networkidle' })
  expect(await registrations(page)).toBe(0)
})

/** Of the guide at /guides/romance/. */
const TITLE = '婚恋交友'

const NEVER = ['/report/', '/report/fraud/', '/easy/report/status/', '/api/v1/health']

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
afterAll(() => browser?.close())

async function visit(path: string): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(portal().origin + path)
  await waitUntilReady(page)
  return { page, context }
}

const waitUntilReady = (page: Page) =>
  page.waitForFunction(async () => {
    await navigator.serviceWorker.ready
    return navigator.serviceWorker.controller?.state === 'activated'
  })

const keptPaths = (page: Page) =>
  page.evaluate(async () => {
    const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
    const requests = await Promise.all(stores.map((store) => store.keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })

async function waitUntilKept(page: Page, path: string) {
  await expect.poll(() => keptPaths(page), { timeout: 20_000 }).toContain(path)
}

const registrations = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)
