import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findViolations } from '../../support/axe.ts'
import { launchChromium } from '../../support/chromium.ts'
import { portal } from '../../support/portal.ts'

test('the show runs by keyboard: forward, back, first, last, and out', async () => {
  await onSlides({ scripts: true }, async (page) => {
    const total = await page.locator('.deck-item').count()
    await page.focus('.deck-start')
    await page.keyboard.press('Enter')
    expect(await shown(page)).toEqual([1])
    for (const [key, slide] of [
      ['ArrowRight', 2],
      ['PageDown', 3],
      ['ArrowLeft', 2],
      ['End', total],
      ['ArrowRight', total],
      ['Home', 1],
    ] as const) {
      await page.keyboard.press(key)
      expect({ key, shown: await shown(page) }).toEqual({ key, shown: [slide] })
    }
    expect(await page.textContent('.deck-controls [role="status"]')).toBe(`第 1 页，共 ${total} 页`)
    await page.click('[data-go="leave"]')
    expect(await shown(page)).toHaveLength(total)
  })
})

test('in the show a slide fits the window, and no words leave a slide', async () => {
  await onSlides({ scripts: true, path: '/en/class/slides/' }, async (page) => {
    await page.click('.deck-start')
    const box = await page.locator('.slide:visible').boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1280)
    await page.click('[data-go="leave"]')
    // The window takes a moment to be itself again.
    await expect.poll(() => overflowing(page), { timeout: 20_000 }).toEqual([])
  })
})

test('without JavaScript the slides stand below each other with their notes', async () => {
  await onSlides({ scripts: false }, async (page) => {
    expect(await page.locator('.slide:visible').count()).toBeGreaterThanOrEqual(15)
    expect(await page.locator('.slide-notes:visible').count()).toBeGreaterThanOrEqual(15)
    expect(await page.isVisible('.deck-start')).toBe(false)
    expect(await overflowing(page)).toEqual([])
  })
})

test('axe finds nothing on a slide that is shown', async () => {
  await onSlides({ scripts: true }, async (page) => {
    await page.click('.deck-start')
    expect(await findViolations(page)).toEqual([])
  })
})

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

async function onSlides(
  { scripts, path = '/class/slides/' }: { readonly scripts: boolean; readonly path?: string },
  look: (page: Page) => Promise<void>,
) {
  const viewport = { width: 1280, height: 800 }
  const context = await browser.newContext({ viewport, javaScriptEnabled: scripts })
  try {
    const page = await context.newPage()
    await page.goto(portal().origin + path)
    await look(page)
  } finally {
    await context.close()
  }
}

/** Numbers of the slides that are visible. */
const shown = (page: Page) =>
  page
    .locator('.deck-item')
    .evaluateAll((items) =>
      items.flatMap((item, n) => ((item as HTMLElement).offsetParent === null ? [] : [n + 1])),
    )

/** Slides whose words reach into the foot line or beyond, by number. */
async function overflowing(page: Page): Promise<number[]> {
  const found: number[] = []
  for (const [n, slide] of (await page.locator('.slide').all()).entries()) {
    const foot = await slide.locator('.slide-foot').boundingBox()
    const top = await slide.boundingBox()
    for (const part of await slide.locator('.slide-inside > :not(.slide-foot)').all()) {
      const box = await part.boundingBox()
      if (!box || !foot || !top) continue
      if (box.y < top.y || box.y + box.height > foot.y + 1) found.push(n + 1)
    }
  }
  return [...new Set(found)]
}
