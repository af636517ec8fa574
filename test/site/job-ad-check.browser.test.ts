import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { fetchPortal, portal } from '../support/portal.ts'

const ADVERT =
  '在家做手机兼职，先垫付货款，十分钟返还本金。加薇❤：mm8821k <img src=x onerror=alert(1)>'
const at = (path: string) => portal().origin + path

let browser: Browser
let page: Page
const asked: string[] = []
beforeAll(async () => {
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 360, height: 800 } })
  page.on('request', (one) => asked.push(`${one.method()} ${one.url()} ${one.postData() ?? ''}`))
})
afterAll(() => browser.close())

describe('the check of a job advert, with a script', () => {
  it('says what is wrong, without sending a word of it', async () => {
    await page.goto(at('/check/job-ad/'))
    asked.length = 0
    await page.fill('[name=text]', ADVERT)
    await page.click('job-ad-check [type=submit]')
    await page.waitForSelector('.ad-level[data-level=stop]')
    expect(await page.textContent('.ad-text')).toBe(ADVERT)
    expect(await page.locator('.ad-text mark').count()).toBeGreaterThan(0)
    expect(await page.locator('[data-verdict] img').count()).toBe(0)
    expect(asked.every((one) => one.startsWith('GET '))).toBe(true)
    expect(decodeURIComponent(asked.join())).not.toMatch(/货款|mm8821k/)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  })

  it('says so where the published warnings can’t be reached, and reads the text all the same', async () => {
    await page.route('**/api/v1/warnings?*', (route) => route.abort())
    await page.click('job-ad-check [type=submit]')
    await page.locator('[data-verdict] >> text=没能和已发布的提醒对照').waitFor()
    expect(await page.locator('.ad-level[data-level=stop]').count()).toBe(1)
    await page.unroute('**/api/v1/warnings?*')
  })

  it('takes the text to the form when that is pressed, where the reasons stand at once', async () => {
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
    await page.click('.ad-carry button')
    await page.waitForURL('**/report/job-ad/')
    await page.waitForSelector('[data-advert] .ad-level[data-level=stop]', { state: 'attached' })
    expect(await page.inputValue('[name=pasted]')).toBe(ADVERT)
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  })
})

describe('without a script', () => {
  it('the list to go through by hand stands on the page in every edition', async () => {
    for (const prefix of ['', '/en', '/easy', '/en/easy']) {
      const html = await (await fetchPortal(`${prefix}/check/job-ad/`)).text()
      expect(html.match(/<ul class="ad-list">/g)).toHaveLength(3)
      expect(html).toContain(`action="${prefix}/check/job-ad/result/"`)
    }
  })

  it('the answer has the same reasons, nothing of the text as markup, and isn’t kept', async () => {
    const response = await post('/check/job-ad/result/', { text: ADVERT })
    const html = await response.text()
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(html).toContain('data-level="stop"')
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(withoutValues(html)).not.toContain('<img src=x')
  })

  it('an empty form comes back with what to do', async () => {
    const response = await post('/en/check/job-ad/result/', { text: ' ' })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('Paste the advert first')
  })

  it('the form about an advert shows the reasons once its text was looked through', async () => {
    const html = await (await post('/report/job-ad/', { pasted: ADVERT, do: 'find' })).text()
    expect(html).toContain('data-level="stop"')
    expect(withoutValues(html)).not.toContain('<img src=x')
  })
})

/** In a quoted value the sign opens nothing. */
const withoutValues = (html: string) => html.replace(/value="[^"]*"/g, '')

const post = (path: string, fields: Record<string, string>) =>
  fetchPortal(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: portal().origin },
    body: new URLSearchParams(fields).toString(),
  })
