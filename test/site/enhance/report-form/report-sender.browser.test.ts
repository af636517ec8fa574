import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parseReceipt, receiptAuth } from '../../../../functions/sealing/receipt.ts'
import { launchChromium } from '../../../support/chromium.ts'
import {
  agree,
  goOn,
  goToCheck,
  openSteps,
  receiptOn,
  send,
} from '../../../support/fraud-form-page.ts'
import { fetchPortal } from '../../../support/portal.ts'
import { countStoredReports, newestStoredReport } from '../../../support/stored-rows.ts'

describe('a key that was revoked while the page lay open', () => {
  test('is fetched anew: one report under the same identity, and nobody reloads', async () => {
    await servePageWithRevokedKey('once')
    const before = countStoredReports()
    await fillInAndSend('开着页面时换了钥匙')
    await page.waitForSelector('.receipt')
    expect(posts.map(({ status }) => status)).toEqual([422, 201])
    expect(new Set(posts.map(({ key, id }) => `${key} ${id}`)).size).toBe(1)
    expect(posts[0]?.body).not.toBe(posts[1]?.body)
    expect(countStoredReports()).toBe(before + 1)
    expect(newestStoredReport().sealed_by).toBe('browser')
    expect(await referenceBy(await receiptOn(page))).toBe(newestStoredReport().reference)
  })

  test('waits with the answers where the keys can’t be fetched, and goes on with “send again”', async () => {
    await servePageWithRevokedKey('once')
    await openSteps(page)
    await page.route('**/report/fraud/', (route) => route.abort('internetdisconnected'))
    await goToCheck(page, '取不到新钥匙')
    await agree(page)
    await send(page)
    await page.waitForSelector('[data-sending] button')
    expect(await page.inputValue('#story')).toBe('取不到新钥匙')
    await page.unroute('**/report/fraud/')
    await page.click('[data-sending] button')
    await page.waitForSelector('.receipt')
    expect(posts.map(({ status }) => status)).toEqual([422, 422, 201])
  })

  test('is tried once and not for ever where the page brings no other', async () => {
    await servePageWithRevokedKey('always')
    const before = countStoredReports()
    await fillInAndSend('一直是旧钥匙')
    await page.waitForSelector('[data-sending]:not([hidden])')
    await expect.poll(() => page.textContent('[data-sending]')).toContain('没有收下')
    expect(posts.map(({ status }) => status)).toEqual([422, 422])
    expect(countStoredReports()).toBe(before)
    expect(await page.inputValue('#story')).toBe('一直是旧钥匙')
  })

  test('makes no second report of what had arrived before: its receipt, as if it came now', async () => {
    await loseAnswers()
    await fillInAndSend('先收到，后换钥匙')
    await page.waitForSelector('[data-sending] button', { timeout: 20_000 })
    const before = countStoredReports()
    await answerOnceWithUnknownKey()
    await page.click('[data-sending] button')
    await page.waitForSelector('.receipt')
    expect(countStoredReports()).toBe(before)
    expect(await page.isVisible('form.report')).toBe(false)
    expect(await referenceBy(await receiptOn(page))).toBe(newestStoredReport().reference)
  })
})

describe('answers that were changed after an earlier version had arrived', () => {
  test.for([
    ['sealed', '第一次写的', 'browser'],
    ['without a word to seal', '', 'worker'],
  ])('%s: the earlier receipt is shown and opens it', async ([, story, sealedBy]) => {
    await loseAnswers()
    await fillInAndSend(story as string)
    await page.waitForSelector('[data-sending] button', { timeout: 20_000 })
    const { reference, sealed_by } = newestStoredReport()
    expect(sealed_by).toBe(sealedBy)
    await answerAgain()
    await change('改过以后的')
    const before = countStoredReports()
    await send(page)
    await page.waitForSelector('[data-earlier] [data-receipt]')
    expect(await page.textContent('[data-earlier] [data-reference]')).toBe(reference)
    const earlier = await receiptOn(page)
    expect(await referenceBy(earlier)).toBe(reference)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H3')
    expect(countStoredReports()).toBe(before)

    await page.click('[data-add-it]')
    await page.waitForSelector('.receipt ~ .flow')
    expect(countStoredReports()).toBe(before + 1)
    expect(JSON.parse(String(newestStoredReport().details))).toEqual({ adds: reference })
    expect(await page.textContent('.panel')).toContain(earlier)
    expect(await receiptOn(page)).not.toBe(earlier)
  })

  test('may be changed back: then it is that version, received', async () => {
    await loseAnswers()
    await fillInAndSend('原来的话')
    await page.waitForSelector('[data-sending] button', { timeout: 20_000 })
    const before = countStoredReports()
    await answerAgain()
    await change('别的话')
    await send(page)
    await page.waitForSelector('[data-earlier] [data-receipt]')
    await change('原来的话')
    expect(await page.locator('[data-earlier] *').count()).toBe(0)
    await send(page)
    await page.waitForSelector('.receipt ~ .flow')
    expect(countStoredReports()).toBe(before)
  })
})

async function fillInAndSend(story: string): Promise<void> {
  if (page.url() === 'about:blank') await openSteps(page)
  await goToCheck(page, story)
  await agree(page)
  await send(page)
}

async function change(story: string): Promise<void> {
  await page.click('.review:has-text("经过") a')
  await page.fill('#story', story)
  await goOn(page)
}

/** The reference of the report that a receipt opens. */
async function referenceBy(receipt: string): Promise<unknown> {
  const bytes = parseReceipt(receipt)
  if (!bytes.ok) throw new Error(`no receipt: ${receipt}`)
  const answer = await fetchPortal('/api/v1/reports/status', {
    headers: { authorization: `Receipt ${await receiptAuth(bytes.value)}` },
  })
  return ((await answer.json()) as { reference?: string }).reference
}

/** The page as it was served before a key was revoked: it names a key that the Worker doesn't know. */
async function servePageWithRevokedKey(times: 'once' | 'always'): Promise<void> {
  await page.route(
    '**/report/fraud/',
    async (route) => {
      const response = await route.fetch()
      const html = (await response.text()).replace(
        /(kid(?:&#34;|&quot;|"):(?:&#34;|&quot;|"))[a-z0-9-]+/,
        '$1revoked-key',
      )
      expect(html).toContain('revoked-key')
      await route.fulfill({ response, body: html })
    },
    times === 'once' ? { times: 1 } : {},
  )
}

const POST = '**/api/v1/reports'

/** Reports arrive and are stored; only their answers never come back. */
const loseAnswers = () =>
  page.route(POST, async (route: Route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })

const answerAgain = () => page.unroute(POST)

async function answerOnceWithUnknownKey(): Promise<void> {
  await answerAgain()
  const errors = [{ pointer: '/sealed/parts/0/wraps', code: 'unknown-key' }]
  await page.route(
    POST,
    (route) => route.fulfill({ status: 422, json: { code: 'invalid', errors } }),
    { times: 1 },
  )
}

interface Post {
  readonly status: number
  readonly key: string | undefined
  readonly id: string | undefined
  readonly body: string | null
}

let browser: Browser
let page: Page
let posts: Post[]
const thrown: string[] = []
beforeAll(async () => {
  browser = await launchChromium()
})
beforeEach(async () => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  page = await context.newPage()
  page.on('pageerror', (error) => thrown.push(error.message))
  posts = []
  page.on('response', (response) => {
    const request = response.request()
    if (request.method() !== 'POST') return
    posts.push({
      status: response.status(),
      key: request.headers()['idempotency-key'],
      id: request.postDataJSON()?.sealed?.id,
      body: request.postData(),
    })
  })
})
afterEach(async () => {
  await page.context().close()
  expect(thrown.splice(0)).toEqual([])
})
afterAll(() => browser?.close())
