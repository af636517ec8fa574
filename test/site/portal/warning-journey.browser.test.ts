// Longer than most test files: one warning's whole way, and every place that it is seen in.

import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EMBEDS } from '../../../functions/embeds/vocabulary.ts'
import { fireScheduled } from '../../../scripts/portal/serve-worker.ts'
import { ASKS } from '../../../site/widget/board-state.ts'
import { launchChromium } from '../../support/chromium.ts'
import { postAs } from '../../support/demo-desk.ts'
import { goOn, receiptOn, send, stepOf, widthOf } from '../../support/fraud-form-page.ts'
import { openAs } from '../../support/officer-browser.ts'
import { fetchPortal, portal } from '../../support/portal.ts'
import { readZip } from '../../support/read-zip.ts'
import { openSchoolSite, type SchoolSite } from '../../support/school-site.ts'
import { STALE_FOR } from '../../support/stale-kv.ts'
import { newCheck, type Received } from '../../support/webhook-receiver.ts'

const SCHOOL = 'jiangpan'
const TITLE = '三号楼门口有人收卡'
/** What the student tells, and nobody but officers with an opened key reads. */
const PRIVATE = ['我室友阿岚借了卡', '13912340987']
const WORDS = {
  title: TITLE,
  summary: '说借一张卡走账，一天两百；卡里进出的是别人被骗的钱。',
  what: '先问谁有闲着的卡，再说只借三天。',
  signs: '要卡，也要密码\n一天给两百',
  todo: '不借，走开。\n已经借了，打发卡银行挂失。',
  grounds: '一位同学告诉我们，还没有证实。',
}
/** Where the warning is read without a browser. */
const READ = [
  ...[`/schools/${SCHOOL}/`, `/warnings/?school=${SCHOOL}`, `/warnings/feed.xml?school=${SCHOOL}`],
  ...['/warnings/feed.json', `/api/v1/warnings?school=${SCHOOL}`],
  ...[`/embed/warnings/?school=${SCHOOL}`, `/embed/board/?school=${SCHOOL}`],
]
/** A withdrawal reaches every reader within this time, in milliseconds. */
const LIMIT = 120_000

let browser: Browser
let campus: SchoolSite
let folder: string
beforeAll(async () => {
  browser = await launchChromium()
  campus = await openSchoolSite()
  folder = mkdtempSync(join(tmpdir(), 'journey-'))
})
afterAll(async () => {
  await browser?.close()
  await campus?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a campus warning travels from a student’s report to every place where a school shows it, and out of all of them again', async () => {
  const began = Date.now()
  const secret = await addHook()
  const reference = await reportFromSchoolPage()
  const reported = Date.now()
  const proposed = await proposeFromQueue(reference)
  const { address, id } = await publishAsColleague(proposed)
  const published = Date.now()

  expect(await whereRead()).toEqual(READ.map((path) => [path, true]))
  const zip = await unpackZip()
  const screen = await openScreen()
  const { page: shown, wrong } = await openCampusPage()
  expect([await whereShown(shown), await zip.shows(), await screen.shows()]).toEqual([
    ...[SHOWN, true, true],
  ])
  expect(wrong).toEqual([])
  const check = newCheck(secret, () => new Date())
  const told = async (event: string) => {
    expect(await fireScheduled(portal().origin)).toBe(true)
    const answer = await fetch(portal().receiver)
    const got = (await answer.json()) as Received[]
    expect(got.map(({ headers, body }) => check(headers, body))).toEqual(['taken'])
    const [message] = got.map(({ body }) => JSON.parse(body))
    expect(message).toMatchObject({ type: event, data: { id } })
    return JSON.stringify(message)
  }
  expect(await told('warning.published')).toContain(TITLE)

  const ages = await withdraw(address)
  expect(await whereRead()).toEqual(READ.map((path) => [path, false]))
  expect((await fetchPortal(`/warnings/${id}/`)).status).toBe(410)
  await screen.passes(ASKS + 1_000)
  // Somebody else: who has just been there may be shown what their browser kept, as long as headers say.
  const { page: later } = await openCampusPage()
  expect([await whereShown(later), await zip.shows(), await screen.shows()]).toEqual([
    ...[NOWHERE, false, false],
  ])
  expect(await told('warning.withdrawn')).not.toContain(TITLE)

  const longest = STALE_FOR + Math.max(...ages) + ASKS
  expect(longest).toBeLessThanOrEqual(LIMIT)
  const seconds = (ms: number) => Math.round(ms / 100) / 10
  console.log(
    `a campus warning: reported in ${seconds(reported - began)} s, published after ${seconds(published - reported)} s more, read in ${READ.length} answers, ${EMBEDS.length} widgets, a zip and a webhook; withdrawn, it is gone from all but the zip’s next run within ${seconds(STALE_FOR)} s of KV + ${seconds(Math.max(...ages))} s of caches + ${seconds(ASKS)} s of a board = ${seconds(longest)} s`,
  )
})

const SHOWN = { warnings: true, board: true, helplines: false, report: false, 'job-ad': false }
const NOWHERE = Object.fromEntries(EMBEDS.map((name) => [name, false]))

/** Enters the school's own program. @returns the secret that it checks by */
async function addHook(): Promise<string> {
  const answer = await postAs('chen', '/api/v1/triage/webhooks', {
    ...{
      name: '学校网站',
      service: 'standard',
      address: `${portal().receiver}/journey`,
      secret: null,
    },
    ...{ lang: 'zh', school: SCHOOL, region: null, scamType: null },
  })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { secret: string }).secret
}

/** A student's telephone: from the school's page to the receipt. @returns the report's reference */
async function reportFromSchoolPage(): Promise<string> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await page.goto(`${portal().origin}/schools/${SCHOOL}/`)
  await page.click('main a[href^="/report/campus/"]')
  await page.waitForSelector('[data-steps]')
  const answers: Readonly<Record<string, () => Promise<void>>> = {
    way: () => page.check('[name="way"][value="poster"]'),
    school: () => page.fill('#school', '江畔大学'),
    story: async () => {
      await page.fill('#story', PRIVATE.join('，'))
      await page.selectOption('[name="scam-type"]', 'card-lending')
    },
  }
  for (let step = await stepOf(page); step !== 'check'; step = await stepOf(page)) {
    expect([step, await widthOf(page)]).toEqual([step, 360])
    await answers[step ?? '']?.()
    await goOn(page)
  }
  for (const box of await page.locator('.ticks input').all()) await box.check()
  await send(page)
  await page.waitForSelector('[data-receipt]')
  expect(await receiptOn(page)).not.toBe('')
  const reference = (await page.textContent('[data-reference]'))?.trim() ?? ''
  await context.close()
  return reference
}

/** The officer on duty: queue, claim, words of their own. @returns the address of the proposal */
async function proposeFromQueue(reference: string): Promise<string> {
  const { page, complaints } = await openAs(browser, 'lin')
  await page.goto(`${portal().triage}/triage/`)
  const row = page.locator(`td.reference a:text-is("${reference}")`)
  while ((await row.count()) === 0) await page.click('a[rel=next]')
  await row.click()
  await page.click('.holder button')
  await page.click('a[href$="/warn/"]')
  expect(await page.inputValue('#school')).toBe('江畔大学')
  expect(holds(await page.content())).toEqual([])
  for (const [name, words] of Object.entries(WORDS)) await page.fill(`#zh-${name}`, words)
  await page.click('.publish-form form > p .button')
  await page.waitForURL(/\/triage\/warnings\/w-\w+\/\?done=proposed$/)
  expect(await page.locator('form[action$="/publication/"]').count()).toBe(0)
  expect(complaints).toEqual([])
  const address = page.url().replace(/\?.*/, '')
  await page.context().close()
  return address
}

async function publishAsColleague(address: string): Promise<{ address: string; id: string }> {
  const { page } = await openAs(browser, 'zhou')
  await page.goto(`${portal().triage}/triage/warnings/`)
  await page.click(`td.reference a[href="${new URL(address).pathname}"]`)
  await page.click('form[action$="/publication/"] button')
  await page.waitForURL(/\?done=published$/)
  await page.context().close()
  return { address, id: new URL(address).pathname.split('/').at(-2) ?? '' }
}

/** One officer, and no other. @returns for how long caches may keep what was read, in milliseconds */
async function withdraw(address: string): Promise<number[]> {
  const answers = await Promise.all(READ.map((path) => fetchPortal(path)))
  const { page } = await openAs(browser, 'lin')
  await page.goto(address)
  await page.click('summary:has(+ form[action$="/withdrawal/"])')
  await page.check('form[action$="/withdrawal/"] [value="over"]')
  await page.click('form[action$="/withdrawal/"] button')
  await page.waitForURL(/\?done=withdrawn$/)
  await page.context().close()
  return answers.map(({ headers }) => {
    const [, age] = /^public, max-age=(\d+)$/.exec(headers.get('cache-control') ?? '') ?? []
    return Number(age ?? Number.NaN) * 1_000
  })
}

/** For each place whether the warning is read there; nowhere stands what the student told. */
const whereRead = () =>
  Promise.all(
    READ.map(async (path) => {
      const text = await (await fetchPortal(path)).text()
      expect([path, holds(text)]).toEqual([path, []])
      return [path, text.includes(TITLE)]
    }),
  )

const holds = (text: string) => PRIVATE.filter((words) => text.includes(words))

/** A page of the school's own site, of another origin, that lets in frames of ours and nothing else. */
async function openCampusPage() {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 900, height: 900 },
  })
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('console', (line) => line.type() === 'error' && wrong.push(line.text()))
  page.on('pageerror', (error) => wrong.push(String(error)))
  const frames = await Promise.all(EMBEDS.map(frameOf))
  await page.goto(
    campus.put('/page', {
      csp: `default-src 'none'; frame-src ${portal().origin}`,
      html: `<!doctype html><html lang="zh-CN"><title>江畔大学</title>${frames.join('')}`,
    }),
  )
  return { page, wrong }
}

/** A screen in a corridor: nobody touches it, it asks by itself. */
async function openScreen() {
  const page = await browser.newPage()
  await page.clock.install({ time: new Date() })
  await page.goto(`${portal().origin}/embed/board/?school=${SCHOOL}`)
  return {
    passes: (ms: number) => page.clock.runFor(ms),
    shows: async () => (await page.textContent('#board main'))?.includes(TITLE),
  }
}

/** The code that a program of the school gets for a widget's address. */
async function frameOf(name: string): Promise<string> {
  const url = encodeURIComponent(`${portal().origin}/embed/${name}/?school=${SCHOOL}`)
  const answer = await fetchPortal(`/api/v1/oembed?format=json&url=${url}`)
  const { html } = (await answer.json()) as { html: string }
  return html.replace('<iframe', `<iframe name="${name}"`).replace(' loading="lazy"', '')
}

/** For each widget whether it shows the warning; each shows something of ours. */
async function whereShown(page: Page): Promise<Record<string, boolean>> {
  const found = EMBEDS.map(async (name) => {
    const frame = page.frameLocator(`iframe[name="${name}"]`)
    await frame.locator('.from').waitFor()
    const text = (await frame.locator('body').textContent()) ?? ''
    expect([name, text.includes('警钟'), holds(text)]).toEqual([name, true, []])
    return [name, text.includes(TITLE)]
  })
  return Object.fromEntries(await Promise.all(found))
}

/** The folder for an old system, as its own server has it after its scheduled task has run. */
async function unpackZip() {
  const answer = await fetchPortal('/schools/widgets/files/jingzhong-widget.zip')
  const zip = readZip(Buffer.from(await answer.arrayBuffer()))
  for (const [name, { text }] of zip) {
    const own = text.replace(/^PORTAL=.*$/m, `PORTAL='${portal().origin}'`)
    writeFileSync(join(folder, name), own.replace(/^QUERY=.*$/m, `QUERY='school=${SCHOOL}'`))
  }
  return {
    async shows(): Promise<boolean> {
      await promisify(execFile)('sh', [join(folder, 'update.sh')])
      const page = await browser.newPage()
      await page.goto(pathToFileURL(join(folder, 'index.html')).href)
      const list = (await page.textContent('#list')) ?? ''
      const json = readFileSync(join(folder, 'warnings.json'), 'utf8')
      await page.close()
      expect([holds(json), list.includes(TITLE)]).toEqual([[], json.includes(TITLE)])
      return list.includes(TITLE)
    },
  }
}
