// Longer than most files: every way in which sending goes wrong, each ending in one report or in a plain word.

import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findViolations } from '../../support/axe.ts'
import { launchChromium } from '../../support/chromium.ts'
import {
  agree,
  goToCheck,
  leftBehind,
  openSteps,
  receiptOn,
  recordThrown,
  send,
  widthOf,
} from '../../support/fraud-form-page.ts'
import { portal } from '../../support/portal.ts'
import { countStoredReports, newestStoredReport } from '../../support/stored-rows.ts'

describe('exactly one report, or a plain word that none was sent', () => {
  test('offline while sending', async () => {
    await fillIn('没有网的时候')
    await context.setOffline(true)
    await send(page)
    await waits('stored')
    expect(added()).toBe(0)
    expect(await findViolations(page)).toEqual([])
    expect(await widthOf(page)).toBe(360)
    await context.setOffline(false)
    await page.waitForSelector('.panel')
    await note('offline while sending')
    expect(added()).toBe(1)
    expect(await everythingLeft()).toMatchObject({ local: 0, session: 0, databases: 0 })
  })

  test('tab closed while sending: the next page of a report sends it', async () => {
    await loseAnswers()
    await fillIn('关掉了标签页')
    await send(page)
    await waits('stored')
    const [shown, reference] = [await receiptOn(page), await referenceOn(page)]
    await page.close()
    await context.unroute(POST)
    page = await openStatus()
    await page.waitForSelector('[data-unsent] [data-state="arrived"]')
    const said = (await page.textContent('[data-unsent]')) ?? ''
    expect(said).toContain(reference)
    expect(said).not.toContain(shown)
    expect(await page.isVisible('[data-receipt-gone]')).toBe(true)
    expect(await findViolations(page)).toEqual([])
    await note('tab closed while sending')
    expect(added()).toBe(1)
    await page.click('[data-drop]')
    await expect.poll(everythingLeft, SLOW).toMatchObject({ local: 0, databases: 0 })
  })

  test('tab closed before anything arrived, on a device of one’s own: receipt and all', async () => {
    await noNetwork()
    await fillIn('是我自己的手机')
    await send(page)
    await waits('stored')
    const shown = await receiptOn(page)
    const without = JSON.stringify(await stored())
    await page.check('[data-keep-receipt] input')
    await expect.poll(async () => JSON.stringify(await stored()), SLOW).not.toBe(without)
    await page.close()
    await context.unroute(POST)
    page = await openStatus('/report/')
    await page.waitForSelector('[data-unsent] [data-state="arrived"]')
    expect(await page.textContent('[data-unsent] .receipt-code')).toBe(shown)
    expect(await page.isVisible('[data-shared]')).toBe(false)
    await note('the same, the receipt kept on one’s own device')
    expect(added()).toBe(1)
    // It stays until it is put away.
    await page.reload()
    await page.waitForSelector('[data-unsent] [data-state="arrived"]')
    expect(await page.textContent('[data-unsent] .receipt-code')).toBe(shown)
    expect(added()).toBe(1)
  })

  test.for([
    ['storage blocked', blockStorage],
    ['quota full', fillQuota],
  ] as const)('%s: it waits in memory, and the page says so', async ([name, spoil]) => {
    await page.addInitScript(spoil)
    await noNetwork()
    await fillIn('存不下')
    await send(page)
    await waits('blocked')
    expect(await page.textContent('[data-sending]')).toContain('关了就没了')
    expect(await page.isVisible('[data-keep-receipt]')).toBe(false)
    expect(added()).toBe(0)
    await context.unroute(POST)
    await press(page, '[data-retry]')
    await page.waitForSelector('.panel')
    await note(name)
    expect(added()).toBe(1)
  })

  test('what the browser can’t seal is never stored', async () => {
    await page.addInitScript(cannotSeal)
    await noNetwork()
    await fillIn('明文不能留下')
    await send(page)
    await waits('plain')
    // No further try: one that is held back just as its page is closed Chromium lets go.
    await page.evaluate(() => {
      window.fetch = () => new Promise(() => {})
    })
    expect(await everythingLeft()).toMatchObject({ local: 0, session: 0, databases: 0 })
    await page.close()
    page = await openStatus()
    await context.unroute(POST)
    expect(await page.isVisible('[data-unsent]')).toBe(false)
    await note('closed where nothing could be sealed', 0)
    expect(added()).toBe(0)
  })

  test.for([-1, 1])('clock %i day off', async (days) => {
    await page.clock.setFixedTime(Date.now() + days * 24 * 60 * 60 * 1000)
    await noNetwork()
    await fillIn('钟不准', ['when-where', () => page.click('[data-days="0"]')])
    await send(page)
    await waits('stored')
    await context.unroute(POST)
    await press(page, '[data-retry]')
    await page.waitForSelector('.panel')
    await note(`clock ${days} day off`)
    expect(added()).toBe(1)
  })

  test('two tabs: both try, one sends', async () => {
    await noNetwork()
    await fillIn('两个标签页')
    await send(page)
    await waits('stored')
    const second = await openStatus('/report/fraud/')
    await second.waitForSelector('[data-unsent] [data-state="waiting"]')
    const answers = countAnswers()
    await context.unroute(POST)
    await Promise.all([press(page, '[data-retry]'), press(second, '[data-again] button')])
    await page.waitForSelector('.panel')
    await second.waitForSelector('[data-state]', { state: 'detached' })
    await note('two tabs')
    expect(added()).toBe(1)
    expect(new Set(answers()).size).toBe(1)
  })

  test('a tab that was doubled with all it kept: the second is told of the first', async () => {
    await openSteps(page)
    await page.check('[name="situation"][value="paid"]')
    await page.click('[data-draft="save"]')
    await page.check('[name="keep-in-tab"]')
    await expect.poll(() => page.textContent('[data-tab-said]'), SLOW).toContain('留着了')
    const [second] = await Promise.all([
      context.waitForEvent('page'),
      page.evaluate(() => void open(location.href)),
    ])
    await second.waitForSelector('[data-steps]')
    for (const tab of [page, second]) {
      await goToCheck(tab, tab === page ? '这一页先发' : '另一页后发')
      await agree(tab)
      await send(tab)
      await tab.waitForSelector(tab === page ? '.panel' : '[data-earlier] [data-receipt]')
    }
    expect(await receiptOn(second)).toBe(await receiptOn(page))
    await note('a tab doubled with what it kept', 1, second)
    expect(added()).toBe(1)
  })

  test('back button while it waits, then sent again', async () => {
    await noNetwork()
    await fillIn('按了后退')
    await send(page)
    await waits('stored')
    await page.goBack()
    expect(await page.isVisible('[data-waiting] .receipt')).toBe(false)
    await page.goForward()
    expect(await page.isVisible('[data-waiting] .receipt')).toBe(false)
    await context.unroute(POST)
    await send(page)
    await page.waitForSelector('.panel')
    await note('back button')
    expect(added()).toBe(1)
  })

  test('double click on “send again”', async () => {
    await loseAnswers()
    await fillIn('连点两下')
    await page.dblclick('.send button')
    await waits('stored')
    await context.unroute(POST)
    await press(page, '[data-retry]', 2)
    await page.waitForSelector('.panel')
    await note('double click')
    expect(added()).toBe(1)
  })

  test('a browser like WeChat’s', async () => {
    await context.close()
    context = await newContext(WECHAT)
    page = await newPage()
    await page.addInitScript(likeWeChat)
    await noNetwork()
    await fillIn('在微信里')
    await send(page)
    await waits('stored')
    expect(await page.isVisible('[data-waiting] [data-download]')).toBe(false)
    expect(await page.isVisible('[data-waiting] [data-image] img')).toBe(true)
    await context.unroute(POST)
    await press(page, '[data-retry]')
    await page.waitForSelector('.panel')
    await note('like WeChat')
    expect(added()).toBe(1)
  })
})

describe('what waits on the device', () => {
  test('can be read by nobody who looks into the browser’s storage', async () => {
    await noNetwork()
    await fillIn('机密的经过', ['suspect', () => page.fill('#pasted', '打 13912345678')])
    await send(page)
    await waits('stored')
    const receipt = await receiptOn(page)
    const rows = await stored()
    expect(rows).toHaveLength(1)
    const left = JSON.stringify([rows, await everythingLeft()])
    for (const secret of ['机密', '13912345678', receipt, receipt.slice(0, 9), 'situation']) {
      expect(left).not.toContain(secret)
    }
    // The same look finds what does stand there.
    expect(left).toContain(await referenceOn(page))
  })

  test('can be discarded, and then nothing is sent', async () => {
    await noNetwork()
    await fillIn('不发了')
    await send(page)
    await waits('stored')
    await page.click('[data-discard]')
    await page.waitForSelector('[data-sending]:has-text("已经从这台设备删掉")')
    await expect.poll(everythingLeft, SLOW).toMatchObject({ local: 0, databases: 0 })
    await context.unroute(POST)
    await page.waitForTimeout(1000)
    await note('discarded', 0)
    expect(added()).toBe(0)
  })

  test('can be discarded on a later visit, when it is asked twice', async () => {
    await noNetwork()
    await fillIn('后来不发了')
    await send(page)
    await waits('stored')
    await page.close()
    page = await openStatus()
    await page.waitForSelector('[data-unsent] [data-state="waiting"]')
    expect(await findViolations(page)).toEqual([])
    await page.click('[data-drop]')
    expect(await stored()).toHaveLength(1)
    await page.click('[data-drop]')
    await expect.poll(everythingLeft, SLOW).toMatchObject({ local: 0, databases: 0 })
    expect(added()).toBe(0)
  })

  test.for([
    ['stale', '/sealed/parts/0/wraps', '钥匙已经停用'],
    ['refused', '/region', '没有收下'],
  ])('%s: its reason is said, and nobody tries again', async ([state, pointer, words]) => {
    await noNetwork()
    await fillIn('收不下')
    await send(page)
    await waits('stored')
    await page.close()
    // The route that comes later wins, so that nothing slips through between the two.
    let tries = 0
    await context.route(POST, (route) => {
      tries += 1
      const errors = [{ pointer, code: 'unknown-key' }]
      return route.fulfill({ status: 422, json: { code: 'invalid', errors } })
    })
    page = await openStatus()
    await page.waitForSelector(`[data-unsent] [data-state="${state}"]`)
    expect(await page.textContent('[data-unsent]')).toContain(words)
    await page.reload()
    await page.waitForSelector(`[data-unsent] [data-state="${state}"]`)
    expect(tries).toBe(1)
    await note(state as string, 0)
    expect(added()).toBe(0)
  })

  test('stays when the page is left quickly; what the tab kept goes', async () => {
    await noNetwork()
    await openSteps(page)
    await page.click('[data-draft="save"]')
    await page.check('[name="keep-in-tab"]')
    await expect.poll(() => page.textContent('[data-tab-said]'), SLOW).toContain('留着了')
    await goToCheck(page, '有人来了')
    await agree(page)
    await send(page)
    await waits('stored')
    expect(await stored()).toHaveLength(1)
    expect(await page.evaluate(() => sessionStorage.length)).toBe(1)
    await page.evaluate(() => {
      const link = document.querySelector<HTMLAnchorElement>('quick-exit a')
      if (link) link.href = '/now/'
    })
    page.on('dialog', (dialog) => dialog.accept())
    await Promise.all([page.waitForURL('**/now/'), page.click('quick-exit a')])
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
    expect(await stored()).toHaveLength(1)
  })
})

test('a second report from the same page is asked whether it belongs to the first', async () => {
  await fillIn('第一份')
  await send(page)
  await page.waitForSelector('.panel')
  const { reference } = newestStoredReport()
  await page.click('[data-download] a')
  await page.click('[data-another]')
  await page.waitForSelector('[data-join]:not([hidden])')
  expect(await page.textContent('[data-join]')).toContain(reference)
  expect(await findViolations(page)).toEqual([])
  expect(await everythingLeft()).toMatchObject({ local: 0, session: 0, databases: 0 })
  await page.click('[data-same]')
  await goToCheck(page, '第二份')
  await agree(page)
  await send(page)
  await page.waitForSelector('.panel')
  expect(JSON.parse(String(newestStoredReport().details))).toEqual({ adds: reference })
  expect(await page.textContent('.panel')).toContain(reference)
  expect(added()).toBe(2)
})

type More = readonly [step: string, act: () => Promise<void>]

async function fillIn(story: string, more?: More): Promise<void> {
  await openSteps(page)
  const clickOn = page.locator('[data-step]:not([hidden]) [data-on]')
  await page.check('[name="situation"][value="paid"]')
  for (const step of ['situation', 'who', 'when-where', 'money', 'suspect', 'story', 'contact']) {
    await page.waitForSelector(`[data-step="${step}"]:not([hidden])`)
    if (step === 'story') await page.fill('#story', story)
    if (step === more?.[0]) await more[1]()
    await clickOn.click()
  }
  await page.waitForSelector('[data-step="check"]:not([hidden])')
  await agree(page)
}

async function waits(kept: string): Promise<void> {
  const words = await page.waitForSelector(`[data-sending] [data-kept="${kept}"]`)
  saidWaiting = (await words.textContent()) ?? ''
}

/** Presses at once, wherever the button is just then. */
const press = (tab: Page, button: string, times = 1) =>
  tab.evaluate(
    ([at, n]) => {
      const found = document.querySelector<HTMLElement>(at)
      for (let left = n; left > 0; left -= 1) found?.click()
    },
    [button, times] as const,
  )

const referenceOn = async (on: Page) => (await on.textContent('[data-reference]'))?.trim() ?? ''

async function openStatus(path = '/report/status/'): Promise<Page> {
  const opened = await newPage()
  await opened.goto(portal().origin + path)
  return opened
}

const POST = '**/api/v1/reports'
const noNetwork = () => context.route(POST, (route) => route.abort('internetdisconnected'))

/** Reports arrive and are stored; only their answers never come back. */
const loseAnswers = () =>
  context.route(POST, async (route) => {
    await route.fetch()
    await route.abort('connectionreset').catch(() => {})
  })

/** Key and body of every report that is answered from now on. */
function countAnswers(): () => string[] {
  const sent: string[] = []
  context.on('response', (response) => {
    const request = response.request()
    if (request.method() !== 'POST') return
    sent.push(`${request.headers()['idempotency-key']} ${request.postData()}`)
  })
  return () => sent
}

/** Everything that stands in the database, bytes as numbers and texts. */
const stored = () =>
  page.evaluate(
    () =>
      new Promise<unknown[]>((resolve) => {
        const opening = indexedDB.open('jingzhong')
        opening.onsuccess = () => {
          const database = opening.result
          if (!database.objectStoreNames.contains('unsent')) return resolve([])
          const all = database.transaction('unsent').objectStore('unsent').getAll()
          all.onsuccess = () => {
            database.close()
            const text = new TextDecoder('utf-8')
            resolve(
              all.result.map((row) => ({
                ...row,
                ct: text.decode(row.ct),
                lock: String(row.lock),
              })),
            )
          }
        }
      }),
  )

const everythingLeft = () => leftBehind(page)

/** The pauses between tries, of one to ten seconds, pass in no time; patience stays what it is. */
function hurry(): void {
  const wait = setTimeout
  const pauses = [1000, 4000, 5000, 10_000]
  window.setTimeout = ((act: () => void, ms = 0) =>
    wait(act, pauses.includes(ms) ? 50 : ms)) as typeof setTimeout
}

function blockStorage(): void {
  const refuse = () => {
    throw new DOMException('blocked', 'SecurityError')
  }
  Object.defineProperty(window, 'indexedDB', { get: refuse })
  Object.defineProperty(window, 'localStorage', { get: refuse })
  Object.defineProperty(window, 'sessionStorage', { get: refuse })
}

function fillQuota(): void {
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
}

function cannotSeal(): void {
  const generate = crypto.subtle.generateKey.bind(crypto.subtle)
  crypto.subtle.generateKey = ((algorithm: { name?: string }, ...rest: never[]) =>
    algorithm.name === 'X25519'
      ? Promise.reject(new DOMException('not here', 'NotSupportedError'))
      : generate(algorithm as never, ...(rest as [never, never]))) as never
}

function likeWeChat(): void {
  const gone = [
    [window, 'print'],
    [HTMLAnchorElement.prototype, 'download'],
    [URL, 'createObjectURL'],
    [Navigator.prototype, 'serviceWorker'],
    [Navigator.prototype, 'clipboard'],
    [Navigator.prototype, 'locks'],
  ] as const
  for (const [owner, name] of gone) Reflect.deleteProperty(owner, name)
}

const WECHAT =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.50'

interface Figure {
  readonly case: string
  readonly reports: number
  readonly 'said while it waited': string
  readonly 'said in the end': string
}
const figures: Figure[] = []
let saidWaiting = ''

/** Notes what became of a case, by the database and by the page. */
async function note(name: string, reports = 1, on = page): Promise<void> {
  const places = ['.panel h1', '[data-earlier] h3', '[data-state-words]', '[data-sending] p']
  const ends = await Promise.all(places.map((place) => on.locator(place).allTextContents()))
  const saidEnd = ends.flat().find(Boolean) ?? '(nothing waits)'
  figures.push({
    case: name,
    reports: added(),
    'said while it waited': saidWaiting.slice(0, 24),
    'said in the end': saidEnd.slice(0, 24),
  })
  expect(added()).toBe(reports)
}
const added = () => countStoredReports() - before

const newContext = (userAgent?: string) =>
  browser.newContext({
    viewport: { width: 360, height: 740 },
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...(userAgent && { userAgent }),
  })

async function newPage(): Promise<Page> {
  const opened = await context.newPage()
  recordThrown(opened, thrown)
  await opened.addInitScript(hurry)
  return opened
}

/** Only stops what hangs. */
const SLOW = { timeout: 20_000 }

let browser: Browser
let context: BrowserContext
let page: Page
let before: number
const thrown: string[] = []
beforeAll(async () => {
  browser = await launchChromium()
})
beforeEach(async () => {
  before = countStoredReports()
  saidWaiting = ''
  context = await newContext()
  page = await newPage()
})
afterEach(async () => {
  await context.close()
  expect(thrown.splice(0)).toEqual([])
})
afterAll(async () => {
  await browser?.close()
  console.table(figures)
})
