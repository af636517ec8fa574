import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findViolations } from '../../support/axe.ts'
import { launchChromium } from '../../support/chromium.ts'
import { fetchPortal, portal } from '../../support/portal.ts'

describe.for([true, false])('progress by receipt, with JavaScript: %s', (javaScriptEnabled) => {
  test('shows how far the report has come, and puts the receipt in no address', async () => {
    const page = await open(javaScriptEnabled)
    const asked: Request[] = []
    page.on('request', (request) => asked.push(request))
    await page.fill('#receipt', receipt.toLowerCase().replaceAll('-', ' '))
    await page.click('form.form button')
    await page.waitForSelector('.stages .now')
    expect(await page.textContent('[data-reference]')).toBe(reference)
    expect(await page.getAttribute('.stages .now', 'data-stage')).toBe('received')
    expect(await page.textContent('[data-next]')).not.toBe('')
    expect(asked.map((one) => one.url()).join()).not.toContain(receipt.slice(0, 4))
    const sent = asked.map((one) => `${JSON.stringify(one.headers())} ${one.postData()}`).join()
    const bare = sent.toUpperCase().replace(/[^0-9A-Z]/g, '')
    // Without a script there is no other way; with one, half of it stays here.
    expect(bare.includes(receipt.replaceAll('-', ''))).toBe(!javaScriptEnabled)
    if (javaScriptEnabled) expect(await findViolations(page)).toEqual([])
    await page.context().close()
  })

  test.for([
    ['', '请填上回执'],
    ['ABCD', '27 个字母和数字'],
    ['1', '抄错'],
    ['2', '没有查到'],
  ])('says “%s” is wrong: %s', async ([typed, said]) => {
    const page = await open(javaScriptEnabled)
    await page.fill(
      '#receipt',
      { 1: slip(receipt), 2: NOBODYS }[typed as string] ?? (typed as string),
    )
    await page.click('form.form button')
    await page.waitForSelector('.field-error')
    expect(await page.textContent('#receipt-error')).toContain(said)
    expect(await page.title()).toMatch(/^出错：/)
    expect(await page.getAttribute('#receipt', 'aria-describedby')).toContain('receipt-error')
    if (javaScriptEnabled) expect(await findViolations(page)).toEqual([])
    await page.context().close()
  })
})

/** Whole by its check character, and of no report. */
const NOBODYS = '0000-0000-0000-0000-0000-0000-000'
const slip = (text: string) => text.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))

async function open(javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled,
    viewport: { width: 360, height: 740 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(`${portal().origin}/report/status/`)
  return page
}

let browser: Browser
let receipt: string
let reference: string
beforeAll(async () => {
  browser = await launchChromium()
  const answer = await fetchPortal('/api/v1/reports', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ kind: 'fraud', situation: 'approached', private: {} }),
  })
  ;({ receipt, reference } = (await answer.json()) as { receipt: string; reference: string })
})
afterAll(() => browser?.close())
