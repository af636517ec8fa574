import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EDITIONS } from '../../site/editions.ts'
import { launchChromium } from '../support/chromium.ts'
import { portal } from '../support/portal.ts'

describe('without JavaScript', () => {
  test('the language and size switches keep the place', async () => {
    await onPage({ path: '/guides/romance/' }, async (page) => {
      await page.click('.switches a[hreflang="en"]')
      expect(pathOf(page)).toBe('/en/guides/romance/')
      await page.click('.switches li:first-child a')
      expect(pathOf(page)).toBe('/en/easy/guides/romance/')
      await page.click('.switches a[hreflang="zh-CN"]')
      expect(pathOf(page)).toBe('/easy/guides/romance/')
    })
  })

  test('at 360 px the menu opens and leads on', async () => {
    await onPage({ path: '/', width: 360 }, async (page) => {
      await page.click('.menu summary')
      await page.click('.menu a[href="/check/"]')
      expect(pathOf(page)).toBe('/check/')
    })
  })

  test('the first answer on the home page opens the second question', async () => {
    await onPage({ path: '/' }, async (page) => {
      await page.click('.hero-asks a >> nth=0')
      await page.waitForURL('**/check/#pay')
      expect(await page.isVisible('#pay summary')).toBe(true)
      expect(await page.isVisible('#code')).toBe(false)
      // A heading over like stories, then the story.
      await page.click('#pay summary >> nth=0')
      await page.click('#pay details[open] summary >> nth=1')
      expect(await page.isVisible('#pay details[open] a[href="/now/"]')).toBe(true)
    })
  })

  test('the search page lists every guide with what they say', async () => {
    await onPage({ path: '/search/?q=共享屏幕' }, async (page) => {
      expect(await page.locator('.guide-rows > li').count()).toBeGreaterThanOrEqual(7)
      expect(await page.locator('.guide-rows .bubble').count()).toBeGreaterThan(40)
    })
  })
})

/** Each template in two editions, in turns; `npm run test:pages` looks at all of them. */
const narrowIn = (edition: number) =>
  TEMPLATES.filter((_, n) => process.env.JINGZHONG_ALL_PAGES || n % 2 === edition % 2)

describe.for(EDITIONS.map(({ prefix }, n) => ({ prefix, n })))('in “$prefix”', ({ prefix, n }) => {
  test('nothing is wider than the screen at 320 px, whatever is open', async () => {
    const at = (path: string) => (prefix && `/${prefix}`) + path
    await onPage({ path: at('/'), width: 320, scripts: true }, async (page) => {
      for (const path of narrowIn(n)) {
        await page.goto(portal().origin + at(path), { waitUntil: 'domcontentloaded' })
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) {
            details.removeAttribute('name')
            details.open = true
          }
        })
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect({ path, wide }).toEqual({ path, wide: 0 })
      }
    })
  })
})

test('the first Tab offers to skip to the content, and Enter goes there', async () => {
  await onPage({ path: '/guides/', scripts: true }, async (page) => {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
    expect((await page.locator('.skip').boundingBox())?.y).toBeGreaterThanOrEqual(0)
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  })
})

test('no public page sets a cookie or asks another origin for anything', async () => {
  await onPage({ path: '/', scripts: true }, async (page) => {
    const foreign: string[] = []
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== portal().origin) foreign.push(request.url())
    })
    for (const path of TEMPLATES) await page.goto(portal().origin + path)
    expect(foreign).toEqual([])
    expect(await page.context().cookies()).toEqual([])
  })
})

const TEMPLATES = [
  '/',
  '/now/',
  '/check/',
  '/guides/',
  '/guides/romance/',
  '/search/',
  '/class/',
  '/class/scenarios/spare-card/',
  '/class/questions/calls/',
  '/class/lesson/',
  '/class/slides/',
  '/class/handout/',
  '/class/letter/',
  '/class/poster/',
  '/report/',
  '/about/',
  '/privacy/',
  '/accessibility/',
]

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

interface Visit {
  readonly path: string
  readonly width?: number
  readonly scripts?: boolean
}

async function onPage(
  { path, width = 1280, scripts = false }: Visit,
  look: (page: Page) => Promise<void>,
) {
  const viewport = { width, height: 800 }
  const context = await browser.newContext({ viewport, javaScriptEnabled: scripts })
  try {
    const page = await context.newPage()
    await page.goto(portal().origin + path)
    await look(page)
  } finally {
    await context.close()
  }
}

const pathOf = (page: Page) => new URL(page.url()).pathname
