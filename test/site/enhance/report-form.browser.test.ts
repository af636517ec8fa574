// Longer than most files: one browser walks every way through one form, and they share its steps.

import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findViolations } from '../../support/axe.ts'
import { launchChromium } from '../../support/chromium.ts'
import {
  agree,
  becomesSteps,
  goOn,
  goToCheck,
  leftBehind,
  nextOn,
  openFraudForm,
  openSteps,
  receiptOn,
  recordThrown,
  recordWire,
  send,
  stepOf,
  widthOf,
} from '../../support/fraud-form-page.ts'
import { countStoredReports, newestStoredReport } from '../../support/stored-rows.ts'

describe('the fraud form with JavaScript, on a phone', () => {
  test.for(['', '/en/easy'])('is filled in and sent, in edition “%s”', async (edition) => {
    const before = countStoredReports()
    await openSteps(page, edition)
    await page.check('[name="situation"][value="paid"]')
    await goOn(page)
    await page.check('[name="for"][value="me"]')
    await page.check('[name="age"][value="18-59"]')
    await goOn(page)
    await page.click('[data-days="1"]')
    await page.selectOption('#province', '510000')
    await page.selectOption('#city', '510100')
    await page.selectOption('#county', '510107')
    await goOn(page)
    await page.fill('#payment-0-amount', '1.2万')
    await page.selectOption('#payment-0-method', 'alipay')
    await page.click('[data-add="payment"]')
    await page.fill('#payment-1-amount', '3,000')
    expect(await page.textContent('[data-total]')).toContain('15,000')
    await goOn(page)
    await page.fill('#pasted', '加微信 sf_lipei88 或打 13912345678')
    await page.waitForSelector('[name="found"]')
    await page.uncheck('[name="found"] >> nth=0')
    await goOn(page)
    await page.fill('#story', '他让我先垫付。')
    await goOn(page)
    await page.fill('#phone', '13800138000')
    await page.check('#may-call')
    await goOn(page)
    const review = (await page.textContent('[data-review]')) ?? ''
    for (const said of ['12,000', '3,000', '139 1234 5678', '他让我先垫付。', '武侯区']) {
      expect(review).toContain(said)
    }
    expect(await findViolations(page)).toEqual([])
    await agree(page)
    await send(page)
    await page.waitForSelector('.receipt')
    expect(await receiptOn(page)).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{3}$/)
    expect(await nextOn(page)).toBe(`${edition}/report/next/#paid`)
    expect(await findViolations(page)).toEqual([])
    expect(countStoredReports()).toBe(before + 1)
    expect(newestStoredReport()).toMatchObject({
      region: '510107',
      amount_band: 1_000_000,
      sealed_by: 'browser',
    })
    expect(await widthOf(page)).toBe(360)
  })

  test.for(['', '/en'])(
    'shows two answers on the first screen, in edition “%s”',
    async (edition) => {
      await openSteps(page, edition)
      const answer = await page.locator('.choice-group label').nth(1).boundingBox()
      expect((answer?.y ?? 740) + (answer?.height ?? 0)).toBeLessThan(740)
    },
  )

  test('is filled in by keyboard alone', async () => {
    await openSteps(page)
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    await page.focus('[name="situation"]')
    await press('ArrowDown', 'Enter')
    for (const step of ['who', 'when-where', 'money', 'suspect', 'story', 'contact']) {
      expect(await stepOf(page)).toBe(step)
      // The heading has the focus, so the next Tab is the step's first control.
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('step-title')
      await tabTo('[data-on]')
      await press('Enter')
    }
    for (const id of ['consent', 'consent-sensitive', 'consent-abroad']) {
      await tabTo(`#${id}`)
      await press('Space')
    }
    await tabTo('.send button')
    await press('Enter')
    await page.waitForSelector('.receipt')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  })

  test('keeps one on a step until it is right: summary, message, title', async () => {
    await openSteps(page)
    await goOn(page)
    expect(await stepOf(page)).toBe('situation')
    expect(await page.title()).toMatch(/^出错：/)
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('error-summary')
    expect(await findViolations(page)).toEqual([])
    await page.click('.error-summary a')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('situation')
    await page.keyboard.press('Space')
    await goOn(page)
    expect(await stepOf(page)).toBe('who')
    expect(await page.title()).not.toMatch(/出错/)
  })

  test('asks for the rest of a time of which only the day was typed, instead of losing it', async () => {
    await openSteps(page)
    await page.check('[name="situation"][value="paid"]')
    for (const step of ['who', 'when-where', 'money']) {
      await goOn(page)
      expect(await stepOf(page)).toBe(step)
    }
    await page.fill('#payment-0-amount', '好多')
    await page.focus('#payment-0-when')
    await page.keyboard.type('11202026')
    await goOn(page)
    expect(await stepOf(page)).toBe('money')
    expect(await page.textContent('#payment-0-when-error')).toContain('没写全')
    expect(await wrongFields()).toEqual(['#payment-0-amount', '#payment-0-when'])
    await page.fill('#payment-0-amount', '3000')
    await page.fill('#payment-0-when', '2026-11-20T09:30')
    await goOn(page)
    expect(await stepOf(page)).toBe('suspect')
  })

  test('takes what was wrong away as soon as it is sent right', async () => {
    await page.route('**/api/v1/reports', (route) => route.abort('internetdisconnected'))
    await openSteps(page)
    await goToCheck(page)
    await send(page)
    const marks = page.locator('.error-summary, .field-error, .wrong')
    expect(await wrongFields()).toEqual(['#consent', '#consent-sensitive', '#consent-abroad'])
    expect(await marks.count()).toBe(7)
    expect(await page.title()).toMatch(/出错/)
    await agree(page)
    await send(page)
    expect(await marks.count()).toBe(0)
    expect(await page.title()).not.toMatch(/出错/)
  })

  test('goes back and forward with the browser, and keeps what was typed', async () => {
    await openSteps(page)
    await page.check('[name="situation"][value="paid"]')
    await goOn(page)
    await goOn(page)
    await page.fill('#occurred-on', '2026-11-20')
    await page.goBack()
    expect(await stepOf(page)).toBe('who')
    await page.goBack()
    expect(await stepOf(page)).toBe('situation')
    await page.goForward()
    await page.goForward()
    expect(await stepOf(page)).toBe('when-where')
    expect(await page.inputValue('#occurred-on')).toBe('2026-11-20')
  })

  test('leads from “change” to the question and straight back', async () => {
    await openSteps(page)
    await goToCheck(page, '他让我先垫付。')
    await page.click('.review:has-text("经过") a')
    expect(await stepOf(page)).toBe('story')
    await page.fill('#story', '他让我先垫付三次。')
    await goOn(page)
    expect(await stepOf(page)).toBe('check')
    expect(await page.textContent('[data-review]')).toContain('三次')
  })

  test('asks for a place abroad in words, and takes them back with the country', async () => {
    await openSteps(page)
    await page.check('[name="situation"][value="person-abroad"]')
    await goOn(page)
    await goOn(page)
    expect(await page.isVisible('#place')).toBe(false)
    await page.selectOption('#province', 'overseas')
    await page.fill('#place', '曼谷')
    await page.selectOption('#province', '110000')
    await page.waitForSelector('#county')
    expect(await page.isVisible('#place')).toBe(false)
    expect(await page.inputValue('#place')).toBe('')
    // Beijing's only city is Beijing: its districts come at once.
    await page.selectOption('#county', '110108')
    expect(await page.isVisible('#city')).toBe(false)
  })

  test('asks for no payments where nothing was paid', async () => {
    await openSteps(page)
    await page.check('[name="situation"][value="approached"]')
    expect(await page.textContent('.form-head h1')).toContain('共 8 步')
    await goOn(page)
    expect(await page.textContent('.form-head h1')).toContain('共 7 步')
    await goOn(page)
    await goOn(page)
    expect(await stepOf(page)).toBe('suspect')
  })

  test('writes nothing into any storage', async () => {
    await openSteps(page)
    await goToCheck(page, '他让我先垫付。')
    expect(await leftBehind(page)).toEqual({
      local: 0,
      session: 0,
      cookies: '',
      databases: 0,
      caches: 0,
      history: '{"step":"check","depth":7}',
    })
  })
})

describe('however it is sent, it arrives once', () => {
  test('by two clicks', async () => {
    const before = countStoredReports()
    await openSteps(page)
    await goToCheck(page, '双击')
    await agree(page)
    await page.dblclick('.send button')
    await page.waitForSelector('.receipt')
    expect(countStoredReports()).toBe(before + 1)
  })

  test('when the answer is lost: the same bytes again', async () => {
    const before = countStoredReports()
    const bodies: (string | null)[] = []
    await page.route('**/api/v1/reports', async (route) => {
      bodies.push(route.request().postData())
      if (bodies.length > 1) return route.continue()
      // It arrives and is stored; only the answer never comes back.
      await route.fetch()
      return route.abort('connectionreset')
    })
    await openSteps(page)
    await goToCheck(page, '回音丢了')
    await agree(page)
    await send(page)
    await page.waitForSelector('.receipt')
    expect(bodies).toHaveLength(2)
    expect(bodies[1]).toBe(bodies[0])
    expect(countStoredReports()).toBe(before + 1)
  })

  test('when there is no network: it says what waits, and sends it later', async () => {
    const before = countStoredReports()
    await page.route('**/api/v1/reports', (route) => route.abort('internetdisconnected'))
    await openSteps(page)
    await goToCheck(page, '没网')
    await agree(page)
    await send(page)
    await page.waitForSelector('[data-sending] button', { timeout: 20_000 })
    expect(await page.textContent('[data-sending]')).toContain('没有发出去')
    expect(countStoredReports()).toBe(before)
    await page.unroute('**/api/v1/reports')
    await page.click('[data-sending] button')
    await page.waitForSelector('.receipt')
    expect(countStoredReports()).toBe(before + 1)
  })

  test('when the portal is busy: by itself, once the time is up', async () => {
    let tries = 0
    await page.route('**/api/v1/reports', (route) => {
      tries += 1
      if (tries > 1) return route.continue()
      return route.fulfill({ status: 429, headers: { 'retry-after': '2' }, body: '{}' })
    })
    await openSteps(page)
    await goToCheck(page, '人多')
    await agree(page)
    await send(page)
    await page.waitForSelector('[data-sending]:has-text("2 秒后")')
    await page.waitForSelector('.receipt')
    expect(tries).toBe(2)
  })

  test('after sending, back stays with the receipt', async () => {
    await openSteps(page)
    await goToCheck(page, '按了后退')
    await agree(page)
    await send(page)
    await page.waitForSelector('.receipt')
    const receipt = await receiptOn(page)
    const before = countStoredReports()
    await page.goBack()
    expect(await receiptOn(page)).toBe(receipt)
    expect(countStoredReports()).toBe(before)
  })
})

describe('leaving asks first', () => {
  test('when answers weren’t sent', async () => {
    await openSteps(page)
    expect(await asksBeforeLeaving()).toBe(false)
    await page.check('[name="situation"][value="paid"]')
    expect(await asksBeforeLeaving()).toBe(true)
  })

  test('until the receipt is kept', async () => {
    await openSteps(page)
    await goToCheck(page)
    await agree(page)
    await send(page)
    await page.waitForSelector('.receipt')
    expect(await asksBeforeLeaving()).toBe(true)
    await page.click('[data-download] a')
    expect(await asksBeforeLeaving()).toBe(false)
  })
})

test('for a child, contact is withdrawn; for a parent’s child, it is the parent’s', async () => {
  await openSteps(page)
  await page.check('[name="situation"][value="threatened"]')
  await goOn(page)
  await page.check('[name="age"][value="under-14"]')
  expect(await page.isVisible('.reveal-child a[href="tel:12355"]')).toBe(true)
  for (const step of ['when-where', 'money', 'suspect', 'story', 'contact']) {
    await goOn(page)
    expect(await stepOf(page)).toBe(step)
  }
  expect(await page.isVisible('#phone')).toBe(false)
  for (let n = 0; n < 5; n++) await page.goBack()
  await page.check('[name="for"][value="family"]')
  expect(await page.isVisible('.reveal-child')).toBe(false)
  for (let n = 0; n < 5; n++) await goOn(page)
  expect(await page.isVisible('#phone')).toBe(true)
  expect(await page.isVisible('.guardian')).toBe(true)
})

describe('what leaves the browser', () => {
  test('is sealed: nothing of what was written can be read in it', async () => {
    const wire = recordWire(page)
    await openSteps(page)
    await goToCheck(page, '机密的经过')
    await agree(page)
    await send(page)
    await page.waitForSelector('.receipt')
    const receipt = await receiptOn(page)
    expect(wire()).toContain('/api/v1/reports')
    for (const secret of [
      '机密的经过',
      encodeURIComponent('机密的经过'),
      receipt,
      receipt.replaceAll('-', ''),
    ]) {
      expect(wire()).not.toContain(secret)
    }
  })

  test('goes readable where the browser can’t seal, and the page says so before anything is typed', async () => {
    await page.addInitScript(() => {
      const generate = crypto.subtle.generateKey.bind(crypto.subtle)
      crypto.subtle.generateKey = ((algorithm: { name?: string }, ...rest: never[]) =>
        algorithm.name === 'X25519'
          ? Promise.reject(new DOMException('not here', 'NotSupportedError'))
          : generate(algorithm as never, ...(rest as [never, never]))) as never
    })
    const wire = recordWire(page)
    await openSteps(page)
    await page.waitForSelector('[data-sealing="not-here"]:not([hidden])')
    await goToCheck(page, '旧手机')
    await agree(page)
    await send(page)
    await page.waitForSelector('.receipt')
    expect(await receiptOn(page)).toMatch(/^(?:[0-9A-Z]{4}-){6}/)
    expect(newestStoredReport().sealed_by).toBe('worker')
    expect(wire()).toContain('旧手机')
  })
})

test('in a browser like WeChat’s, the receipt is text to copy and a picture to press', async () => {
  await context.close()
  context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    userAgent:
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.50',
  })
  page = await context.newPage()
  await page.addInitScript(() => {
    const gone = [
      [window, 'print'],
      [window, 'speechSynthesis'],
      [HTMLAnchorElement.prototype, 'download'],
      [URL, 'createObjectURL'],
      [Navigator.prototype, 'serviceWorker'],
      [Navigator.prototype, 'clipboard'],
    ] as const
    for (const [owner, name] of gone) Reflect.deleteProperty(owner, name)
  })
  await openSteps(page)
  await goToCheck(page, '在微信里')
  await agree(page)
  await send(page)
  await page.waitForSelector('.receipt')
  expect(await page.isVisible('[data-print]')).toBe(false)
  expect(await page.isVisible('[data-download]')).toBe(false)
  const picture = page.locator('[data-image] img')
  expect(await picture.getAttribute('src')).toMatch(/^data:image\/png;base64,/)
  expect(await picture.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBe(720)
  expect(await picture.getAttribute('alt')).toContain(await receiptOn(page))
  await page.click('[data-copy]')
  expect(await page.textContent('[data-copy-status]')).not.toBe('')
})

test('an old browser keeps the plain form', async () => {
  await page.addInitScript(() => Reflect.deleteProperty(String.prototype, 'isWellFormed'))
  await openFraudForm(page)
  expect(await becomesSteps(page)).toBe(false)
  expect(await page.isVisible('[data-step="check"] .send button')).toBe(true)
})

/** Where the summary at the top leads, in order. */
const wrongFields = () =>
  page
    .locator('.error-summary a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))

/** Whether the page would ask before it is left, as it asks a browser. */
const asksBeforeLeaving = () =>
  page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })))

/** Presses Tab until an element has the focus, as somebody without a mouse would. */
async function tabTo(selector: string): Promise<void> {
  for (let n = 0; n < 80; n++) {
    await page.keyboard.press('Tab')
    const there = await page.evaluate((sel) => document.activeElement?.matches(sel), selector)
    if (there) return
  }
  throw new Error(`Tab never reaches ${selector}`)
}

let browser: Browser
let context: BrowserContext
let page: Page
const thrown: string[] = []
beforeAll(async () => {
  browser = await launchChromium()
})
beforeEach(async () => {
  context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  page = await context.newPage()
  recordThrown(page, thrown)
})
afterEach(async () => {
  await context.close()
  expect(thrown.splice(0)).toEqual([])
})
afterAll(() => browser?.close())
