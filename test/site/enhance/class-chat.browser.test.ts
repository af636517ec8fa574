import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findViolations } from '../../support/axe.ts'
import { launchChromium } from '../../support/chromium.ts'
import { portal } from '../../support/portal.ts'

/** The first choice of each turn, down to an end. */
const CHOSEN = ['要交钱吗？', '那我试试', '应用商店里搜得到吗？', '那我不装了']

describe.for([
  { scripts: true, name: 'with JavaScript' },
  { scripts: false, name: 'without JavaScript' },
])('$name', ({ scripts }) => {
  test('a chat is walked through by keyboard, from the first line to an end', async () => {
    await onChat({ scripts }, async (page) => {
      await page.locator('.crumb a').focus()
      for (const words of CHOSEN) {
        expect(await tabTo(page, words)).toBe(words)
        await page.keyboard.press('Enter')
      }
      const end = page.locator('.chat-end:visible')
      expect(await end.count()).toBe(1)
      expect(await end.locator('h2').textContent()).toBe('你带着 16 元走了')
      expect(await end.locator('a').first().getAttribute('href')).toMatch(
        /guides\/task-rebate\/#step-2$/,
      )
    })
  })

  test('what was chosen stays, what wasn’t goes; taking it back brings all choices again', async () => {
    await onChat({ scripts }, async (page) => {
      const choices = page.locator('.choices').first().locator('> details > summary')
      await choices.nth(1).click()
      expect(await visible(choices)).toEqual(['怎么做？'])
      await choices.nth(1).click()
      expect(await visible(choices)).toEqual(['要交钱吗？', '怎么做？', '不回，退群'])
    })
  })
})

test('the endings seen are counted, and “from the beginning” closes everything', async () => {
  await onChat({ scripts: true }, async (page) => {
    await page.click('summary:has-text("不回，退群"):visible')
    expect(await page.textContent('.chat-seen:visible')).toBe('你走到过 1 种结局，一共 5 种。')
    await page.click('.chat-again:visible')
    expect(await page.locator('.chat details[open]').count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY')
    expect(new URL(page.url()).pathname).toBe('/class/scenarios/task-group/')
  })
})

test.for(['/class/scenarios/roommate/', '/en/class/scenarios/roommate/'])(
  'axe finds nothing on %s with every path open',
  async (path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await onChat({ scripts: true, path, colorScheme }, async (page) => {
        await page.evaluate(() => {
          for (const details of document.querySelectorAll<HTMLDetailsElement>('.chat details')) {
            details.removeAttribute('name')
            details.open = true
          }
        })
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

async function onChat(
  { scripts, path = '/class/scenarios/task-group/', colorScheme = 'light' }: Visit,
  look: (page: Page) => Promise<void>,
) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 780 },
    javaScriptEnabled: scripts,
    reducedMotion: 'reduce',
    colorScheme,
  })
  try {
    const page = await context.newPage()
    await page.goto(portal().origin + path)
    await look(page)
  } finally {
    await context.close()
  }
}

/** Presses Tab until a choice with these words has the focus. @returns its words, or what came last */
async function tabTo(page: Page, words: string): Promise<string> {
  let focused = ''
  for (let presses = 0; presses < 8 && focused !== words; presses += 1) {
    await page.keyboard.press('Tab')
    focused = (await page.locator(':focus').textContent()) ?? ''
  }
  return focused
}

async function visible(choices: ReturnType<Page['locator']>) {
  const all = await choices.all()
  const shown = await Promise.all(all.map((one) => one.isVisible()))
  return Promise.all(all.filter((_, n) => shown[n]).map((one) => one.textContent()))
}
