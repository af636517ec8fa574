import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { findViolations } from '../../support/axe.ts'
import { launchChromium } from '../../support/chromium.ts'
import {
  agree,
  goOn,
  leftBehind,
  openSteps,
  recordThrown,
  recordWire,
  send,
  stepOf,
  widthOf,
} from '../../support/fraud-form-page.ts'
import { portal } from '../../support/portal.ts'
import { countStoredReports, newestStoredReport } from '../../support/stored-rows.ts'

const PASSPHRASE = '三只橘猫在屋顶上'

test('a draft is saved to a file, opened on another device, and sent as it was', async () => {
  const before = countStoredReports()
  const wire = recordWire(page)
  await fillInMuch()
  await page.click('[data-draft="save"]')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id), SLOW).toBe('draft-title')
  expect(await findViolations(page)).toEqual([])
  expect(await widthOf(page)).toBe(360)
  await page.fill('#draft-passphrase', '太短')
  await page.click('[data-file]')
  expect(await page.textContent('#draft-passphrase-error')).toContain('至少 8 个字符')
  await page.fill('#draft-passphrase', PASSPHRASE)
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-file]')])
  const file = await readFile(await download.path(), 'utf8')
  expect(download.suggestedFilename()).toMatch(/^草稿-\d{4}-\d\d-\d\d\.txt$/)
  expect(file).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/)
  expect(file).not.toContain('垫付')
  expect(wire()).not.toContain('api/v1/reports')
  expect(await leftBehind(page)).toMatchObject({ local: 0, session: 0, databases: 0 })

  await onAnotherDevice()
  await openSteps(page)
  await page.click('[data-draft="open"]')
  expect(await findViolations(page)).toEqual([])
  expect(await widthOf(page)).toBe(360)
  await page.setInputFiles('#draft-file', {
    name: 'draft.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(file),
  })
  await page.fill('#draft-passphrase', ` ${PASSPHRASE}  `)
  await page.click('.draft-panel form .button')
  await page.waitForSelector('[data-draft-said] p')
  expect(await page.locator('[data-draft-said] li').count()).toBe(0)
  expect(await stepOf(page)).toBe('story')
  expect(await typed()).toEqual(TYPED)
  await goOn(page)
  await goOn(page)
  await agree(page)
  await send(page)
  await page.waitForSelector('.panel')
  expect(countStoredReports()).toBe(before + 1)
  expect(newestStoredReport()).toMatchObject({ region: '510107', amount_band: 1_000_000 })
})

test('where nothing can be downloaded it is text to copy, and opens as a chat gives it back', async () => {
  await onAnotherDevice(
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.50',
  )
  await openSteps(page)
  await page.check('[name="situation"][value="threatened"]')
  await page.click('[data-draft="save"]')
  expect(await page.isVisible('[data-file]')).toBe(false)
  await page.fill('#draft-passphrase', PASSPHRASE)
  await page.click('[data-text]')
  await page.waitForSelector('#draft-sealed')
  const text = await page.inputValue('#draft-sealed')
  expect(await findViolations(page)).toEqual([])

  const asAChatHasIt = `小李：${text.replaceAll('\n', ' ').replaceAll('-----', '—')}`
  await onAnotherDevice()
  await openSteps(page)
  for (const [sealed, passphrase, words] of [
    ['', PASSPHRASE, '先选文件'],
    ['什么都不是', PASSPHRASE, '读不出来'],
    [asAChatHasIt.slice(0, -60), PASSPHRASE, '读不出来'],
    [asAChatHasIt, '四只橘猫在屋顶上', '口令不对'],
    [damaged(text), PASSPHRASE, '读不出来'],
  ] as const) {
    await openPasted(sealed, passphrase)
    await page.waitForSelector(`.draft-panel .field-error:has-text("${words}")`)
  }
  await openPasted(asAChatHasIt, PASSPHRASE)
  await page.waitForSelector('[data-draft-said] p')
  expect(await page.isChecked('[name="situation"][value="threatened"]')).toBe(true)

  await page.goto(`${portal().origin}/report/clue/`)
  await page.waitForSelector('[data-steps]')
  await openPasted(text, PASSPHRASE)
  await page.waitForSelector('.draft-panel .field-error:has-text("诈骗线索")')
  expect(await page.getAttribute('.draft-panel [data-said] a', 'href')).toBe('/report/fraud/')
})

test('of an older form’s draft what fits is taken, and what doesn’t is named', async () => {
  await openSteps(page)
  await page.evaluate(() => {
    const form = document.querySelector('form.report')
    form?.insertAdjacentHTML(
      'beforeend',
      '<label for="old">你的幸运数字</label><input id="old" name="lucky" value="八">',
    )
    document
      .querySelector('#scam-type')
      ?.insertAdjacentHTML('beforeend', '<option value="gone" selected>早就没有的一种</option>')
  })
  await page.check('[name="situation"][value="paid"]')
  await page.click('[data-draft="save"]')
  await page.fill('#draft-passphrase', PASSPHRASE)
  await page.click('[data-text]')
  await page.waitForSelector('#draft-sealed')
  const text = await page.inputValue('#draft-sealed')
  await onAnotherDevice()
  await openSteps(page)
  await openPasted(text, PASSPHRASE)
  await page.waitForSelector('[data-draft-said] li')
  expect(await page.locator('[data-draft-said] li').allTextContents()).toEqual([
    '像哪一种？：早就没有的一种',
    '你的幸运数字：八',
  ])
  expect(await page.isChecked('[name="situation"][value="paid"]')).toBe(true)
})

test('kept in the tab on request, nothing typed is lost by a reload, and all is gone once it has arrived', async () => {
  const before = countStoredReports()
  await fillInMuch()
  expect(await leftBehind(page)).toMatchObject({ session: 0 })
  await page.click('[data-draft="save"]')
  await page.check('[name="keep-in-tab"]')
  await expect.poll(() => page.textContent('[data-tab-said]'), SLOW).toContain('留着了')
  await page.fill('#story', `${TYPED.story}还有`)
  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await expect.poll(() => stepOf(page), SLOW).toBe('story')
  await expect.poll(typed, SLOW).toEqual({ ...TYPED, story: `${TYPED.story}还有` })

  // Also while it is being sent, and still one report.
  await context.route('**/api/v1/reports', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await goOn(page)
  await goOn(page)
  await agree(page)
  await send(page)
  await page.waitForSelector('[data-sending] [data-kept="stored"]', { timeout: 20_000 })
  await page.reload()
  await expect.poll(() => stepOf(page), SLOW).toBe('check')
  await context.unroute('**/api/v1/reports')
  await agree(page)
  await send(page)
  await page.waitForSelector('.panel')
  expect(countStoredReports()).toBe(before + 1)
  await expect
    .poll(() => leftBehind(page), SLOW)
    .toMatchObject({ local: 0, session: 0, databases: 0, cookies: '', caches: 0 })
})

test('what the tab keeps goes when the tick is taken away', async () => {
  await openSteps(page)
  await page.check('[name="situation"][value="paid"]')
  await page.click('[data-draft="save"]')
  await page.check('[name="keep-in-tab"]')
  await expect.poll(() => page.evaluate(() => sessionStorage.length), SLOW).toBe(1)
  await page.uncheck('[name="keep-in-tab"]')
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  expect(await page.textContent('[data-tab-said]')).toContain('不留了')
})

const TYPED = {
  region: '510107',
  amounts: ['1.2万', '3000'],
  pasted: '加微信 sf_lipei88 或打 13912345678',
  found: 1,
  story: '他让我先垫付。',
}

/** Fills in something of every kind, up to the story. */
async function fillInMuch(): Promise<void> {
  await openSteps(page)
  await page.check('[name="situation"][value="paid"]')
  await goOn(page)
  await page.check('[name="age"][value="18-59"]')
  await goOn(page)
  await page.selectOption('#province', '510000')
  await page.selectOption('#city', '510100')
  await page.selectOption('#county', TYPED.region)
  await goOn(page)
  await page.fill('#payment-0-amount', '1.2万')
  await page.click('[data-add="payment"]')
  await page.fill('#payment-1-amount', '3000')
  await goOn(page)
  await page.fill('#pasted', TYPED.pasted)
  await page.waitForSelector('[name="found"]')
  await page.uncheck('[name="found"] >> nth=0')
  await goOn(page)
  await page.fill('#story', TYPED.story)
}

const typed = () =>
  page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>('form.report')
    const data = new FormData(form ?? undefined)
    return {
      region: data.get('region'),
      amounts: ['payment-0-amount', 'payment-1-amount'].map((name) => data.get(name)),
      pasted: data.get('pasted'),
      found: data.getAll('found').length,
      story: data.get('story'),
    }
  })

/** With one letter changed in the last full line. */
const damaged = (text: string) => {
  const lines = text.trim().split('\n')
  const line = lines.at(-3) ?? ''
  return lines.with(-3, `${line[0] === 'A' ? 'B' : 'A'}${line.slice(1)}`).join('\n')
}

async function openPasted(sealed: string, passphrase: string): Promise<void> {
  // The panel of the time before would be filled in, while the new one is on its way.
  for (const close of await page.locator('[data-close]').all()) await close.click()
  await page.click('[data-draft="open"]')
  await page.fill('#draft-pasted', sealed)
  await page.fill('#draft-passphrase', passphrase)
  await page.click('.draft-panel form .button')
}

async function onAnotherDevice(userAgent?: string): Promise<void> {
  await context.close()
  context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    acceptDownloads: true,
    ...(userAgent && { userAgent }),
  })
  page = await context.newPage()
  recordThrown(page, thrown)
}

/** Only stops what hangs. */
const SLOW = { timeout: 20_000 }

let browser: Browser
let context: BrowserContext
let page: Page
const thrown: string[] = []
beforeAll(async () => {
  browser = await launchChromium()
  context = await browser.newContext()
})
beforeEach(() => onAnotherDevice())
afterEach(() => expect(thrown.splice(0)).toEqual([]))
afterAll(() => browser?.close())
