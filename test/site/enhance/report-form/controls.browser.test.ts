import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findViolations } from '../../../support/axe.ts'
import { launchChromium } from '../../../support/chromium.ts'
import {
  agree,
  becomesSteps,
  goToCheck,
  leftBehind,
  openFraudForm,
  openSteps,
  receiptOn,
  recordThrown,
  recordWire,
  send,
  widthOf,
} from '../../../support/fraud-form-page.ts'

// What the form's tests find nothing with has to find something where something is.
describe('on the form with a fault put into it', () => {
  test('axe finds a field without its label', async () => {
    await openSteps(page)
    expect(await findViolations(page)).toEqual([])
    await page.evaluate(() => document.querySelector('legend')?.remove())
    await page.evaluate(() => document.querySelector('label.choice b')?.remove())
    expect(await findViolations(page)).not.toEqual([])
  })

  test('the width shows what sticks out', async () => {
    await openSteps(page)
    expect(await widthOf(page)).toBe(360)
    await page.evaluate(() => {
      const hint = document.querySelector<HTMLElement>('#situation-hint')
      if (hint) hint.style.whiteSpace = 'nowrap'
    })
    expect(await widthOf(page)).toBeGreaterThan(360)
  })

  test.for<[string, () => unknown]>([
    ['local', () => localStorage.setItem('story', 'x')],
    ['session', () => sessionStorage.setItem('story', 'x')],
    [
      'cookies',
      () => {
        // biome-ignore lint/suspicious/noDocumentCookie: the fault that is put in
        document.cookie = 'story=x'
      },
    ],
    ['caches', () => caches.open('story')],
    [
      'databases',
      () =>
        new Promise((done) => {
          indexedDB.open('story').onsuccess = done
        }).then(() => undefined),
    ],
    ['history', () => history.replaceState({ story: 'x' }, '')],
  ])('what is left in %s is seen', async ([where, leave]) => {
    await openSteps(page)
    const before = await leftBehind(page)
    await page.evaluate(leave)
    const after = await leftBehind(page)
    expect(after[where as keyof typeof after]).not.toEqual(before[where as keyof typeof before])
  })

  test('an error that nobody catches is seen', async () => {
    const thrown = recordThrown(page)
    await openSteps(page)
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error('put in')
      })
    })
    await expect.poll(() => thrown).toEqual(['put in'])
  })

  test('a receipt in an address, a header or a body is seen', async () => {
    const wire = recordWire(page)
    await openSteps(page)
    await goToCheck(page, '控制')
    await agree(page)
    await send(page)
    await page.waitForSelector('.receipt')
    const receipt = await receiptOn(page)
    expect(wire()).not.toContain(receipt)
    for (const leak of [
      (code: string) => fetch(`/api/v1/health?${code}`),
      (code: string) => fetch('/api/v1/health', { headers: { 'x-note': code } }),
      (code: string) => fetch('/api/v1/health', { method: 'POST', body: code }),
    ]) {
      const before = wire().split(receipt).length
      await page.evaluate(leak, receipt)
      expect(wire().split(receipt).length).toBe(before + 1)
    }
  })
})

describe('where nothing is wrong', () => {
  test('a browser of today gets the steps, in the time in which an old one doesn’t', async () => {
    await openFraudForm(page)
    expect(await becomesSteps(page)).toBe(true)
  })

  test('a browser outside of an app is offered print and a file', async () => {
    await openSteps(page)
    await goToCheck(page)
    await agree(page)
    await send(page)
    await page.waitForSelector('.receipt')
    expect(await page.isVisible('[data-print]')).toBe(true)
    expect(await page.isVisible('[data-download]')).toBe(true)
  })
})

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launchChromium()
})
beforeEach(async () => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    reducedMotion: 'reduce',
  })
  page = await context.newPage()
})
afterEach(() => page.context().close())
afterAll(() => browser?.close())
