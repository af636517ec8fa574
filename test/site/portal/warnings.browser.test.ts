import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fireScheduled } from '../../../scripts/portal/serve-worker.ts'
import { findViolations } from '../../support/axe.ts'
import { launchChromium } from '../../support/chromium.ts'
import {
  agree,
  goToCheck,
  openFraudForm,
  openSteps,
  receiptOn,
  recordThrown,
  send,
  widthOf,
} from '../../support/fraud-form-page.ts'
import { makeWarning } from '../../support/make-warning.ts'
import { fetchPortal, portal } from '../../support/portal.ts'
import { storeWarning, withdrawStored } from '../../support/stored-warnings.ts'

/** Published by an officer today, in Chinese only, with a tag in its words. */
const OWN = makeWarning({
  id: 'cards-by-the-gate',
  words: {
    zh: {
      ...makeWarning().words.zh,
      title: '校门口<b>收卡</b>',
      grounds: '三个宿舍说到同一件事。',
    },
  },
  corrections: [{ at: '2026-11-21T02:00:00.000Z', zh: '原来写成南门，是北门。' }],
  expiresAt: '2999-01-01T00:00:00.000Z',
})
/** One that was withdrawn again. The portal is other tests' too: the editors' stay as they are. */
const WITHDRAWN = makeWarning({ id: 'withdrawn-again', kind: 'job-ad' })

/** Everywhere that lists warnings. */
const PUBLISHED = [
  ...['/warnings/', '/warnings/?school=jiangpan', '/warnings/feed.xml', '/warnings/feed.json'],
  '/api/v1/warnings',
]

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
  storeWarning(OWN)
  storeWarning(WITHDRAWN, 'wrong')
  expect(await fireScheduled(portal().origin)).toBe(true)
})
afterAll(async () => {
  await browser?.close()
  // For the other tests of this portal: a list mustn't lead to what they don't know.
  withdrawStored(OWN.id)
  await fireScheduled(portal().origin)
})

describe('warnings without JavaScript, on a phone', () => {
  test('list and warning fit, read well to axe, and link to one another, in every edition', async () => {
    const page = await onPhone({ javaScriptEnabled: false })
    for (const prefix of ['', '/en', '/easy', '/en/easy']) {
      for (const path of ['/warnings/', `/warnings/${OWN.id}/`, `/warnings/${WITHDRAWN.id}/`]) {
        await page.goto(portal().origin + prefix + path)
        expect([prefix + path, await widthOf(page)]).toEqual([prefix + path, 360])
      }
    }
    await page.goto(`${portal().origin}/warnings/`)
    await page.click('.filters summary')
    await page.click('.filters a:text-is("学校里")')
    expect(new URL(page.url()).search).toBe('?kind=campus')
    await page.click(`.warning-rows a[href="/warnings/${OWN.id}/"]`)
    expect(await page.textContent('h1')).toBe('校门口<b>收卡</b>')
    expect(await page.textContent('main')).toContain('原来写成南门，是北门。')
    expect(await page.isVisible('main a[href="tel:110"]')).toBe(true)
    await page.context().close()
  })

  test('the list says what it was narrowed to where nothing fits, in words of this site only', async () => {
    const current = async (query: string) => {
      const html = await (await fetchPortal(`/warnings/?${query}`)).text()
      return [...html.matchAll(/aria-current="true">([^<]*)/g)].map(([, words]) => words)
    }
    expect(await current('type=romance,fake-police')).toContain('冒充公检法、婚恋交友')
    expect(await current('school=hedu')).toContain('禾渡职业技术学院')
    expect((await current('type=call-13800138000')).join()).not.toContain('13800138000')
  })

  test('axe finds nothing on a warning in Chinese only, on a withdrawn one and on a narrowed list', async () => {
    const page = await onPhone()
    const found: string[] = []
    for (const path of [
      `/en/warnings/${OWN.id}/`,
      `/warnings/${WITHDRAWN.id}/`,
      '/en/warnings/?kind=page',
    ]) {
      await page.goto(portal().origin + path)
      found.push(...(await findViolations(page)).map((line) => `${path} ${line}`))
    }
    expect(found).toEqual([])
    await page.context().close()
  })
})

test('a warning’s picture is drawn on the device where none is stored, and loads nothing before it is wanted', async () => {
  const page = await onPhone()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`${portal().origin}/warnings/${OWN.id}/`)
  await page.click('.share-more summary')
  expect(asked.filter((path) => /draw-card|\/cards\//.test(path))).toEqual([])
  await page.click('[data-do=draw]')
  const picture = page.locator('.share-more figure img')
  await picture.waitFor({ state: 'visible' })
  expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1080)
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([])
  await page.emulateMedia({ media: 'print' })
  expect(await page.isVisible('.notice')).toBe(true)
  expect(await page.isVisible('.site-header')).toBe(false)
  await page.context().close()
})

describe('what officers publish and withdraw', () => {
  test('shows in list, feeds and API, labelled where it is in Chinese only', async () => {
    for (const path of PUBLISHED) {
      const text = await (await fetchPortal(path)).text()
      expect([path, text.includes(OWN.id), text.includes(WITHDRAWN.id)]).toEqual([
        path,
        true,
        false,
      ])
    }
    const english = await (await fetchPortal('/en/warnings/')).text()
    expect(english).toContain('This one is in Chinese only.')
  })

  test('is gone from its own page with 410, which says what it was and why, and none of its words', async () => {
    const answer = await fetchPortal(`/warnings/${WITHDRAWN.id}/`)
    const html = await answer.text()
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([
      410,
      'public, max-age=30',
    ])
    expect(html).toContain('原来写的不对')
    expect(html).not.toContain('宿舍群里收卡')
  })

  test('that never was is 404, and not kept', async () => {
    const answer = await fetchPortal('/en/warnings/nothing/')
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'no-store'])
  })
})

describe('whoever a warning is about', () => {
  const objection = async (query: string) => (await fetchPortal(`/appeal/${query}`)).text()

  test('comes from it to a form that names it, leads back, and asks for nothing else of it', async () => {
    const html = await objection(`?warning=${OWN.id}`)
    expect(html).toContain(`<a href="/warnings/${OWN.id}/"`)
    expect(html).toContain('校门口&lt;b&gt;收卡')
    expect(html).toContain(`<input type="hidden" name="warning" value="${OWN.id}">`)
    expect(html).not.toContain('name="kind"')
  })

  test('is told what is still empty, and keeps the warning that was named', async () => {
    const body = new URLSearchParams({ about: 'warning', warning: OWN.id, relation: '', text: '' })
    const headers = { origin: portal().origin }
    const answer = await fetchPortal('/appeal/', { method: 'POST', headers, body })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    // In the summary and at the field, for each of the two.
    expect(html.match(/这一项还空着/g)).toHaveLength(4)
    expect(html).toContain(`<input type="hidden" name="warning" value="${OWN.id}">`)
  })

  test.for(['', `?warning=${WITHDRAWN.id}`, '?warning=nothing', '?about=indicator'])(
    'says which one where nobody knows: %s',
    async (query) => {
      const html = await objection(query)
      for (const name of ['about', 'warning', 'kind', 'value']) {
        expect(html).toContain(`name="${name}"`)
      }
    },
  )
})

describe('feeds', () => {
  test.for(['xml', 'json'])(
    'as %s are narrowed as the list is, and 304 for whoever has them',
    async (kind) => {
      const path = `/warnings/feed.${kind}`
      const all = await fetchPortal(path)
      const headers = { 'if-none-match': all.headers.get('etag') ?? '' }
      expect((await fetchPortal(path, { headers })).status).toBe(304)
      const ids = async (query: string) =>
        [
          ...(await (await fetchPortal(path + query)).text()).matchAll(/\/warnings\/([a-z-]+)\//g),
        ].map(([, id]) => id as string)
      expect(new Set(await ids('?type=task-rebate'))).toEqual(new Set(['task-group-first-orders']))
      expect(await ids('?region=510000')).toContain(OWN.id)
      expect(await ids('?school=jiangpan')).toContain(OWN.id)
      expect(await ids('?school=jiangpan')).not.toContain('task-group-first-orders')
      expect(await ids('?region=110000')).toEqual([])
    },
  )
})

describe('a report of what is warned of already', () => {
  test('with a script: shows the warning before it is sent, and names the type to nobody', async () => {
    const page = await onPhone()
    const thrown = recordThrown(page)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await openSteps(page, '/en')
    // Stands in a step that doesn't show yet.
    await page.locator('[name="scam-type"]').evaluate((select) => {
      ;(select as unknown as { value: string }).value = 'task-rebate'
    })
    await goToCheck(page)
    const link = page.locator('[data-warned] a')
    await link.waitFor()
    expect(await link.getAttribute('href')).toBe('/en/warnings/task-group-first-orders/')
    expect(asked.filter((url) => url.includes('task-rebate'))).toEqual([])
    expect(await page.locator('.send button').isEnabled()).toBe(true)
    expect([thrown, await widthOf(page), await findViolations(page)]).toEqual([[], 360, []])
    await page.context().close()
  })

  test('without one: leads to all warnings at the beginning, and to this one with the receipt', async () => {
    const page = await onPhone({ javaScriptEnabled: false })
    await openFraudForm(page)
    expect(await page.isVisible('.head-facts a[href="/warnings/"]')).toBe(true)
    await page.check('[name="situation"][value="paid"]')
    await page.selectOption('[name="scam-type"]', 'task-rebate')
    await agree(page)
    await send(page)
    expect(await receiptOn(page)).not.toBe('')
    expect(await page.isVisible('.warned a[href="/warnings/task-group-first-orders/"]')).toBe(true)
    expect(await widthOf(page)).toBe(360)
    await page.context().close()
  })
})

async function onPhone(more: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...more })
  return context.newPage()
}
