import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fireScheduled } from '../../../../scripts/portal/serve-worker.ts'
import { launchChromium } from '../../../support/chromium.ts'
import { openAs, sendReport } from '../../../support/officer-browser.ts'
import { fetchPortal, portal } from '../../../support/portal.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

test('a shift by keyboard alone: claim, join two, warn a campus with a colleague, withdraw, hand over', async () => {
  const shared = {
    indicators: [{ kind: 'wechat', value: `walk_${crypto.randomUUID().slice(0, 8)}` }],
  }
  await sendReport(shared)
  const report = await sendReport(shared)
  const { page, complaints } = await openAs(browser, 'lin')
  await page.goto(report)
  await press(page, 'c', /done=claimed/)
  expect(await focused(page)).toContain('已经认领')

  await page.keyboard.press('l')
  await tabTo(page, 'form[action$="/join/"] button')
  await press(page, 'Enter', /\/cases\/.+done=joined/)
  expect(await focused(page)).toContain('2 份有改变')

  await press(page, 'w', /\/triage\/warnings\/$/)
  await press(page, 'p', /\/warnings\/new\/$/)
  await tabTo(page, '[name="kind"]')
  await page.keyboard.press('ArrowDown')
  for (const [name, text] of Object.entries(WORDS)) {
    await tabTo(page, `[name="${name}"]`)
    await page.keyboard.insertText(text)
  }
  // Sent too early it says what is missing, and has the focus there.
  await tabTo(page, 'form.form > p button')
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  expect(await focused(page)).toContain('学校')
  await tabTo(page, '[name="school"]')
  await page.keyboard.insertText('键盘大学')
  await tabTo(page, 'form.form > p button')
  await press(page, 'Enter', /done=proposed/)
  const warning = new URL(page.url()).pathname
  const shown = warning.replace('/triage', '')
  expect(await onPage(shown)).not.toContain(WORDS['zh.title'])

  const colleague = await openAs(browser, 'zhou')
  await colleague.page.goto(`${portal().triage}/triage/`)
  await tabTo(colleague.page, 'main a[href="/triage/warnings/"]')
  await press(colleague.page, 'Enter', /\/triage\/warnings\/$/)
  await tabTo(colleague.page, `a[href="${warning}"]`)
  await press(colleague.page, 'Enter', new RegExp(warning))
  await tabTo(colleague.page, 'form[action$="/publication/"] button')
  await press(colleague.page, 'Enter', /done=published/)
  expect(await focused(colleague.page)).toContain('公布了')
  expect(await onPage(shown)).toContain(WORDS['zh.title'])

  await page.reload()
  await tabTo(page, 'form[action$="/withdrawal/"] input[type="radio"]')
  await page.keyboard.press('Space')
  await tabTo(page, 'form[action$="/withdrawal/"] button')
  await press(page, 'Enter', /done=withdrawn/)
  expect(await onPage(shown)).not.toContain(WORDS['zh.what'])

  await press(page, 'e', /\/triage\/shift\/$/)
  for (const did of ['认领', '并案', '提出提醒', '发布提醒', '撤回提醒']) {
    expect(await page.locator('.shift-done th[scope=row]', { hasText: did }).count()).toBe(1)
  }
  // Every deed has its words.
  expect(await page.locator('.shift-done th[scope=row]', { hasText: /^[a-z-]+$/ }).count()).toBe(0)
  expect([...complaints, ...colleague.complaints]).toEqual([])
  await Promise.all([page.context().close(), colleague.page.context().close()])
}, 120_000)

const WORDS = {
  'zh.title': '有人冒充辅导员收资料费',
  'zh.summary': '班级群里换了头像的人发收款码，先打电话问本人。',
  'zh.what': '有人进了班级群，换成辅导员的头像，发收款码收资料费。',
  'zh.signs': '私人的收款码\n催着马上交',
  'zh.todo': '打电话问辅导员本人\n不扫群里的收款码',
  'zh.grounds': '两个人说到同一件事，看过聊天记录。',
} as const

/** What a reader gets, once the minute's job has run. */
async function onPage(path: string): Promise<string> {
  expect(await fireScheduled(portal().origin)).toBe(true)
  return (await fetchPortal(path)).text()
}

/** Presses a key and waits for where it leads. */
const press = (page: Page, key: string, to: RegExp) =>
  Promise.all([page.waitForURL(to), page.keyboard.press(key)])

/** As a person would who can't point: within a page's length of Tab. */
async function tabTo(page: Page, at: string) {
  for (let n = 0; n < 120; n++) {
    if (await page.evaluate((css) => document.activeElement?.matches(css), at)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab doesn't reach ${at}`)
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')
