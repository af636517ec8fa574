import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findViolations } from '../../support/axe.ts'
import { launchChromium } from '../../support/chromium.ts'
import { openPhone } from '../../support/phone.ts'
import { portal } from '../../support/portal.ts'

const ACCOUNT = '6222021234567890123'

test('what is typed completes the words to read out', async () => {
  await open('/now/')
  await fillIn()
  const script = await page.textContent('#script')
  expect(script).toContain('11月22日9点05分')
  expect(script).toContain('一共12,050元')
  expect(script).toContain('招商银行')
  expect(script).toContain('6222 0212 3456 7890 123')
})

test('in English the same comes out in Chinese and in pinyin, with its meaning beside it', async () => {
  await open('/en/now/')
  await fillIn()
  const line = page.locator('#script > li').nth(2)
  expect(await line.locator('[data-say="zh"]').textContent()).toContain('11月22日9点05分')
  expect(await line.locator('.pinyin').textContent()).toContain('yī wàn èr qiān líng wǔ shí')
  expect(await line.locator('.meaning').textContent()).toContain('yuan in all')
  const bank = page.locator('#script > li').nth(3)
  expect(await bank.locator('.pinyin').textContent()).toContain('Zhāoshāng Yínháng')
})

test('the bank that was picked can be called at once, with a word of care', async () => {
  await open('/now/')
  await fillIn()
  expect(await page.getAttribute('[data-bank-call] a', 'href')).toBe('tel:95555')
  expect(await page.isVisible('[data-bank-call] a')).toBe(true)
  expect(await page.textContent('[data-bank-call]')).toContain('待核对')
})

test('the clock counts from the payment and says that calling still helps', async () => {
  await open('/now/')
  await page.click('[data-just-now]')
  expect(await page.textContent('.clock')).toContain('付款后 0 分钟')
  await page.fill('#f-when', '2026-01-02T03:04')
  expect(await page.textContent('.clock')).toMatch(
    /付款后 \d+ 天\s*过了几分钟、几小时还是几天，现在打都有用/,
  )
})

test('nothing of it leaves the device, and no cookie keeps it', async () => {
  const asked: string[] = []
  context.on('request', (request) => {
    asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`)
  })
  await open('/now/')
  const before = asked.length
  await fillIn()
  await page.click('[data-just-now]')
  await page.waitForTimeout(500)
  expect(asked.slice(before)).toEqual([])
  await page.click('[data-fill] a[href="/now/card/"]')
  await page.waitForSelector('.card-facts >> text=王某某')
  expect(asked.filter((line) => /6222|12,?050|%E7%8E%8B|POST/.test(line))).toEqual([])
  expect(await context.cookies()).toEqual([])
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
})

test('the card shows what is known and nothing else', async () => {
  await open('/now/')
  await fillIn()
  await page.goto(`${portal().origin}/en/now/card/`)
  const facts = page.locator('#police .card-facts')
  expect(await facts.textContent()).toContain('6222 0212 3456 7890 123')
  expect(await facts.locator('dd[data-blank="place"]').isVisible()).toBe(false)
})

test('one button clears fields, words, card and storage', async () => {
  await open('/now/')
  await fillIn()
  await page.click('[data-clear]')
  expect(await page.inputValue('#f-toAccount')).toBe('')
  expect(await page.textContent('#script')).not.toContain('6222')
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
})

test('what was typed is there again after a reload of the same tab, and not in another', async () => {
  await open('/now/')
  await fillIn()
  await page.reload()
  expect(await page.inputValue('#f-toAccount')).toBe(ACCOUNT)
  const other = await context.newPage()
  await other.goto(`${portal().origin}/now/`)
  expect(await other.inputValue('#f-toAccount')).toBe('')
})

test('without JavaScript: lines to say, no fields, and a card with everything on it', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false })
  const still = await plain.newPage()
  await still.goto(`${portal().origin}/now/`)
  expect(await still.locator('#script .blank').count()).toBe(9)
  expect(await still.isVisible('[data-fill]')).toBe(false)
  await still.goto(`${portal().origin}/now/card/`)
  expect(await still.textContent('#teller')).toContain('请帮我打 110')
  await plain.close()
})

describe.for(['/now/', '/en/now/', '/now/card/', '/en/now/card/', '/easy/now/card/'])(
  '%s, filled in',
  (path) => {
    test('fits 360 px and axe finds nothing', async () => {
      await open('/now/')
      await fillIn()
      await page.goto(portal().origin + path)
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(wide).toBe(0)
      expect(await findViolations(page)).toEqual([])
    })
  },
)

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

async function open(path: string) {
  await page.goto(`${portal().origin}${path}#fill`)
  await page.waitForSelector('[data-fill][open]')
}

async function fillIn() {
  await page.fill('#f-when', '2026-11-22T09:05')
  await page.fill('#f-amount', '12,050')
  await page.selectOption('#f-bank', '招商银行')
  await page.fill('#f-toName', '王某某')
  await page.fill('#f-toAccount', ACCOUNT)
}
