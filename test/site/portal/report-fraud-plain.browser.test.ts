import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findViolations } from '../../support/axe.ts'
import { launchChromium } from '../../support/chromium.ts'
import {
  agree,
  nextOn,
  openFraudForm,
  receiptOn,
  send,
  widthOf,
} from '../../support/fraud-form-page.ts'
import { portal } from '../../support/portal.ts'
import { countStoredReports, newestStoredReport } from '../../support/stored-rows.ts'

describe('the fraud form without JavaScript, on a phone', () => {
  test.for(['/en', '/easy'])('is filled in and sent, in edition “%s”', async (edition) => {
    const before = countStoredReports()
    await openFraudForm(page, edition)
    await page.check('[name="situation"][value="paid"]')
    await page.check('[name="for"][value="me"]')
    await page.selectOption('#province', '510000')
    await page.fill('#place', '成都 武侯')
    await page.fill('#payment-0-amount', '１.2万')
    await page.fill('#story', '他让我先垫付。')
    await agree(page)
    await send(page)
    expect(await receiptOn(page)).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{3}$/)
    expect(await nextOn(page)).toBe(`${edition}/report/next/#paid`)
    expect(countStoredReports()).toBe(before + 1)
    expect(newestStoredReport()).toMatchObject({
      region: '510107',
      amount_band: 1_000_000,
      sealed_by: 'worker',
      locale: edition.startsWith('/en') ? 'en' : 'zh-CN',
    })
    expect(await widthOf(page)).toBe(360)
  })

  test('shows the phone before the form under the choice that asks for it', async () => {
    await openFraudForm(page)
    const call = page
      .locator('.choice-group', { has: page.locator('[value="paid"]') })
      .locator('a[href="tel:110"]')
    expect(await call.isVisible()).toBe(false)
    await page.check('[name="situation"][value="paid"]')
    expect(await call.isVisible()).toBe(true)
    await page.check('[name="situation"][value="approached"]')
    expect(await call.isVisible()).toBe(false)
  })

  test('takes away the contact of a child, and shows whom to call', async () => {
    await openFraudForm(page)
    expect(await page.isVisible('#phone')).toBe(true)
    await page.check('[name="age"][value="under-14"]')
    expect(await page.isVisible('#phone')).toBe(false)
    expect(await page.isVisible('.reveal-child a[href="tel:12355"]')).toBe(true)
  })

  test('sends back what is wrong with a summary, a message at the field and all that was typed', async () => {
    await openFraudForm(page)
    await page.fill('#payment-0-amount', '很多')
    await page.fill('#story', '他让我先垫付。')
    await send(page)
    await page.waitForSelector('.error-summary:focus')
    expect(await page.title()).toMatch(/^出错：/)
    const links = await page
      .locator('.error-summary a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    expect(links).toEqual([
      '#situation',
      '#payment-0-amount',
      '#consent',
      '#consent-sensitive',
      '#consent-abroad',
    ])
    for (const link of links) expect(await page.locator(`${link}`).count()).toBe(1)
    expect(await page.inputValue('#payment-0-amount')).toBe('很多')
    expect(await page.inputValue('#story')).toBe('他让我先垫付。')
    const described = await page.getAttribute('#payment-0-amount', 'aria-describedby')
    expect(described?.split(' ')).toContain('payment-0-amount-error')
  })

  test('adds a payment and finds numbers with buttons of its own, and sends nothing by that', async () => {
    const before = countStoredReports()
    await openFraudForm(page)
    await page.fill('#payment-0-amount', '3000')
    await page.click('[value="add-payment"]')
    expect(await page.inputValue('#payment-0-amount')).toBe('3000')
    await page.waitForSelector('#payment-1-amount:focus')
    await page.fill('#pasted', '加微信 sf_lipei88 或打 13912345678')
    await page.click('[value="find"]')
    const found = page.locator('[name="found"]')
    expect(
      await found.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
    ).toEqual(['wechat|sf_lipei88', 'phone|+8613912345678'])
    expect(
      await found.evaluateAll((all) => all.every((one) => (one as HTMLInputElement).checked)),
    ).toBe(true)
    expect(countStoredReports()).toBe(before)
  })

  test('is sent once by reload, back and forward, and a second click', async () => {
    await openFraudForm(page)
    await fillLeast('他让我先垫付。')
    const before = countStoredReports()
    await page.dblclick('.send button')
    await page.waitForSelector('[data-receipt]')
    const receipt = await receiptOn(page)
    await page.reload()
    expect(await receiptOn(page)).toBe(receipt)
    await page.goBack()
    await fillLeast('他让我先垫付。')
    await send(page)
    expect(await receiptOn(page)).toBe(receipt)
    expect(countStoredReports()).toBe(before + 1)
  })

  test('offers to add what was changed after going back', async () => {
    await openFraudForm(page)
    await fillLeast('他让我先垫付。')
    await send(page)
    const reference = (await page.textContent('[data-reference]')) ?? ''
    const before = countStoredReports()
    await page.goBack()
    await fillLeast('他又来要钱。')
    await send(page)
    expect(await page.textContent('main')).toContain(reference)
    expect(countStoredReports()).toBe(before)
    await page.click('[value="send"]')
    expect(await page.textContent('main')).toContain(reference)
    expect(await receiptOn(page)).not.toBe('')
    expect(JSON.parse(String(newestStoredReport().details))).toEqual({ adds: reference })
  })
})

test.for(['', '/en/easy'])(
  'where no script loads, errors and receipt pass axe, in edition “%s”',
  async (edition) => {
    await context.close()
    context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    page = await context.newPage()
    await page.route('**/_astro/*.js', (route) => route.abort())
    await openFraudForm(page, edition)
    await page.fill('#payment-0-amount', '很多')
    await send(page)
    await page.waitForSelector('.error-summary')
    expect(await findViolations(page)).toEqual([])
    await page.fill('#payment-0-amount', '')
    await fillLeast('')
    await send(page)
    await page.waitForSelector('[data-receipt]')
    expect(await findViolations(page)).toEqual([])
  },
)

test('a phone that sends neither Origin nor Sec-Fetch headers gets its receipt', async () => {
  const origin = portal().origin
  const form = await (await fetch(`${origin}/report/fraud/`)).text()
  const token = /name="token" value="([\w-]+)"/.exec(form)?.[1] ?? ''
  const body = new URLSearchParams({
    token,
    situation: 'paid',
    consent: 'yes',
    'consent-sensitive': 'yes',
    'consent-abroad': 'yes',
  })
  const answer = await fetch(`${origin}/report/fraud/?sent`, { method: 'POST', body })
  expect(answer.status).toBe(200)
  expect(await answer.text()).toMatch(/data-receipt(?:\s[^>]*)?>(?:[0-9A-Z]{4}-){6}/)
})

async function fillLeast(story: string) {
  await page.check('[name="situation"][value="paid"]')
  await page.fill('#story', story)
  await agree(page)
}

let browser: Browser
let context: BrowserContext
let page: Page
beforeAll(async () => {
  browser = await launchChromium()
})
beforeEach(async () => {
  context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  page = await context.newPage()
})
afterEach(() => context.close())
afterAll(() => browser?.close())
