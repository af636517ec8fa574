import type { Page, Request } from 'playwright-core'
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

/** Where the confirmation leads: what to do in this case. */
export const nextOn = (page: Page) => page.getAttribute('[data-next]', 'href')

/** How many CSS pixels wide the page is; more than the window: it scrolls sideways. */
export const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth)

/** Everything that a page can leave behind in a browser: empty numbers and texts when it leaves nothing. */
export const leftBehind = (page: Page) =>
  page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    history: JSON.stringify(history.state),
  }))

/** Records from now on; gives all that the page has sent since: addresses, headers and bodies. */
export function recordWire(page: Page): () => string {
  const sent: Request[] = []
  page.on('request', (request) => sent.push(request))
  return () =>
    sent
      .map((one) => [one.url(), JSON.stringify(one.headers()), one.postData()].join(' '))
      .join('\n')
}

/** What the page's scripts threw and nobody caught, as it comes. */
export function recordThrown(page: Page, thrown: string[] = []): string[] {
  page.on('pageerror', (error) => thrown.push(error.message))
  return thrown
}

/** Whether the script has taken the form over within the time that it ever needs. */
export async function becomesSteps(page: Page): Promise<boolean> {
  await page.waitForTimeout(500)
  return (await page.locator('[data-steps]').count()) > 0
}
