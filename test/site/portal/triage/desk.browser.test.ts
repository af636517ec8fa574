import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findViolations } from '../../../support/axe.ts'
import { launchChromium } from '../../../support/chromium.ts'
import { openAs } from '../../../support/officer-browser.ts'
import { fetchTriage, portal, signInAs } from '../../../support/portal.ts'
import { countStoredReports, newestStoredReport } from '../../../support/stored-rows.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

describe('at the desk, by keyboard', () => {
  test('an officer enters what somebody says on the telephone, and gives them a receipt', async () => {
    const { page, complaints } = await openAs(browser, 'lin')
    const before = countStoredReports()
    await page.goto(`${portal().triage}/triage/new/`)
    await choose(page, 'channel', 0)
    await choose(page, 'kind', 0)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/triage/new/fraud/?channel=phone')
    await page.waitForSelector('[data-sealing="here"]:visible')
    expect(await findViolations(page)).toEqual([])
    await choose(page, 'situation', 1)
    await page.focus('#story')
    await page.keyboard.type('Zq7 有人冒充银行')
    await page.focus('#phone')
    await page.keyboard.type('13800138000')
    for (const tick of ['consent', 'consent-sensitive', 'consent-abroad']) {
      await page.focus(`#${tick}`)
      await page.keyboard.press('Space')
    }
    await page.keyboard.press('Enter')
    await page.waitForSelector('.slip')
    expect(await page.textContent('.slip [data-receipt]')).toMatch(/^(?:\w{4}-){6}\w{3}$/)
    expect(await page.isVisible('.slip [data-phrase="zh"]')).toBe(true)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    expect(await findViolations(page)).toEqual([])
    expect(countStoredReports()).toBe(before + 1)
    expect(newestStoredReport()).toMatchObject({ channel: 'phone', sealed_by: 'browser' })
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('a small file is checked, imported, and adds nothing the second time', async () => {
    const { page, complaints } = await openAs(browser, 'lin')
    const before = countStoredReports()
    await page.goto(`${portal().triage}/triage/import/`)
    await page.setInputFiles('#csv', await smallFile())
    await page.waitForSelector('.counts')
    expect(countStoredReports()).toBe(before)
    expect(await page.textContent('.bad-rows')).toContain('没有这一天')
    expect(await findViolations(page)).toEqual([])
    await page.focus('#told')
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForSelector('[data-sum] h3')
    expect(await page.textContent('[data-sum] h3')).toBe(
      '3 行：存下 2 份，已经有了 0 份，要改 1 行。',
    )
    expect(await page.locator('[data-sum] a[download]').count()).toBe(2)
    expect(countStoredReports()).toBe(before + 2)
    const stored = newestStoredReport()
    expect(stored).toMatchObject({ channel: 'import', sealed_by: 'browser' })
    const shown = await html(`/triage/reports/${stored.id}/`)
    expect(shown).toContain('录入（表格导入）')
    expect(shown).toContain('没有人拿着回执')
    await page.setInputFiles('#csv', await smallFile())
    await page.waitForSelector('.counts .known')
    expect(await page.textContent('.counts')).toContain('已经有了 2 份')
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

test('without a script the same form stores it, and the import says what to do instead', async () => {
  const page = await html('/triage/new/clue/?channel=letter')
  const [, token = ''] = /name="token" value="([^"]+)"/.exec(page) ?? []
  const before = countStoredReports()
  const answer = await html('/triage/new/clue/', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      ...{ token, channel: 'letter', group: 'insiders', story: 'Zq7 信里写的' },
      ...{ consent: 'yes', 'consent-abroad': 'yes' },
    }).toString(),
  })
  expect(answer).toMatch(/data-receipt(?:\s[^>]*)?>(?:\w{4}-){6}\w{3}</)
  expect(countStoredReports()).toBe(before + 1)
  expect(newestStoredReport()).toMatchObject({ channel: 'letter', kind: 'clue' })
  expect(await html('/triage/import/')).toContain('href="/triage/new/">一份一份录</a>')
})

/** A page of the console as an officer's browser without scripts gets it. */
async function html(path: string, init: RequestInit = {}): Promise<string> {
  const cookie = await signInAs('lin')
  const headers = { cookie, 'sec-fetch-site': 'same-origin', ...init.headers }
  return (await fetchTriage(path, { ...init, headers })).text()
}

/** Moves to a group of choices and takes the one at a place. */
async function choose(page: Page, name: string, place: number) {
  await page.locator(`[name="${name}"]`).first().focus()
  await page.keyboard.press('Space')
  for (let n = 0; n < place; n += 1) await page.keyboard.press('ArrowDown')
}

async function smallFile(): Promise<string> {
  const file = join(portal().state, 'small.csv')
  const rows = ['类型,情形,日期,经过']
  for (const day of ['2026-11-20', '2026-11-21', '2026-02-30']) {
    rows.push(`诈骗,已经付款,${day},"Zq7 登记簿\n${day}"`)
  }
  await writeFile(file, `\uFEFF${rows.join('\r\n')}\r\n`)
  return file
}
