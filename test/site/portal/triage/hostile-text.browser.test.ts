import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../../support/chromium.ts'
import { openAs, sendReport, unseal } from '../../../support/officer-browser.ts'
import { portal } from '../../../support/portal.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

/** Each would make an element `evil-…` or run `hit()` if it were ever taken for markup. */
const PAYLOADS = [
  '<evil-1></evil-1><script>hit()</script>',
  '<img src=x onerror=hit()><evil-2>',
  '"><evil-3 onclick=hit()>',
  "'><svg onload=hit()><evil-4>",
  '</textarea></title></style></script><evil-5>',
  '{{constructor.constructor("hit()")()}}<evil-6>',
  'javascript:hit()//<evil-7>',
  '&lt;evil-8&gt;<evil-8>',
  '</open-sealed><evil-9>',
  `$${'{hit()}'}<evil-10>`,
]

test.each([
  ['with the content security policy', false],
  ['without it', true],
])(
  'what strangers type stays text, %s',
  async (_, bypassCSP) => {
    const { page, complaints } = await openAs(browser, 'zhao', { bypassCSP })
    await page.addInitScript('window.hits = 0; window.hit = () => { window.hits += 1 }')
    for (const [n, short] of ['<evil-name onclick=hit()>', 'javascript:hit()'].entries()) {
      await page.goto(await sendReport(hostileReport(short)))
      // The second report opens with the keys of the first.
      if (n === 0) await unseal(page)
      await page.waitForSelector('.opened .story')
      expect(await page.textContent('.opened .story bdi')).toBe(PAYLOADS.join('\n'))
      expect(await page.textContent('.opened .contact')).toContain(short)
      expect(await page.textContent('.opened .payments')).toContain(PAYLOADS[1])
      expect(await page.textContent('.indicators')).toContain(PAYLOADS[0])
      await expectHarmless(page)
    }
    await page.goto(`${portal().triage}/triage/`)
    await expectHarmless(page)
    expect(complaints).toEqual([])
    await page.context().close()
  },
  120_000,
)

/** Payloads in every field that takes free text; `short` where a field takes only a little. */
const hostileReport = (short: string) => ({
  indicators: [
    ...PAYLOADS.flatMap((value) => [
      { kind: 'wechat', value },
      { kind: 'other', value },
      { kind: 'phone', value },
      { kind: 'url', value: `http://evil.example/${value}` },
    ]),
    { kind: 'app', value: short },
    { kind: 'account', value: short },
  ],
  payments: PAYLOADS.map((text) => ({
    amountFen: 100,
    method: 'other',
    payeeBank: text.slice(0, 50),
    original: { amount: '1', currency: '<evil-money>' },
  })),
  private: {
    story: PAYLOADS.join('\n'),
    contact: { name: short, phone: short, mayCall: true },
  },
})

async function expectHarmless(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const all = [...document.querySelectorAll('*')]
    return {
      hits: Reflect.get(window, 'hits'),
      elements: all.map(({ localName }) => localName).filter((name) => name.startsWith('evil')),
      pictures: document.querySelectorAll('main img, main svg, main iframe').length,
      handlers: all.flatMap((one) => one.getAttributeNames().filter((name) => /^on/.test(name))),
      links: [...document.querySelectorAll('a')]
        .map((link) => link.protocol)
        .filter((protocol) => !['http:', 'https:', 'tel:'].includes(protocol)),
    }
  })
  expect(found).toEqual({ hits: 0, elements: [], pictures: 0, handlers: [], links: [] })
}
