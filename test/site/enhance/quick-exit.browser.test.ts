import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { NEUTRAL_SITE } from '../../../site/paths.ts'
import { launchChromium } from '../../support/chromium.ts'
import { portal } from '../../support/portal.ts'

test('one click leaves, and going back doesn’t show the report', async () => {
  await page.click('quick-exit a')
  await page.waitForURL(NEUTRAL_SITE)
  await page.goBack()
  expect(page.url()).toBe(`${portal().origin}/guides/`)
})

test('Esc three times leaves', async () => {
  for (const _ of '123') await page.keyboard.press('Escape')
  await page.waitForURL(NEUTRAL_SITE)
})

test('Esc twice and another key stays', async () => {
  for (const key of ['Escape', 'Escape', 'a', 'Escape']) await page.keyboard.press(key)
  await page.waitForTimeout(300)
  expect(page.url()).toBe(`${portal().origin}/report/`)
})

test('without a script it is a plain link that tells the other site nothing', async () => {
  const link = page.locator('quick-exit a')
  expect(await link.getAttribute('href')).toBe(NEUTRAL_SITE)
  expect(await link.getAttribute('rel')).toContain('noreferrer')
})

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launchChromium()
})
beforeEach(async () => {
  page = await browser.newPage()
  // The neutral site itself is never asked.
  await page.route(`${NEUTRAL_SITE}**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>weather</title>' }),
  )
  await page.goto(`${portal().origin}/guides/`)
  await page.goto(`${portal().origin}/report/`)
})
afterEach(() => page.close())
afterAll(() => browser?.close())
