import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../../support/chromium.ts'
import { consolePages, placeOf } from '../../../support/console-places.ts'
import { fillDemoDesk, postAs } from '../../../support/demo-desk.ts'
import { dealPayloads, PAYLOADS } from '../../../support/hostile-text.ts'
import { makeProposal } from '../../../support/make-proposal.ts'
import { openAs, unseal } from '../../../support/officer-browser.ts'
import { portal } from '../../../support/portal.ts'

/** `JINGZHONG_HOSTILE=all`: as many rows as each field needs to have had every payload. Takes some minutes. */
const ALL = process.env.JINGZHONG_HOSTILE === 'all'

/** Rows of each list; a field of one word holds one to three payloads. */
const ROWS = ALL ? 120 : 12

const { take, dealt } = dealPayloads()

let browser: Browser
let ids: Record<string, string>
beforeAll(async () => {
  browser = await launchChromium()
  ids = await fillDemoDesk(hostileReport(), take('appeal: text', 4_000, '\n'))
  await fillLists()
}, 600_000)
afterAll(() => browser?.close())

test.each([
  ['with the content security policy', false],
  ['without it', true],
])(
  'what anybody types stays text in every view of the console, %s',
  async (_, bypassCSP) => {
    let views = 0
    for (const [person, paths] of [
      ['chen', consolePages('GET').filter((path) => !path.startsWith('/triage/campus'))],
      ['he', consolePages('GET').filter((path) => path.startsWith('/triage/campus'))],
    ] as const) {
      const { page, complaints } = await openAs(browser, person, { bypassCSP })
      await page.addInitScript('window.hits = 0; window.hit = () => { window.hits += 1 }')
      for (const path of paths) {
        await page.goto(portal().triage + placeOf(path, ids))
        await expectHarmless(page, path)
        views += 1
      }
      if (person === 'chen') views += await acted(page)
      expect(complaints).toEqual([])
      await page.context().close()
    }
    const counts = [...dealt()].map(([field, had]) => `${field} ${had.size}`)
    console.info(
      `${PAYLOADS.length} payloads, ${counts.length} fields, ${views} views: ${counts.join('; ')}`,
    )
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(200)
  },
  600_000,
)

/** Views that somebody comes to by doing something. @returns how many */
async function acted(page: Page): Promise<number> {
  await page.goto(portal().triage + placeOf('/triage/reports/:id', ids))
  await unseal(page)
  await page.waitForSelector('.opened .story')
  await expectHarmless(page, 'the opened report')
  let views = 1
  for (let n = 0; n < (ALL ? 60 : 6); n += 1) {
    await page.goto(`${portal().triage}/triage/search/`)
    await page.fill('input[name=q]', take('search: q', 200))
    await page.press('input[name=q]', 'Enter')
    await page.waitForLoadState()
    await expectHarmless(page, 'a search')
    views += 1
  }
  await page.goto(
    `${portal().triage}/triage/?type=${encodeURIComponent(take('address: type', 900))}`,
  )
  await expectHarmless(page, 'the queue by a hostile address')
  return views + 1
}

/** Payloads in every field that takes free text of somebody who reports. */
function hostileReport() {
  const kinds = ['wechat', 'other', 'phone', 'url', 'app', 'account'] as const
  return {
    indicators: [
      { kind: 'phone', value: '139 1234 5678' },
      ...kinds.flatMap((kind) =>
        [1, 2, 3, 4, 5, 6].map(() => ({
          kind,
          value: kind === 'url' ? `http://e.example/${line(kind)}` : line(kind),
        })),
      ),
    ],
    payments: Array.from({ length: 50 }, () => ({
      amountFen: 100,
      method: 'other',
      payeeBank: take('report: bank', 64),
      original: { amount: take('report: sum', 40), currency: take('report: money', 40) },
    })),
    private: {
      story: take('report: story', 10_000, '\n'),
      contact: { name: take('report: name', 64), phone: take('report: call', 40), mayCall: true },
    },
  }
}
const line = (kind: string) => take(`report: ${kind}`, 1_900)

/** Payloads in every field that takes free text of officers. */
async function fillLists(): Promise<void> {
  const api = '/api/v1/triage'
  const must = async (person: string, path: string, body: unknown) => {
    const answer = await postAs(person, api + path, body)
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as { id?: string }
  }
  for (let n = 0; n < ROWS; n += 1) {
    await must('lin', '/takedowns', {
      ...{ kind: 'other', value: take('take-down: what', 2_000), asked: 'host' },
      toName: take('take-down: who', 64),
    })
    await must('chen', '/directory', {
      name: { zh: take('directory: zh', 64), en: take('directory: en', 96) },
      ...{ kind: 'police', region: '510100', level: 'city', publicKey: null, lastChecked: null },
      channels: [{ kind: 'phone', value: take('directory: channel', 200) }],
    })
    await must('chen', '/webhooks', {
      ...{ name: take('webhook: name', 60), service: 'standard', secret: null, lang: 'zh' },
      ...{ address: `https://hooks.jiangpan.example/${n}-${ids.id}`, school: null },
      ...{ region: null, scamType: null },
    })
    if (n < 5) await must('chen', '/views', { name: take('view: name', 64), query: 'kind=clue' })
    const proposed = await must('lin', '/warnings', hostileProposal())
    if (n === 0) ids = { ...ids, warning: proposed.id ?? '' }
  }
  await must('lin', `/reports/${ids.id}/referrals/${ids.referral}`, {
    ...{ state: 'sent', reason: 'needs-police', theirNumber: take('referral: number', 64) },
  })
}

function hostileProposal() {
  const words = (lang: string) => {
    const said = (field: string, most: number) => take(`warning: ${field} (${lang})`, most)
    return {
      ...{ title: said('title', 100), summary: said('summary', 260), what: said('what', 2_000) },
      ...{ where: said('where', 200), grounds: said('grounds', 600) },
      signs: [said('signs', 300), said('signs', 300), said('signs', 300)],
      todo: [said('to do', 300), said('to do', 300), said('to do', 300)],
    }
  }
  return makeProposal({
    ...{ zh: words('zh'), en: words('en') },
    school: { zh: take('warning: school (zh)', 100), en: take('warning: school (en)', 100) },
  })
}

async function expectHarmless(page: Page, view: string): Promise<void> {
  const found = await page.evaluate(() => {
    const all = [...document.querySelectorAll('*')]
    return {
      hits: Reflect.get(window, 'hits'),
      elements: all.map(({ localName }) => localName).filter((name) => name.startsWith('evil')),
      foreign: document.querySelectorAll(
        'img[src=x], iframe, math, base, [srcdoc], svg[onload], script:not([src]):not([type])',
      ).length,
      handlers: all.flatMap((one) => one.getAttributeNames().filter((name) => /^on/.test(name))),
      // The import's own empty table is the one link to data.
      links: [...document.querySelectorAll('a[href]:not([download][href^="data:text/csv"])')]
        .map((link) => (link as HTMLAnchorElement).protocol)
        .filter((scheme) => scheme && !['http:', 'https:', 'tel:', 'mailto:'].includes(scheme)),
    }
  })
  expect([view, found]).toEqual([
    view,
    { hits: 0, elements: [], foreign: 0, handlers: [], links: [] },
  ])
}
