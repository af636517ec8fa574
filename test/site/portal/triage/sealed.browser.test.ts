import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../../../support/chromium.ts'
import { openAs, otherCentresKey, sendReport, unseal } from '../../../support/officer-browser.ts'
import { portal, signInAs } from '../../../support/portal.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const NUMBER = '13800138000'

describe('what was opened is forgotten', () => {
  test('at a press, also by loading the page again', async () => {
    const page = await opened()
    await page.click('.open-foot button')
    await expectClosed(page)
    await page.reload()
    await expectClosed(page)
    await page.context().close()
  })

  test('at a press in the header of any page', async () => {
    const page = await opened()
    await page.click('.back')
    await page.click('console-lock button')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    expect(await page.isVisible('console-lock')).toBe(false)
    await page.goBack()
    await expectClosed(page)
    await page.context().close()
  })

  test('after ten minutes without a touch, and not before', async () => {
    const page = await opened(true)
    await page.clock.fastForward('09:59')
    expect(await page.isVisible(`text=${NUMBER}`)).toBe(true)
    await page.keyboard.press('Shift')
    await page.clock.fastForward('09:59')
    expect(await page.isVisible(`text=${NUMBER}`)).toBe(true)
    await page.clock.fastForward('00:02')
    await expectClosed(page)
    await page.context().close()
  })

  test('an hour after the last touch where one holds it, it is urgent, and its page is seen', async () => {
    const { page } = await openAs(browser, 'lin')
    await page.clock.install()
    await page.goto(await sendReport({ situation: 'paying-now' }))
    await page.click('.holder button')
    await unseal(page)
    await page.waitForSelector(`text=${NUMBER}`)
    for (let n = 0; n < 5; n += 1) await page.clock.fastForward('09:59')
    expect(await page.isVisible(`text=${NUMBER}`)).toBe(true)
    for (let n = 0; n < 3; n += 1) await page.clock.fastForward('09:59')
    await expectClosed(page)
    await page.context().close()
  })

  test('after ten minutes of sleep, in which no clock of the page ran', async () => {
    const page = await opened(true)
    const now = await page.evaluate(() => Date.now())
    await setHidden(page, true)
    await page.clock.setFixedTime(now + 10 * 60_000)
    await setHidden(page, false)
    await expectClosed(page)
    await page.context().close()
  })

  test('on the next page too, when those ten minutes are over', async () => {
    const page = await opened(true)
    const now = await page.evaluate(() => Date.now())
    await page.goto(`${portal().triage}/triage/`)
    await page.clock.setFixedTime(now + 10 * 60_000)
    await page.goto(await sendReport())
    await expectClosed(page)
    await page.context().close()
  })

  test('when somebody else signs in', async () => {
    const page = await opened()
    const [name = '', value = ''] = (await signInAs('lin')).split('=')
    await page.context().addCookies([{ name, value, url: portal().triage }])
    await page.reload()
    await expectClosed(page)
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
    await page.context().close()
  })

  test('when who had it open leaves to sign out', async () => {
    const page = await opened()
    await page.click('a[data-ends-session]')
    await page.waitForURL(`${portal().signIn}**`)
    await page.goBack()
    await expectClosed(page)
    await page.context().close()
  })

  test('in another tab, which has to open it itself', async () => {
    const page = await opened()
    const other = await page.context().newPage()
    await other.goto(page.url())
    await expectClosed(other)
    await page.context().close()
  })
})

describe('what was opened is covered', () => {
  test('while the page is hidden', async () => {
    const page = await opened()
    await setHidden(page, true)
    expect(await page.content()).not.toContain(NUMBER)
    await setHidden(page, false)
    await page.waitForSelector(`text=${NUMBER}`)
    await page.context().close()
  })

  test('when the page is left, should the browser keep it', async () => {
    const page = await opened()
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')))
    expect(await page.content()).not.toContain(NUMBER)
    await page.context().close()
  })

  test('and open again when it is come back to', async () => {
    const page = await opened()
    await page.evaluate(() => {
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    })
    await page.waitForSelector(`text=${NUMBER}`)
    await page.context().close()
  })
})

describe('the keys once opened', () => {
  test('open the next report without being asked for, and lie nowhere to be read', async () => {
    const page = await opened()
    await page.goto(await sendReport())
    await page.waitForSelector(`text=${NUMBER}`)
    expect(await page.isVisible('#passphrase')).toBe(false)
    const stored = await page.evaluate(() => JSON.stringify({ ...sessionStorage }))
    expect(Object.keys(JSON.parse(stored))).toHaveLength(2)
    expect(stored).not.toContain(portal().passphrase)
    expect(stored).not.toMatch(/privateKey|kid/)
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
    await page.context().close()
  })

  test('were opened beside the page, by the one worker that it allows, and it said so', async () => {
    const { page, complaints } = await openAs(browser, 'zhao')
    await page.goto(await sendReport())
    const worker = page.waitForEvent('worker')
    await unseal(page)
    await page.waitForSelector('.opening progress:visible')
    expect((await worker).url()).toMatch(`${portal().triage}/_astro/unlock-worker`)
    await page.waitForSelector(`text=${NUMBER}`)
    expect(await page.isVisible('.opening progress')).toBe(false)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test.each([
    ['a worker', () => void new Worker('/_astro/other.js')],
    ['a policy', () => Reflect.get(window, 'trustedTypes').createPolicy('other', {})],
  ])('are there no thanks to %s of anybody else', async (_, attempt) => {
    const { page } = await openAs(browser, 'zhao')
    await page.goto(`${portal().triage}/triage/`)
    await expect(page.evaluate(attempt)).rejects.toThrow(/TrustedScriptURL|Policy/)
    await page.context().close()
  })
})

describe('nothing opens, and the page says why', () => {
  const otherCentre = () => otherCentresKey(portal().keyFile)

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

async function opened(stopClock = false): Promise<Page> {
  const { page } = await openAs(browser, 'zhao')
  if (stopClock) await page.clock.install()
  await page.goto(await sendReport())
  await unseal(page)
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
