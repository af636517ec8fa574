import type { Page } from 'playwright-core'
import { portal } from './portal.ts'

/** Opens the form as it is served. */
export async function openFraudForm(page: Page, edition = ''): Promise<void> {
  await page.goto(`${portal().origin}${edition}/report/fraud/`)
}

/** Opens the form and waits until its script has taken it over. */
export async function openSteps(page: Page, edition = ''): Promise<void> {
  await openFraudForm(page, edition)
  await page.waitForSelector('[data-steps]')
}

/** Goes on from the step that shows. */
export const goOn = (page: Page) => page.click('[data-step]:not([hidden]) [data-on]')

/** The name of the step that shows. */
export const stepOf = (page: Page) => page.getAttribute('[data-step]:not([hidden])', 'data-step')

/** Answers the first question and goes through all the others unanswered, up to the last step. */
export async function goToCheck(page: Page, story = ''): Promise<void> {
  await page.check('[name="situation"][value="paid"]')
  for (const step of ['situation', 'who', 'when-where', 'money', 'suspect', 'story', 'contact']) {
    await page.waitForSelector(`[data-step="${step}"]:not([hidden])`)
    if (step === 'story' && story) await page.fill('#story', story)
    await goOn(page)
  }
  await page.waitForSelector('[data-step="check"]:not([hidden])')
}

export async function agree(page: Page): Promise<void> {
  for (const id of ['consent', 'consent-sensitive', 'consent-abroad']) await page.check(`#${id}`)
}

export const send = (page: Page) => page.click('.send button')

/** The receipt that is shown. */
export const receiptOn = async (page: Page) =>
  (await page.textContent('[data-receipt]'))?.trim() ?? ''
