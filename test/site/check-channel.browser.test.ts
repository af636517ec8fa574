import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { portal } from '../support/portal.ts'

test('a link pasted by keyboard is told for what it imitates, and where the real one is', async () => {
  await check('/check/number/', 'https://www.icbc.com.cn-kefu.top/a')
  expect(await shown()).toContain('停')
  expect(await page.textContent('.channel-reasons')).toContain('icbc.com.cn')
})

test('nothing of what is pasted leaves the device: all that is asked for is the same for everybody', async () => {
  await check('/check/number/', 'https://mark-5f2c.example/secret-path')
  expect(asked.filter(({ url, body }) => `${url}${body}`.includes('mark-5f2c'))).toEqual([])
  expect(asked.map(({ url }) => new URL(url).pathname)).toEqual(['/check-data/zh-CN.json'])
})

test('what is pasted never becomes markup', async () => {
  await check('/check/channel/', '<img src=x onerror=alert(1)>公安')
  expect(await page.locator('check-channel img').count()).toBe(0)
  expect(await page.textContent('.channel-shown')).toContain('<img')
})

test('a result goes when another text is typed', async () => {
  await check('/check/channel/', '96110')
  await page.fill('#channel', '961')
  expect(await page.isVisible('.channel-found')).toBe(false)
})

test('without the list, it says that nothing was compared', async () => {
  await page.route('**/check-data/*', (route) => route.abort())
  await check('/en/check/channel/', '96110')
  expect(await page.textContent('.channel-says')).toContain('couldn’t be fetched')
  await page.unroute('**/check-data/*')
})

test('without a script the same channels stand there to compare with', async () => {
  const plain = await browser.newPage({ javaScriptEnabled: false })
  await plain.goto(`${portal().origin}/check/channel/`)
  expect(await plain.textContent('noscript')).toContain('脚本')
  expect(await plain.textContent('#lists')).toContain('号码')
  expect(await plain.locator('#lists b', { hasText: 'icbc.com.cn' }).count()).toBe(1)
  await plain.close()
})

let browser: Browser
let page: Page
let asked: { url: string; body: string }[]
beforeAll(async () => {
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 360, height: 740 } })
  page.on('request', (request) =>
    asked.push({ url: request.url(), body: request.postData() ?? '' }),
  )
})
afterAll(() => browser?.close())
beforeEach(() => {
  asked = []
})

/** Opens the page, forgets what that asked for, pastes and presses Enter. */
async function check(path: string, text: string) {
  await page.goto(portal().origin + path, { waitUntil: 'networkidle' })
  asked = []
  await page.fill('#channel', text)
  await page.keyboard.press('Enter')
  await page.waitForFunction(() =>
    ['.channel-found:not([hidden])', '.channel-says:not(:empty)'].some((one) =>
      document.querySelector(one),
    ),
  )
  await page.waitForFunction(
    () => !document.querySelector('.channel-says')?.textContent?.endsWith('……'),
  )
}

const shown = () => page.textContent('.channel-found h2:not([hidden])')
