import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findViolations } from '../../../support/axe.ts'
import { launchChromium } from '../../../support/chromium.ts'
import { openAs, sendReport, unseal } from '../../../support/officer-browser.ts'
import { portal } from '../../../support/portal.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

describe('an officer', () => {
  test('sees the number of a person in three actions from the queue', async () => {
    const report = await sendReport({ situation: 'paying-now' })
    const { page, complaints } = await openAs(browser, 'lin')
    await page.goto(`${portal().triage}/triage/?lane=urgent`)
    // One: claim it. Two: choose the key file. Three: type its passphrase.
    await page.click(`form[action="${new URL(report).pathname}claim/"] button`)
    await page.setInputFiles('input[type=file]', portal().keyFile)
    await page.fill('#passphrase', portal().passphrase)
    await page.press('#passphrase', 'Enter')
    await page.waitForSelector('a[href="tel:13800138000"]:visible')
    expect(await page.isVisible('text=13800138000')).toBe(true)
    expect(await page.textContent('.opened .story')).toContain('对方让我先做三单，再垫付。')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('claims, decides and finds it in the history, without any script', async () => {
    const report = await sendReport()
    const { page } = await openAs(browser, 'lin', { javaScriptEnabled: false })
    await page.goto(report)
    expect(await page.isVisible('.needs-script')).toBe(true)
    expect(await page.isVisible('open-sealed form')).toBe(false)
    await page.click('.holder button')
    await page.click('summary:has-text("已转交")')
    await page.click('label:has-text("刚付款，请公安止付")')
    await page.click('button:has-text("记下：已转交")')
    expect(page.url()).toBe(`${report}?done=decided`)
    expect(await page.textContent('.history')).toMatch(/林晓 记为“已转交”：刚付款，请公安止付/)
    await page.click('.holder button')
    expect(page.url()).toBe(`${portal().triage}/triage/?done=released`)
    await page.context().close()
  })

  test('who comes second is told who has it, and overwrites nothing', async () => {
    const report = await sendReport()
    const [first, second] = [await openAs(browser, 'lin'), await openAs(browser, 'zhou')]
    await second.page.goto(report)
    await first.page.goto(report)
    await first.page.click('.holder button')
    const [answer] = await Promise.all([
      second.page.waitForResponse((response) => response.request().method() === 'POST'),
      second.page.click('.holder button'),
    ])
    expect(answer.status()).toBe(409)
    expect(await second.page.textContent('.error-summary')).toContain('林晓正在处理这一份')
    // The script may have put the count of urgent reports before it.
    expect(await second.page.title()).toMatch(/^(?:\(\d+\) )?出错：/)
    await second.page.goto(second.page.url())
    expect(second.page.url()).toBe(report)
    await Promise.all([first, second].map(({ page }) => page.context().close()))
  })

  test('who decides on an old page is shown the new state first', async () => {
    const report = await sendReport()
    const [old, other] = [await openAs(browser, 'lin'), await openAs(browser, 'lin')]
    await old.page.goto(report)
    await old.page.click('.holder button')
    await other.page.goto(report)
    for (const page of [other.page, old.page]) {
      await page.click('summary:has-text("核对过")')
      await page.click('label:has-text("和本人核对过")')
      await page.click('button:has-text("记下：核对过")')
    }
    expect(await old.page.textContent('.error-summary')).toContain('有了变化')
    expect(await old.page.locator('.history li:has-text("核对过")').count()).toBe(1)
    await Promise.all([old, other].map(({ page }) => page.context().close()))
  })

  test.each([
    ['light', '', undefined],
    ['light', '/en', undefined],
    ['dark', '', ['color-contrast']],
    ['dark', '/en', ['color-contrast']],
  ] as const)('meets no barrier that axe knows, in %s at %s/', async (colorScheme, at, rules) => {
    const report = await sendReport({ situation: 'remote-control' })
    const { page } = await openAs(browser, 'lin', { colorScheme })
    const found: string[] = []
    const look = async () => found.push(...(await findViolations(page, rules)))
    await page.goto(report.replace('/triage/', `${at}/triage/`))
    await look()
    await page.click('.holder button')
    await unseal(page)
    await page.waitForSelector('progress:visible')
    await look()
    await page.waitForSelector('.opened:visible')
    await page.click('summary >> nth=0')
    await look()
    for (const path of ['/triage/?lane=to-verify', '/triage/reports/none/', '/triage/']) {
      await page.goto(portal().triage + at + path)
      await look()
    }
    expect(found).toEqual([])
    await page.context().close()
  })
})

describe('at the door', () => {
  test.each([
    ['nobody', null, 401, '请先登录', (): string => `${portal().signIn}?to=%2Ftriage%2F`],
    [
      "a school's contact person",
      'he',
      403,
      '你的角色不能做这件事',
      (): string => '/triage/campus/',
    ],
  ] as const)('%s is told why, and where to go instead', async (_, officer, status, title, way) => {
    const { page } = await openAs(browser, officer)
    const response = await page.goto(`${portal().triage}/triage/`)
    expect(response?.status()).toBe(status)
    expect(await page.textContent('h1')).toBe(title)
    expect(await page.getAttribute('.refused a', 'href')).toBe(way())
    expect(await findViolations(page)).toEqual([])
    await page.context().close()
  })

  test("another centre's officer finds no report here", async () => {
    const report = await sendReport()
    const { page } = await openAs(browser, 'sun')
    expect((await page.goto(report))?.status()).toBe(404)
    expect(await page.textContent('h1')).toBe('没有这一份')
    await page.context().close()
  })

  test('a reader looks and is offered nothing to change', async () => {
    const report = await sendReport()
    const { page } = await openAs(browser, 'zhao')
    await page.goto(report)
    expect(await page.locator('form[method=post]').count()).toBe(0)
    await page.goto(`${portal().triage}/triage/`)
    // To look for a number changes nothing; it is posted so that it stands in no address.
    expect(await page.locator('form[method=post]:not([role=search])').count()).toBe(0)
    await page.context().close()
  })

  test("the portal's own host has no console", async () => {
    const { page } = await openAs(browser, 'lin')
    const response = await page.goto(`${portal().origin}/triage/`)
    expect(response?.status()).toBe(404)
    expect(response?.headers()['content-type']).toMatch(/^text\/html/)
    await page.context().close()
  })
})
