import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchChromium } from '../../../support/chromium.ts'
import { portal } from '../../../support/portal.ts'

test('the title says how many urgent reports nobody holds, at most 99+', async () => {
  await openQueue({ unclaimed: 2, ids: ['a', 'b'] })
  expect(await page.title()).toMatch(/^\(2\) /)
  expect(await page.textContent('console-alert a')).toContain('2')
  await next({ unclaimed: 100, ids: [] })
  expect(await page.title()).toMatch(/^\(99\+\) /)
  await next({ unclaimed: 0, ids: [] })
  expect(await page.title()).toMatch(/^[^(]/)
  expect(await page.isVisible('console-alert a')).toBe(false)
})

test('a new one is heard within twenty seconds, once, and only where the sound is on', async () => {
  await openQueue({ unclaimed: 1, ids: ['a'] })
  await next({ unclaimed: 2, ids: ['b', 'a'] })
  expect(await heard()).toBe(0)
  await page.click('console-alert button')
  expect(await heard()).toBe(1)
  expect(await page.getAttribute('console-alert button', 'aria-pressed')).toBe('true')
  await next({ unclaimed: 2, ids: ['b', 'a'] })
  expect(await heard()).toBe(1)
  await next({ unclaimed: 2, ids: ['c', 'a'] })
  expect(await heard()).toBe(2)
})

test('a page that is opened later stays heard, and rings for nothing that was told', async () => {
  await openQueue({ unclaimed: 1, ids: ['a'] })
  await page.click('console-alert button')
  await page.reload()
  await page.waitForFunction(() => document.title.startsWith('('))
  expect(await heard()).toBe(0)
  expect(await page.getAttribute('console-alert button', 'aria-pressed')).toBe('true')
})

test('an answer that fails changes nothing', async () => {
  await openQueue({ unclaimed: 1, ids: ['a'] })
  await next(null)
  expect(await page.title()).toMatch(/^\(1\) /)
})

interface Urgent {
  readonly unclaimed: number
  readonly ids: readonly string[]
}

let browser: Browser
let context: BrowserContext
let page: Page
let urgent: Urgent | null
beforeAll(async () => {
  browser = await launchChromium()
})
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  page = await context.newPage()
  await page.addInitScript(() => {
    const real = window.AudioContext
    Object.assign(window, { rung: 0 })
    window.AudioContext = class extends real {
      constructor() {
        super()
        ;(window as unknown as { rung: number }).rung += 1
      }
    }
  })
  await page.route('**/api/v1/triage/urgent', (route) =>
    urgent ? route.fulfill({ json: urgent }) : route.fulfill({ status: 503, body: '{}' }),
  )
})
afterEach(() => context.close())
afterAll(() => browser?.close())

async function openQueue(first: Urgent): Promise<void> {
  urgent = first
  await page.clock.install()
  await page.goto(portal().signIn)
  await page.click('button[value="lin"]')
  await page.waitForFunction(() => document.title.startsWith('('))
}

/** Twenty seconds later, with another answer. */
async function next(answer: Urgent | null): Promise<void> {
  urgent = answer
  const answered = page.waitForResponse('**/api/v1/triage/urgent')
  await page.clock.runFor(20_000)
  await (await answered).finished()
  // Until the page has read it.
  await page.evaluate(() => Promise.resolve())
}

const heard = () => page.evaluate(() => (window as unknown as { rung: number }).rung)
