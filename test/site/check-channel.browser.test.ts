import type { Browser, Page } from 'playwright-core'
import { renderSVG } from 'uqr'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { placeOf } from '../../functions/lookup/bucket.ts'
import { publicHash } from '../../functions/verdicts/public-hash.ts'
import { launchChromium } from '../support/chromium.ts'
import { portal } from '../support/portal.ts'

test('a link pasted by keyboard is told for what it imitates, and where the real one is', async () => {
  await check('/check/number/', 'https://www.icbc.com.cn-kefu.top/a')
  expect(await shown()).toContain('停')
  expect(await page.textContent('.channel-reasons')).toContain('icbc.com.cn')
})

test('nothing of what is pasted leaves the page that asks nobody: the list is the same for everybody', async () => {
  await check('/check/channel/', 'https://mark-5f2c.example/secret-path')
  expect(asked.filter(({ url, body }) => `${url}${body}`.includes('mark-5f2c'))).toEqual([])
  expect(asked.map(({ url }) => new URL(url).pathname)).toEqual(['/check-data/zh-CN.json'])
})

test('to look something up, two characters of its hash go out: not the number, not the hash', async () => {
  await check('/check/number/', '170 1234 5678')
  await page.waitForSelector('.channel-known >> text=骗局名单里没有它')
  const hash = await publicHash(NUMBER)
  const lookups = asked.filter(({ url }) => url.includes('/lookup/'))
  expect(lookups.map(({ url }) => new URL(url).pathname)).toEqual([
    `/api/v1/lookup/phone/${hash.slice(0, 2)}`,
  ])
  const sent = asked.map(({ url, body, headers }) => `${url}${body}${headers}`).join('\n')
  for (const secret of ['17012345678', '12345678', hash.slice(2), hash.slice(0, 6)]) {
    expect(sent).not.toContain(secret)
  }
})

test('a number that anybody may have isn’t said to fit', async () => {
  await check('/check/number/', '13800138000')
  expect(await shown()).toBe('小心：这证明不了什么')
})

test('what two officers confirmed is said with its date and grounds, and it is the worst that is said', async () => {
  const { rest } = placeOf(await publicHash(NUMBER))
  const entry = { rest, verdict: 'confirmed', grounds: 'police-notice' }
  const times = { since: '2026-11-02T02:00:00.000Z', until: '2027-01-31T02:00:00.000Z' }
  await page.route('**/api/v1/lookup/**', (route) =>
    route.fulfill({ json: { entries: [{ ...entry, ...times }] } }),
  )
  await check('/check/number/', '17012345678')
  await page.waitForSelector('.channel-known >> text=两名工作人员核实过')
  expect(await page.textContent('.channel-known')).toContain('2026年11月2日')
  expect(await shown()).toContain('停')
  await page.unroute('**/api/v1/lookup/**')
})

test('a list that can’t be reached isn’t “nothing known”', async () => {
  await page.route('**/api/v1/lookup/**', (route) => route.fulfill({ status: 503, body: '{}' }))
  await check('/check/number/', '17012345678')
  await page.waitForSelector('.channel-known >> text=不等于没有记录')
  await page.unroute('**/api/v1/lookup/**')
})

test('a code in a picture is read on the device, and judged like what is pasted', async () => {
  await page.goto(`${portal().origin}/check/channel/`, { waitUntil: 'networkidle' })
  const code = renderSVG('https://www.icbc.com.cn-kefu.top/a', { border: 4, pixelSize: 6 })
  await page.setInputFiles('#channel-qr', {
    name: 'code.svg',
    mimeType: 'image/png',
    buffer: await asPng(code),
  })
  await page.waitForSelector('.channel-found:not([hidden])')
  expect(await page.textContent('.channel-shown')).toContain('www.icbc.com.cn-kefu.top')
})

test('a picture without a code says so', async () => {
  const buffer = await asPng('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"/>')
  await page.setInputFiles('#channel-qr', { name: 'a.png', mimeType: 'image/png', buffer })
  await page.waitForSelector('text=没有认出二维码')
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

const NUMBER = { kind: 'phone', value: '+8617012345678' } as const

let browser: Browser
let page: Page
let asked: { url: string; body: string; headers: string }[]
beforeAll(async () => {
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 360, height: 740 } })
  page.on('request', (request) =>
    asked.push({
      url: request.url(),
      body: request.postData() ?? '',
      headers: JSON.stringify(request.headers()),
    }),
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

/** A drawing as a picture that a phone would have. */
async function asPng(svg: string): Promise<Buffer> {
  const studio = await browser.newPage({ viewport: { width: 320, height: 320 } })
  await studio.setContent(svg)
  const png = await studio.screenshot()
  await studio.close()
  return png
}

const shown = () => page.textContent('.channel-found h2:not([hidden])')
