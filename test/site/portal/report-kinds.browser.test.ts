import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findViolations } from '../../support/axe.ts'
import { launchChromium } from '../../support/chromium.ts'
import {
  goOn,
  nextOn,
  receiptOn,
  recordThrown,
  send,
  stepOf,
  widthOf,
} from '../../support/fraud-form-page.ts'
import { portal } from '../../support/portal.ts'
import { countStoredReports, newestStoredReport } from '../../support/stored-rows.ts'

/** Each short form, filled in as somebody would: the answers by field, and what is stored of them. */
const WALKS: readonly Walk[] = [
  {
    kind: 'clue',
    steps: ['group', 'when-where', 'suspect', 'story', 'check'],
    chosen: { group: 'bank-cards', ongoing: 'yes' },
    typed: { story: '群里天天收卡' },
    pasted: '收卡找微信 zq7_shouka 或 QQ 10007890',
    details: { group: 'bank-cards', ongoing: true },
    lane: 'today',
  },
  {
    kind: 'campus',
    steps: ['way', 'school', 'when-where', 'story', 'suspect', 'contact', 'check'],
    chosen: { way: 'poster', victims: 'some', ongoing: 'yes', soon: 'yes' },
    typed: { school: '江畔大学', spot: '三号楼', story: '招打字员', poster: '日结三百' },
    pasted: '扫码加微信 zq7_jianzhi',
    details: {
      way: 'poster',
      victims: 'some',
      school: '江畔大学',
      ongoing: true,
      contactSoon: true,
    },
    lane: 'today',
  },
  {
    kind: 'job-ad',
    steps: ['progress', 'suspect', 'asks', 'when-where', 'story', 'contact', 'check'],
    chosen: { progress: 'leaving', asks: 'papers-fee', 'sends-to': 'border', 'seen-on': 'message' },
    typed: { company: '示例远航', 'asked-sum': '1.28万', 'sends-place': '口岸', story: '包机票' },
    pasted: '月薪两万，详情 zq7-hr.top/join',
    details: {
      progress: 'leaving',
      asks: ['papers-fee'],
      askedBand: 1_000_000,
      sendsTo: 'border',
      seenOn: 'message',
    },
    lane: 'urgent',
  },
]

describe.each(WALKS)('the form of $kind, on a phone', (walk) => {
  test('without JavaScript: one page, filled in and sent, in Chinese and in large English', async () => {
    const page = await openPage({ javaScriptEnabled: false })
    for (const edition of ['', '/en/easy']) {
      const before = countStoredReports()
      await page.goto(`${portal().origin}${edition}/report/${walk.kind}/`)
      await page.fill('#pasted', walk.pasted)
      await page.click('[value="find"]')
      // What is typed before the answer is there would go with the page that it was typed on.
      await page.waitForSelector('[name="found"]')
      await choose(page, walk)
      await type(page, walk)
      await agree(page)
      await send(page)
      expect(await receiptOn(page)).toMatch(RECEIPT)
      expect(await nextOn(page)).toBe(`${edition}/report/next/#${walk.kind}`)
      expect(countStoredReports()).toBe(before + 1)
      expect(stored()).toMatchObject({
        kind: walk.kind,
        sealed_by: 'worker',
        lane: walk.lane,
        details: walk.details,
        locale: edition === '' ? 'zh-CN' : 'en',
      })
      expect(await widthOf(page)).toBe(360)
    }
    await page.context().close()
  })

  test('with JavaScript: one thing at a time, sealed here, and nothing of it readable on the way', async () => {
    const page = await openPage({})
    const thrown = recordThrown(page)
    const bodies: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') bodies.push(request.postData() ?? '')
    })
    const before = countStoredReports()
    await page.goto(`${portal().origin}/report/${walk.kind}/`)
    await page.waitForSelector('[data-steps]')
    await goOn(page)
    expect(await page.locator('.error-summary a').count()).toBe(1)
    const seen: (string | null)[] = []
    for (;;) {
      const step = await stepOf(page)
      seen.push(step)
      if (step === 'check' || seen.length > 9) break
      await choose(page, walk)
      await type(page, walk)
      if (step === 'suspect') {
        await page.fill('#pasted', walk.pasted)
        await page.waitForSelector('[name="found"]')
      }
      if (seen.length === 1) expect(await findViolations(page)).toEqual([])
      await goOn(page)
    }
    expect(seen).toEqual(walk.steps)
    await agree(page)
    await send(page)
    await page.waitForSelector('[data-receipt]')
    expect(await receiptOn(page)).toMatch(RECEIPT)
    expect(await nextOn(page)).toBe(`/report/next/#${walk.kind}`)
    expect(countStoredReports()).toBe(before + 1)
    expect(stored()).toMatchObject({ kind: walk.kind, sealed_by: 'browser', details: walk.details })
    expect(bodies).toHaveLength(1)
    expect(bodies.join()).not.toContain(walk.typed.story)
    expect(await widthOf(page)).toBe(360)
    expect(thrown).toEqual([])
    await page.context().close()
  })
})

test('the form of a clue has no control that asks who sends it, and its receipt no phrase to call by', async () => {
  const page = await openPage({ javaScriptEnabled: false })
  await page.goto(`${portal().origin}/report/clue/`)
  const names = await page
    .locator('form.report [name]:is(input, select, textarea)')
    .evaluateAll((all) => all.map((one) => one.getAttribute('name')))
  expect([...new Set(names)].sort()).toEqual([
    'consent',
    'consent-abroad',
    'group',
    'indicator-0-kind',
    'indicator-0-value',
    'occurred-on',
    'ongoing',
    'pasted',
    'place',
    'province',
    'region',
    'story',
    'token',
  ])
  await page.check('[name="group"][value="other"]')
  await agree(page)
  await send(page)
  expect(await page.locator('[data-phrase-line]').count()).toBe(0)
  await page.context().close()
})

interface Walk {
  readonly kind: string
  readonly steps: readonly string[]
  readonly chosen: Readonly<Record<string, string>>
  readonly typed: Readonly<Record<string, string>> & { readonly story: string }
  readonly pasted: string
  readonly details: object
  readonly lane: string
}

const RECEIPT = /^(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{3}$/

/** Chooses and types what is asked on what shows: a step, or the whole page. */
async function choose(page: Page, { chosen }: Walk) {
  for (const [name, value] of Object.entries(chosen)) {
    const box = page.locator(`[name="${name}"][value="${value}"]`)
    if (await box.isVisible()) await box.check()
  }
}
async function type(page: Page, { typed }: Walk) {
  for (const [name, value] of Object.entries(typed)) {
    const box = page.locator(`#${name}`)
    if (await box.isVisible()) await box.fill(value)
  }
}

async function agree(page: Page) {
  for (const box of await page.locator('.ticks input').all()) await box.check()
}

function stored() {
  const { details, ...row } = newestStoredReport()
  return { ...row, details: JSON.parse(String(details)) as object }
}

async function openPage(options: { javaScriptEnabled?: boolean }): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options })
  return context.newPage()
}

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())
