import { createHash } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findViolations } from '../../support/axe.ts'
import { launchChromium } from '../../support/chromium.ts'
import { openPhone } from '../../support/phone.ts'
import { portal } from '../../support/portal.ts'

/** Of the size that phones record; its sum takes seconds. */
const VIDEO = Buffer.alloc(9_000_000, 'frame')
const CLIP = Buffer.alloc(9_000, 'frame')

test('what is typed, pasted and chosen becomes one file', async () => {
  await fillIn(VIDEO)
  const sheet = page.locator('[data-sheet]')
  await sheet.locator('text=12,000').first().waitFor()
  const text = (await sheet.textContent()) ?? ''
  expect(text).toContain('王某某')
  expect(text).toContain('138 0013 8000')
  expect(text).toContain(createHash('sha256').update(VIDEO).digest('hex'))
  expect(text).toContain('能找到你的电话')
})

test('what was typed on the page for who has just paid is there already', async () => {
  await page.goto(`${portal().origin}/now/#fill`)
  await page.fill('#f-toAccount', '6222021234567890123')
  await page.goto(`${portal().origin}/kit/`)
  expect(await page.inputValue('[data-rows="payments"] [data-field="toAccount"]')).toBe(
    '6222021234567890123',
  )
})

test('neither words nor files leave the device, and only the tab keeps the words', async () => {
  await page.goto(`${portal().origin}/kit/`)
  const asked: string[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith('data:')) asked.push(`${request.method()} ${request.url()}`)
  })
  await fillIn()
  await page.click('[data-copy]')
  await page.click('[data-image]')
  await page.waitForSelector('[data-images] img')
  expect(
    asked.filter((line) => !line.endsWith('/kit/') && !/\/_astro\/|favicon/.test(line)),
  ).toEqual([])
  const kept = await page.evaluate(() => [
    JSON.stringify({ ...sessionStorage }),
    localStorage.length,
    document.cookie,
  ])
  expect(kept[0]).toContain('王某某')
  expect(kept[0]).not.toContain('video.mp4')
  expect(kept.slice(1)).toEqual([0, ''])
})

test('it can be copied, kept as a picture and saved as a page', async () => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await fillIn()
  await page.click('[data-copy]')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    '合计 1 笔，12,000 元',
  )
  await page.click('[data-image]')
  expect(await page.locator('[data-images] img').first().getAttribute('src')).toMatch(
    /^data:image\/png/,
  )
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click('[data-download]'),
  ])
  expect(download.suggestedFilename()).toMatch(/^报案材料-\d{4}-\d\d-\d\d\.html$/)
})

test('the report form takes it over on a press, without name and phone', async () => {
  await fillIn()
  await page.fill('[data-rows="payments"] [data-field="toAccount"]', '6222021234567890123')
  await page.click('[data-copy]')
  await page.click('.kit-report a')
  await page.waitForSelector('[data-steps]')
  expect(await page.inputValue('#payment-0-amount')).toBe('')
  await page.click('[data-carry] button')
  expect(await page.inputValue('#payment-0-amount')).toBe('1.2万')
  expect(await page.inputValue('#story')).toContain('自称客服打来')
  expect(await page.inputValue('#pasted')).toContain('6222021234567890123')
  expect(await page.inputValue('#name')).toBe('')
  expect(await page.locator('[data-proposals] input[value^="phone|"]').count()).toBe(1)
})

test('one button clears words, files and storage', async () => {
  await fillIn()
  await page.click('[data-clear]')
  expect(await page.textContent('[data-sheet]')).not.toContain('王某某')
  expect(await page.textContent('[data-sheet]')).not.toContain('video.mp4')
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
})

test('rows are added and taken away', async () => {
  await fillIn()
  await page.click('[data-add="payments"]')
  expect(await page.locator('[data-rows="payments"] legend').allTextContents()).toEqual([
    '第 1 笔',
    '第 2 笔',
  ])
  await page.locator('[data-rows="payments"] [data-remove]').first().click()
  await page.waitForFunction(
    () => !document.querySelector('[data-sheet]')?.textContent?.includes('王某某'),
  )
})

test('without JavaScript it is a blank sheet and says so', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false })
  const still = await plain.newPage()
  await still.goto(`${portal().origin}/kit/`)
  expect(await still.isVisible('[data-editor]')).toBe(false)
  expect(await still.isVisible('[data-plain]')).toBe(true)
  expect(await still.locator('[data-sheet] table').count()).toBe(4)
  await plain.close()
})

describe.for(['/kit/', '/en/kit/', '/easy/kit/'])('%s, filled in', (path) => {
  test('fits 360 px and axe finds nothing', async () => {
    await fillIn()
    await page.goto(portal().origin + path)
    await page.click('[data-image]')
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(wide).toBe(0)
    expect(await findViolations(page)).toEqual([])
  })
})

let browser: Browser
let context: BrowserContext
let page: Page
beforeAll(async () => {
  browser = await launchChromium()
})
beforeEach(async () => {
  context = await openPhone(browser)
  page = await context.newPage()
})
afterEach(() => context.close())
afterAll(() => browser?.close())

async function fillIn(video = CLIP) {
  if (!page.url().endsWith('/kit/')) await page.goto(`${portal().origin}/kit/`)
  await page.fill('[data-person] [data-field="name"]', '李某')
  await page.fill('[data-rows="events"] [data-field="what"]', '自称客服打来')
  await page.fill('[data-rows="payments"] [data-field="amount"]', '1.2万')
  await page.fill('[data-rows="payments"] [data-field="toName"]', '王某某')
  await page.fill('#pasted', '客服电话 13800138000')
  await page.setInputFiles('#files', { name: 'video.mp4', mimeType: 'video/mp4', buffer: video })
  await page.waitForSelector('[data-drop]')
}
