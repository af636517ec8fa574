import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EDITIONS } from '../../site/editions.ts'
import { loadContent } from '../../site/schemas/load-content.ts'
import { launchChromium } from '../support/chromium.ts'
import { KEEPS_OFFLINE } from '../support/pages.ts'
import { fetchPortal, portal } from '../support/portal.ts'

const { glossary, law, mistaken } = loadContent()
const PAGES = ['/glossary/', '/law/', '/mistaken/', '/mistaken/letter/']
const everywhere = EDITIONS.flatMap(({ prefix }) =>
  PAGES.map((path) => [prefix ? `/${prefix}${path}` : path] as const),
)

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

test.each(everywhere)('%s is there and needs no script', async (path) => {
  const answer = await fetchPortal(path)
  expect(answer.status).toBe(200)
  expect((await answer.text()).replace(KEEPS_OFFLINE, '')).not.toContain('<script')
})

test('every term, rule and case has its place to link to', async () => {
  const places = [
    ['/glossary/', glossary.terms],
    ['/law/', law.rules],
    ['/mistaken/', mistaken.cases],
  ] as const
  for (const [path, entries] of places) {
    const html = await (await fetchPortal(path)).text()
    for (const { id } of entries) expect(html).toContain(`id="${id}"`)
  }
})

test('the law says “to be checked” of each rule that nobody has compared, and of no other', async () => {
  const html = await (await fetchPortal('/law/')).text()
  const marked = [...html.matchAll(/<article class="rule" id="([^"]+)">(.*?)<\/article>/gs)]
    .filter(([, , body]) => body?.includes('待核对'))
    .map(([, id]) => id)
  const unchecked = law.rules.filter(({ checkedOn }) => checkedOn === null).map(({ id }) => id)
  expect(marked.sort()).toEqual(unchecked.sort())
})

test.each(['card-lending', 'nominee-company', 'currency-exchange'])(
  'the guide %s leads to the law and to who was wrongly hit',
  async (slug) => {
    const html = await (await fetchPortal(`/guides/${slug}/`)).text()
    expect(html).toMatch(/href="\/law\/#[a-z-]+"/)
    expect(html).toMatch(/href="\/mistaken\/#[a-z-]+"/)
  },
)

test('guides link terms, but never inside what they say nor in the minutes after paying', async () => {
  const links: string[] = []
  for (const { slug } of loadContent().guides.filter(({ locale }) => locale === 'zh-CN')) {
    const html = await (await fetchPortal(`/guides/${slug}/`)).text()
    const quoted = /<(?:q|li|p) class="bubble"[^>]*>(?:(?!<\/(?:q|li|p)>).)*class="term"/s
    const paying = /id="just-paid"(?:(?!<\/section>).)*class="term"/s
    expect(html, slug).not.toMatch(quoted)
    expect(html, slug).not.toMatch(paying)
    links.push(...html.matchAll(/class="term"/g).map(String))
  }
  expect(links.length).toBeGreaterThan(20)
})

test.each([
  ['/mistaken/letter/', 1],
  ['/easy/mistaken/letter/', 1],
  ['/en/mistaken/letter/', 2],
])('the letter at %s is printed on %i sheet(s) of A4, alone', async (path, sheets) => {
  const page = await browser.newPage()
  await page.goto(portal().origin + path)
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(sheets)
  await page.emulateMedia({ media: 'print' })
  expect(
    await page.locator('.site-header, .alarm-bar, .site-footer').locator('visible=true').count(),
  ).toBe(0)
  await page.close()
})
