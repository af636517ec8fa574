import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseReceipt, receiptAuth } from '../../../functions/sealing/receipt.ts'
import { findViolations } from '../../support/axe.ts'
import { launchChromium } from '../../support/chromium.ts'
import { cookieOf } from '../../support/demo-desk.ts'
import { openAs, unseal } from '../../support/officer-browser.ts'
import { fetchPortal, fetchTriage, portal } from '../../support/portal.ts'

const ASKED = '请把转账截图留好。<img src=x onerror=alert(1)>'
const NOTED = '他母亲来过电话，下午四点再打。<b>急</b>'
const ANSWERED = '好的，还有一个账号。'

test('an officer writes, the reporter reads and answers, in two browsers, sealed on the way', async () => {
  const { page, complaints } = await openAs(browser, 'lin')
  await page.goto(`${portal().triage}/triage/reports/${id}/`)
  await page.click('.holder button')
  expect(await page.isVisible('#message, #note')).toBe(false)
  await unseal(page)
  await page.waitForSelector('#note:visible')
  const sent = bodiesOf(page)
  await page.fill('#note', NOTED)
  await page.click('.notes form button')
  await page.waitForSelector('.exchange .note')
  expect(await page.textContent('.exchange .note .words')).toBe(NOTED)
  await page.selectOption('#reply', { index: 2 })
  await page.click('.ready button')
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('____')
  await page.click('[aria-labelledby="messages"] form > button')
  expect(await page.textContent('[aria-labelledby="messages"] .said')).toContain('____')
  await page.fill('#message', ASKED)
  await page.click('[aria-labelledby="messages"] form > button')
  await page.waitForSelector('.exchange .centre')
  expect(await page.textContent('.exchange .centre .words')).toBe(ASKED)

  const reporter = await look(true)
  const answered = bodiesOf(reporter)
  await reporter.waitForSelector('.messages .centre')
  expect(await reporter.textContent('.messages .centre .words')).toBe(ASKED)
  expect(await reporter.isVisible('[data-phrase-line]')).toBe(true)
  expect(await reporter.content()).not.toContain('四点')
  expect(await findViolations(reporter)).toEqual([])
  await reporter.fill('#message', ANSWERED)
  await reporter.click('[data-write] button')
  await reporter.waitForSelector('.messages .reporter')
  expect(await reporter.evaluate(() => document.activeElement?.closest('[data-write]'))).not.toBe(
    null,
  )

  await page.reload()
  await page.waitForSelector('.exchange .reporter')
  expect(await page.textContent('.exchange .reporter .words')).toBe(ANSWERED)
  await page.click('.open-foot button')
  expect(await page.isVisible('.exchange')).toBe(false)
  const bodies = [...sent, ...answered].join()
  expect(bodies).toContain('sealed')
  expect(bodies).not.toMatch(/截图|账号|四点/)
  expect(complaints).toEqual([])
  await page.context().close()
  await reporter.context().close()
})

test('without a script the server opens them for one answer, and takes an answer', async () => {
  const page = await look(false)
  expect(await page.textContent('.messages .centre .words')).toBe(ASKED)
  await page.fill('#message', '没有脚本也行。')
  await page.click('[data-write] button')
  expect(await page.textContent('[data-said]')).not.toBe('')
  expect(await page.textContent('.messages li:last-child .words')).toBe('没有脚本也行。')
  expect(page.url()).not.toContain(receipt.slice(0, 4))
  await page.context().close()
})

test('after its end the page says how it is opened again, with and without a script, and it is', async () => {
  const at = `/api/v1/triage/reports/${id}`
  const headers = { cookie: await cookieOf('lin') }
  const found = await (await fetchTriage(at, { headers })).json()
  const { version } = (found as { facts: { version: number } }).facts
  const closed = await fetchTriage(`${at}/decision`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ version, stage: 'closed', reason: 'advice-given' }),
  })
  expect(closed.status).toBe(200)
  const plain = await look(false)
  expect(await plain.textContent('[data-closed]')).toContain('110')
  expect(await plain.isVisible('[data-write] textarea')).toBe(true)
  await plain.context().close()
  const page = await look(true)
  await page.waitForSelector('[data-closed]:visible')
  expect(await findViolations(page)).toEqual([])
  await page.fill('#message', '骗子又打来了。')
  await page.click('[data-write] button')
  await page.waitForSelector('.messages .reporter:has-text("骗子又打来了")')
  expect(await page.textContent('[data-said]')).toContain('重新打开')
  expect(await page.isVisible('[data-closed]')).toBe(false)
  await page.context().close()
})

test('the reporter takes it back: asked first, then gone, and nothing opens any more', async () => {
  const page = await look(true)
  await page.click('[data-withdraw] button')
  await page.waitForSelector('[data-erase]')
  expect(await findViolations(page)).toEqual([])
  await page.click('[data-keep] button')
  await page.click('[data-withdraw] button')
  await page.click('[data-erase] button')
  await page.waitForSelector('h1:has-text("已经撤回")')
  await page.context().close()
  const officer = await openAs(browser, 'lin')
  await officer.page.goto(`${portal().triage}/triage/`)
  await officer.page.fill('#search-q', reference)
  await officer.page.press('#search-q', 'Enter')
  await officer.page.waitForSelector(`.queue a:text-is("${reference}")`)
  expect(await officer.page.locator('.queue .due, .queue td button').count()).toBe(0)
  await officer.page.context().close()
  const after = await look(false)
  expect(await after.textContent('#receipt-error')).toContain('没有查到')
  await after.context().close()
})

function bodiesOf(page: Page): string[] {
  const bodies: string[] = []
  page.on('request', (request) => bodies.push(request.postData() ?? ''))
  return bodies
}

/** The page of progress, with the receipt typed and sent. */
async function look(javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled,
    viewport: { width: 360, height: 740 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(`${portal().origin}/report/status/`)
  await page.fill('#receipt', receipt)
  await page.click('form.form button')
  await page.waitForSelector(javaScriptEnabled ? '[data-thread]' : 'h1')
  return page
}

let browser: Browser
let receipt: string
let reference: string
let id: string
beforeAll(async () => {
  browser = await launchChromium()
  const answer = await fetchPortal('/api/v1/reports', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      ...{ kind: 'fraud', situation: 'approached' },
      private: { story: '他骗我', contact: { phone: '13800138000', mayCall: true } },
    }),
  })
  ;({ receipt, reference } = (await answer.json()) as { receipt: string; reference: string })
  const bytes = parseReceipt(receipt)
  if (!bytes.ok) throw new Error(bytes.error)
  const headers = { authorization: `Receipt ${await receiptAuth(bytes.value)}` }
  const thread = await fetchPortal('/api/v1/reports/messages', { headers })
  ;({ report: id } = (await thread.json()) as { report: string })
})
afterAll(() => browser?.close())
