import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../support/chromium.ts'
import { portal } from '../../support/portal.ts'

const LOCAL = { lang: 'zh-CN', localService: true }

test('reads the page from its heading on and shows how far it is', async () => {
  const page = await open([LOCAL])
  await page.click('read-aloud button')
  expect(await spoken(page)).toEqual([await page.textContent('h1')])
  expect(await page.textContent('.being-read')).toBe(await page.textContent('h1'))
  await endOfSpeech(page)
  expect(await page.textContent('read-aloud p')).toMatch(/^第 2 段，共 \d+ 段$/)
  expect(await page.getAttribute('read-aloud progress', 'value')).toBe('2')
})

test('a pause goes on with the same sentence', async () => {
  const page = await open([LOCAL])
  await page.click('read-aloud button')
  await endOfSpeech(page)
  const [, second] = await spoken(page)
  await page.click('text=停一下')
  expect(await page.locator('.being-read').count()).toBe(0)
  await page.click('text=接着读')
  expect((await spoken(page)).at(-1)).toBe(second)
})

test('menus, buttons and sources are not read', async () => {
  const page = await open([LOCAL])
  await page.click('read-aloud button')
  for (let n = 0; n < 200 && (await page.locator('read-aloud progress').count()); n++) {
    await endOfSpeech(page)
  }
  const words = await spoken(page)
  expect(words).toContain(await page.textContent('#just-paid li'))
  expect(words).not.toContain(await page.textContent('.guide-sources h2'))
  expect(words).not.toContain(await page.textContent('.jumps p'))
})

test.each([
  ['no voice', []],
  ['only a voice that sends the words to a company', [{ lang: 'zh-CN', localService: false }]],
  ['only a voice of another language', [{ lang: 'en-US', localService: true }]],
])('with %s nothing shows', async (_, voices) => {
  const page = await open(voices, false)
  expect(await page.isVisible('read-aloud')).toBe(false)
})

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
afterAll(() => browser?.close())

type Spoken = Window & { said: { text: string; onend?: () => void }[] }

/** Opens a guide in a browser whose voices are made up and whose speech ends when the test says so. */
async function open(voices: readonly object[], shows = true): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.addInitScript((list) => {
    const said: Spoken['said'] = []
    const synthesis = {
      getVoices: () => list,
      speak: (words: Spoken['said'][number]) => said.push(words),
      cancel: () => {},
      addEventListener: () => {},
    }
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
    Object.defineProperty(window, 'SpeechSynthesisUtterance', {
      value: function utterance(this: { text: string }, text: string) {
        this.text = text
      },
    })
    Object.assign(window, { said })
  }, voices)
  await page.goto(`${portal().origin}/guides/romance/`, { waitUntil: 'networkidle' })
  if (shows) await page.waitForSelector('read-aloud button')
  return page
}

const spoken = (page: Page) =>
  page.evaluate(() => (window as unknown as Spoken).said.map(({ text }) => text))

const endOfSpeech = (page: Page) =>
  page.evaluate(() => (window as unknown as Spoken).said.at(-1)?.onend?.())
