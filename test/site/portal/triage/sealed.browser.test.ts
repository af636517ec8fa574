import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../../../support/chromium.ts'
import { openAs, sendReport, unseal } from '../../../support/officer-browser.ts'
import { portal } from '../../../support/portal.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const NUMBER = '13800138000'

describe('what was opened is forgotten', () => {
  test('at a press, also by going back to the page', async () => {
    const page = await opened({ situation: 'approached' })
    await page.click('.open-foot button')
    await expectClosed(page)
    await page.context().close()
  })

  test('when the page is hidden', async () => {
    const page = await opened({ situation: 'approached' })
    await setHidden(page, true)
    await expectClosed(page)
    await setHidden(page, false)
    await expectClosed(page)
    await page.context().close()
  })

  test('after ten minutes without a touch, and not before', async () => {
    const page = await opened({ situation: 'approached' }, true)
    await page.clock.fastForward('09:59')
    expect(await page.isVisible(`text=${NUMBER}`)).toBe(true)
    await page.keyboard.press('Shift')
    await page.clock.fastForward('09:59')
    expect(await page.isVisible(`text=${NUMBER}`)).toBe(true)
    await page.clock.fastForward('00:02')
    await expectClosed(page)
    await page.context().close()
  })

  test('except for the key of an urgent report, which is only covered while hidden', async () => {
    const page = await opened({ situation: 'paying-now' }, true)
    await setHidden(page, true)
    expect(await page.content()).not.toContain(NUMBER)
    await setHidden(page, false)
    await page.waitForSelector(`text=${NUMBER}`)
    await page.clock.fastForward('10:01')
    await expectClosed(page)
    await page.context().close()
  })

  test('when the page is left, so that going back shows nothing', async () => {
    const page = await opened({ situation: 'paying-now' })
    await page.click('.back')
    await page.goBack()
    expect(await page.content()).not.toContain(NUMBER)
    await page.context().close()
  })
})

describe('nothing opens, and the page says why', () => {
  const otherCentre = () => join(dirname(portal().keyFile), 'key-file-demo-city.age')

  test.each([
    ['with a wrong passphrase', '口令不对', { passphrase: 'AAAA-AAAA-AAAA-AAAA-AAAA-AAAA' }],
    ['with the key of another centre', '这份钥匙打不开这份线索', { file: otherCentre }],
    ['with something that is no key file', '这不是钥匙文件', { file: () => 'package.json' }],
    ['without a passphrase', '写上口令', { passphrase: '' }],
  ])('%s', async (_, words, { passphrase, file }: Attempt) => {
    const { page } = await openAs(browser, 'zhao')
    await page.goto(await sendReport())
    await unseal(page, passphrase, file?.())
    await page.waitForSelector(`.said:has-text("${words}")`)
    expect(await page.content()).not.toContain(NUMBER)
    await page.context().close()
  })
})

test('the key file and its passphrase never leave the browser', async () => {
  const { page } = await openAs(browser, 'zhao')
  await page.goto(await sendReport())
  const sent: string[] = []
  page.on('request', (request) =>
    sent.push(`${request.method()} ${new URL(request.url()).pathname}`),
  )
  await unseal(page)
  await page.waitForSelector(`text=${NUMBER}`)
  // Its own scripts and picture, which are the same for everyone.
  expect(sent.filter((line) => !/^GET \/(?:_astro\/|favicon)/.test(line))).toEqual([])
  await page.context().close()
})

interface Attempt {
  readonly passphrase?: string
  readonly file?: () => string
}

async function opened(changes: Record<string, unknown>, stopClock = false): Promise<Page> {
  const { page } = await openAs(browser, 'zhao')
  if (stopClock) await page.clock.install()
  await page.goto(await sendReport(changes))
  await unseal(page)
  if (stopClock) await page.clock.runFor(1000)
  await page.waitForSelector(`text=${NUMBER}`)
  return page
}

async function expectClosed(page: Page): Promise<void> {
  await page.waitForSelector('.opened', { state: 'hidden' })
  expect(await page.content()).not.toContain(NUMBER)
  expect(await page.isVisible('#passphrase')).toBe(true)
  expect(await page.inputValue('#passphrase')).toBe('')
}

/** A headless page is never hidden by itself. */
const setHidden = (page: Page, hidden: boolean) =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { value, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)
