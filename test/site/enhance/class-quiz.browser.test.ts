import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findViolations } from '../../support/axe.ts'
import { launchChromium } from '../../support/chromium.ts'
import { portal } from '../../support/portal.ts'

test('without JavaScript an answer opens with its reason and its guide', async () => {
  await onRound({ scripts: false }, async (page) => {
    const first = page.locator('.question').first()
    expect(await first.locator('button').count()).toBe(0)
    await first.locator('summary').click()
    expect(await first.locator('.right-answer b').textContent()).toMatch(/好让你放心垫后面的钱/)
    expect(await first.locator('.why a').getAttribute('href')).toBe('/guides/task-rebate/')
  })
})

test('by keyboard, another answer opens the reason and says so without blame', async () => {
  await onRound({ scripts: true }, async (page) => {
    const first = page.locator('.question').first()
    await first.locator('button').first().focus()
    await page.keyboard.press('Enter')
    expect(await first.locator('.verdict').first().textContent()).toBe('不是这条')
    expect(await first.locator('.why').getAttribute('open')).not.toBeNull()
    expect(await page.textContent('.score')).toBe('答了 1 / 11 道，头一次选到 0 道')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await first.locator('.verdict').nth(1).textContent()).toBe('是这一条')
    expect(await page.textContent('.score')).toBe('答了 1 / 11 道，头一次选到 0 道')
  })
})

test('nothing that was chosen is sent or kept', async () => {
  await onRound({ scripts: true }, async (page) => {
    await page.waitForLoadState('networkidle')
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    for (const button of await page.locator('.answers button').all()) await button.click()
    expect(asked).toEqual([])
    const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length])
    expect(kept).toEqual([0, 0])
    expect(await page.context().cookies()).toEqual([])
  })
})

test.for(['/class/questions/people/', '/en/class/questions/people/'])(
  'axe finds nothing on %s with everything answered',
  async (path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await onRound({ scripts: true, path, colorScheme }, async (page) => {
        for (const button of await page.locator('.answers button').all()) await button.click()
        expect(await findViolations(page)).toEqual([])
      })
    }
  },
)

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

interface Visit {
  readonly scripts: boolean
  readonly path?: string
  readonly colorScheme?: 'light' | 'dark'
}

async function onRound(
  { scripts, path = '/class/questions/work/', colorScheme = 'light' }: Visit,
  look: (page: Page) => Promise<void>,
) {
  const context = await browser.newContext({ javaScriptEnabled: scripts, colorScheme })
  try {
    const page = await context.newPage()
    await page.goto(portal().origin + path)
    await look(page)
  } finally {
    await context.close()
  }
}
