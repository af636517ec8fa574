import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../support/chromium.ts'
import { portal } from '../../support/portal.ts'

const GUIDE = '/guides/task-rebate/'

test('the message and the page’s address go to the clipboard', async () => {
  const page = await open()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.click('[data-do=copy]')
  await page.waitForSelector('pass-on [role=status]:not(:empty)')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await message(page))
})

test('it also copies where there is no clipboard interface', async () => {
  const page = await open(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await page.evaluate(() => {
    document.addEventListener('copy', () =>
      document.body.setAttribute('data-copied', String(getSelection())),
    )
  })
  await page.click('[data-do=copy]')
  const copied = await page.getAttribute('body', 'data-copied')
  expect(copied?.replace(/\s+/g, '')).toBe((await message(page)).replace(/\s+/g, ''))
})

test('where nothing can copy, the words are selected and it says what to do', async () => {
  const page = await open(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
    document.execCommand = () => false
  })
  await page.click('[data-do=copy]')
  expect(await page.textContent('pass-on [role=status]')).toContain('长按')
  expect(await page.evaluate(() => String(getSelection()))).toContain('/guides/task-rebate/')
})

test('the button that shares shows only where the browser can share', async () => {
  const without = await open(() => Object.defineProperty(navigator, 'share', { value: undefined }))
  expect(await without.isVisible('[data-do=share]')).toBe(false)
  const page = await open(() => {
    navigator.share = async (shared) => {
      document.body.setAttribute('data-shared', JSON.stringify(shared))
    }
  })
  await page.click('[data-do=share]')
  const [text, url] = (await message(page)).split('\n')
  expect(JSON.parse((await page.getAttribute('body', 'data-shared')) ?? '')).toEqual({ text, url })
})

test('the picture is drawn on the device, and nothing is asked for', async () => {
  const page = await open()
  const asked: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) asked.push(request.url())
  })
  await page.click('[data-do=picture]')
  const image = page.locator('pass-on img')
  await image.waitFor({ state: 'visible' })
  expect(await image.getAttribute('src')).toMatch(/^data:image\/png/)
  expect(await image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(720)
  expect(asked).toEqual([])
})

test('without a script the words stand there and no dead button does', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(portal().origin + GUIDE)
  expect(await page.isVisible('.pass-on-words')).toBe(true)
  expect(await page.isVisible('pass-on button')).toBe(false)
  await context.close()
})

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
afterAll(() => browser?.close())

async function open(before: () => void = () => {}): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.addInitScript(before)
  await page.goto(portal().origin + GUIDE)
  await page.waitForSelector('pass-on button:visible')
  return page
}

const message = async (page: Page) =>
  (await page.locator('.pass-on-words > p').allTextContents()).join('\n')
