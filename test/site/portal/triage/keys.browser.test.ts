import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findViolations } from '../../../support/axe.ts'
import { launchChromium } from '../../../support/chromium.ts'
import { openAs, sendReport } from '../../../support/officer-browser.ts'
import { portal } from '../../../support/portal.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

test('single keys go down the queue, claim, find, and show their sheet; typed words stay words', async () => {
  await sendReport({ situation: 'paying-now' })
  const { page, complaints } = await openAs(browser, 'lin')
  await page.goto(`${portal().triage}/triage/?lane=urgent&holder=nobody`)
  await page.keyboard.press('j')
  const first = await focused(page)
  expect(first).toMatch(/^[A-Z0-9]{3}-/)
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  expect(await focused(page)).toBe(first)

  await page.keyboard.press('/')
  await page.keyboard.type('cjq?')
  expect(await page.inputValue('#search-q')).toBe('cjq?')
  await page.fill('#search-q', '')
  await page.locator('.queue tbody a').first().focus()

  await page.keyboard.press('?')
  await page.waitForSelector('dialog[open]')
  expect(await findViolations(page)).toEqual([])
  // While the sheet is open no key acts; without the tick none does at all.
  await page.keyboard.press('q')
  await page.click('dialog input')
  await page.keyboard.press('Escape')
  await page.locator('.queue tbody a').first().focus()
  await page.keyboard.press('c')
  expect(page.url()).toContain('holder=nobody')

  await page.click('console-keys > button')
  await page.click('dialog input')
  await page.click('dialog form .button')
  await page.locator('.queue tbody a').first().focus()
  await Promise.all([page.waitForURL(/done=claimed/), page.keyboard.press('c')])
  await page.keyboard.press('t')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('tasks')
  expect(complaints).toEqual([])
  await page.context().close()
})

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)
