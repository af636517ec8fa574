// Longer than most test files: one browser and one school's site serve every claim about widgets.

import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EMBEDS } from '../../../functions/embeds/vocabulary.ts'
import { fireScheduled } from '../../../scripts/portal/serve-worker.ts'
import { findViolations } from '../../support/axe.ts'
import { launchChromium } from '../../support/chromium.ts'
import { makeWarning } from '../../support/make-warning.ts'
import { clientFolder } from '../../support/pages.ts'
import { fetchPortal, portal } from '../../support/portal.ts'
import { readZip } from '../../support/read-zip.ts'
import { openSchoolSite, type SchoolSite } from '../../support/school-site.ts'
import { withoutTables } from '../../support/stored-rows.ts'
import { storeWarning, withdrawStored } from '../../support/stored-warnings.ts'

/** How many messages a hostile page sends. */
const MESSAGES = Number(process.env.JINGZHONG_MESSAGES ?? 10_000)

const OWN = makeWarning({
  id: 'cards-in-the-canteen',
  school: { id: 'elsewhere-yard', name: { zh: '别处学院', en: 'Elsewhere Yard' } },
  words: { zh: { ...makeWarning().words.zh, title: '食堂门口<b>收卡</b>' } },
  expiresAt: '2999-01-01T00:00:00.000Z',
})
const NAMES = EMBEDS.filter((name) => name !== 'board')

let browser: Browser
let context: BrowserContext
let school: SchoolSite
let folder: string
beforeAll(async () => {
  browser = await launchChromium()
  context = await browser.newContext({ viewport: { width: 900, height: 900 } })
  school = await openSchoolSite()
  folder = mkdtempSync(join(tmpdir(), 'school-'))
  storeWarning(OWN)
  expect(await fireScheduled(portal().origin)).toBe(true)
})
afterAll(async () => {
  await browser?.close()
  await school?.close()
  // For the other tests of this portal: a list mustn't lead to what they don't know.
  withdrawStored(OWN.id)
  await fireScheduled(portal().origin)
  rmSync(folder, { recursive: true, force: true })
})

describe('a widget', () => {
  test('is at most 12 kB with its style, in both languages, as long as it can be', async () => {
    for (const name of NAMES) {
      const sizes = await Promise.all(
        ['zh-CN', 'en'].map((lang) => weigh(`/embed/${name}/?lang=${lang}&count=10&height=auto`)),
      )
      const [page, script] = [0, 1].map((n) => Math.max(...sizes.map((size) => size[n] as number)))
      console.log(`/embed/${name}/ and its style: ${page} bytes; its script: ${script}`)
      expect(page).toBeLessThanOrEqual(12_000)
      expect(script).toBeLessThanOrEqual(name === 'job-ad' ? 20_000 : 0)
    }
    const board = await weigh('/embed/board/?count=10')
    console.log(`/embed/board/, everything: ${board[0] + board[1]} bytes`)
  })

  test('shows while no table of the database can be read', async () => {
    const answers = await withoutTables(async () => {
      const paths = EMBEDS.map((name) => `/embed/${name}/?school=elsewhere-yard`)
      const got = await Promise.all(paths.map((path) => fetchPortal(path)))
      const texts = await Promise.all(got.map((one) => one.text()))
      const control = await fetchPortal('/api/v1/reports/status', {
        headers: { Authorization: `Receipt ${'A'.repeat(43)}` },
      })
      const shown = texts.map((text) => text.includes('食堂门口'))
      return { statuses: got.map(({ status }) => status), shown, control: control.status }
    })
    expect(answers.control).toBeGreaterThanOrEqual(500)
    expect(answers.statuses).toEqual(EMBEDS.map(() => 200))
    expect(answers.shown).toEqual(EMBEDS.map((name) => ['warnings', 'board'].includes(name)))
  })

  test('reads well to axe, light and dark, and fits a narrow place', async () => {
    const page = await context.newPage()
    // What just fades in has too little contrast for half a second.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const found: string[] = []
    for (const path of [
      ...EMBEDS.map((name) => `/embed/${name}/?theme=dark`),
      '/embed/warnings/?lang=en&theme=light',
      '/embed/report/?size=large',
      '/en/schools/widgets/',
    ]) {
      await page.setViewportSize({ width: path.includes('board') ? 900 : 280, height: 600 })
      await page.goto(portal().origin + path)
      found.push(...(await findViolations(page)).map((line) => `${path} ${line}`))
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      if (width > 280 && path.startsWith('/embed/') && !path.includes('board')) {
        found.push(`${path} is ${width} wide`)
      }
    }
    expect(found).toEqual([])
    await page.close()
  })
})

describe('on a school’s page with a strict policy, on another site', () => {
  test('each frame is a document and one style, keeps nothing, and opens the real site in a new page', async () => {
    const { page, asked, wrong } = await openSchoolPage({
      csp: `default-src 'none'; frame-src ${portal().origin}`,
      html: await frames(EMBEDS),
    })
    for (const name of EMBEDS) {
      await page.locator(`iframe[name=${name}]`).scrollIntoViewIfNeeded()
      await page.frameLocator(`iframe[name=${name}]`).locator('.from').waitFor()
      expect(await textIn(frameOf(page, name))).toContain('警钟')
    }
    expect(await textIn(frameOf(page, 'warnings'))).toContain('食堂门口<b>收卡</b>')
    const files = new Set(asked.map((url) => new URL(url).pathname))
    expect([...files].filter((path) => path.startsWith('/embed/')).sort()).toEqual(
      EMBEDS.map((name) => `/embed/${name}/`).sort(),
    )
    const others = [...files].filter((path) => !path.startsWith('/embed/') && path !== '/page')
    // The board and the check of an advert have a script, the board a style of its own.
    expect(others.map((path) => path.replace(/\w{10}(?=\.\w+$)/, '#')).sort()).toEqual([
      ...['/widget/board.#.css', '/widget/board.#.js', '/widget/job-ad.#.js'],
      '/widget/style.#.css',
    ])
    expect(wrong).toEqual([])
    expect(await context.cookies()).toEqual([])
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      frameOf(page, 'warnings').click('.real'),
    ])
    await opened.waitForLoadState()
    expect(opened.url()).toBe(`${portal().origin}/warnings/`)
    expect(await opened.evaluate(() => window.opener)).toBeNull()
    await Promise.all([opened.close(), page.close()])
  })

  test('the check of an advert reads it in its frame, and nothing leaves the frame', async () => {
    const { page, asked, wrong } = await openSchoolPage({
      csp: `default-src 'none'; frame-src ${portal().origin}`,
      html: `${await frames(['job-ad'])}<iframe name="plain" sandbox src="${portal().origin}/embed/job-ad/?lang=en"></iframe>`,
    })
    const frame = page.frameLocator('iframe[name=job-ad]')
    await frame.locator('.ad button').click()
    expect(await frame.locator('[role=alert]').textContent()).toBe('先把招聘的文字粘贴进来。')
    const before = asked.length
    await frame
      .locator('textarea')
      .fill('在家做手机兼职，先垫付货款，十分钟返还本金。加薇❤：m8 <img src=x>')
    await frame.locator('.ad button').click()
    await frame.locator('.level[data-level=stop]').waitFor()
    expect(await frame.locator('.ad ol q').allTextContents()).toContain('先垫付货款，十分钟返还')
    expect(await frame.locator('.ad img').count()).toBe(0)
    expect(await frame.locator('.asks li').count()).toBe(3)
    await frame.locator('textarea').fill('面馆招服务员，月薪4000，包吃住，早班，到店面试')
    await frame.locator('.ad button').click()
    expect(await frame.locator('.level').textContent()).toContain('这不等于没问题')
    expect(asked.slice(before)).toEqual([])
    // Where the sandbox lets no script run, the way to the full check is there.
    const plain = page.frameLocator('iframe[name=plain]')
    expect(await plain.locator('textarea').isVisible()).toBe(false)
    expect(await plain.locator('a.button').getAttribute('href')).toBe('/en/check/job-ad/')
    expect(wrong.filter((line) => !line.includes('sandboxed'))).toEqual([])
    expect(await context.cookies()).toEqual([])
    await page.close()
  })

  test('the script turns a link into a frame as high as what it shows', async () => {
    const { page, wrong } = await openSchoolPage({
      csp: `default-src 'none'; script-src ${portal().origin}; frame-src ${portal().origin}`,
      html: await scripted('warnings', { school: 'elsewhere-yard' }),
    })
    await page.waitForSelector('jingzhong-widget a', { state: 'hidden' })
    const frame = frameOf(page, 'warnings')
    expect(await textIn(frame)).toContain('食堂门口')
    const inner = await frame.evaluate(
      () => document.querySelector('.widget')?.getBoundingClientRect().height,
    )
    await page.waitForFunction(
      (height) => Math.abs((document.querySelector('iframe')?.offsetHeight ?? 0) - height) <= 1,
      inner as number,
    )
    expect(wrong).toEqual([])
    await page.close()
  })

  test('a plain link stays where the script was changed, or the portal doesn’t answer', async () => {
    const html = await scripted('report')
    const { page } = await openSchoolPage({ html: html.replace(/sha384-../, 'sha384-xx') })
    expect(await page.isVisible('jingzhong-widget > a')).toBe(true)
    expect(await page.locator('iframe').count()).toBe(0)
    await page.route(/\/embed\//, (route) => route.abort())
    school.put('/page', { html: `<!doctype html>${html}` })
    await page.goto(`${school.origin}/page`)
    await page.waitForSelector('iframe', { state: 'attached' })
    await page.waitForTimeout(500)
    expect(await page.isVisible('jingzhong-widget > a')).toBe(true)
    expect(await page.isVisible('iframe')).toBe(false)
    await page.close()
  })

  test('nothing but widgets shows in a frame', async () => {
    const paths = ['/', '/warnings/', '/report/fraud/', '/schools/widgets/', '/en/embed/report/']
    const { page } = await openSchoolPage({
      html: paths.map((path) => `<iframe src="${portal().origin}${path}"></iframe>`).join(''),
    })
    const shown = page.frames().filter((frame) => frame.url().startsWith(portal().origin))
    expect(shown.map((frame) => frame.url())).toEqual([])
    await page.close()
  })
})

describe('a hostile page', () => {
  test(`changes nothing in a widget: any sandbox, style, and ${MESSAGES} messages`, async () => {
    const boxes = ['', 'sandbox', 'sandbox="allow-scripts"', 'sandbox="allow-same-origin"']
    const { page, asked } = await openSchoolPage({
      html: boxes
        .map(
          (box, n) =>
            `<iframe ${box} name="f${n}" style="opacity:.1;transform:scale(3);filter:invert(1)" src="${portal().origin}/embed/${n % 2 ? 'warnings' : 'board'}/?height=auto"></iframe>`,
        )
        .join(''),
    })
    const all = page.frames().slice(1)
    const look = () => Promise.all(all.map((frame) => frame.evaluate(() => stateOfPage())))
    for (const frame of all) await frame.evaluate(`globalThis.stateOfPage = ${stateOfPage}`)
    // A board shows its clock.
    const before = await look()
    const askedBefore = asked.length
    await page.evaluate(sendMessages, MESSAGES)
    expect(await look()).toEqual(before)
    expect(asked.slice(askedBefore).filter((url) => !url.includes('/embed/board/'))).toEqual([])
    expect(before.map(({ words }) => words.length > 100)).toEqual(boxes.map(() => true))
    expect(await context.cookies()).toEqual([])
    await page.close()
  })

  test(`gives a widget no height by ${MESSAGES} messages that aren’t the frame’s own`, async () => {
    const { page } = await openSchoolPage({
      html: `${await scripted('warnings')}<iframe name="other" srcdoc="<p>x</p>"></iframe>`,
    })
    await page.waitForSelector('jingzhong-widget a', { state: 'hidden' })
    await page.waitForTimeout(300)
    const height = () => page.evaluate(() => document.querySelector('iframe')?.offsetHeight)
    const before = await height()
    await page.evaluate(sendMessages, MESSAGES)
    await page.frame('other')?.evaluate(() => {
      for (const px of [81, 4000]) parent.postMessage({ jingzhong: 'height', px }, '*')
    })
    await page.waitForTimeout(100)
    expect(await height()).toBe(before)
    await page.close()
  })
})

describe('the board', () => {
  test('goes on without a network, says from when it is, and shows no warning after three days', async () => {
    const page = await context.newPage()
    await page.clock.install({ time: new Date() })
    await page.goto(`${portal().origin}/embed/board/?school=elsewhere-yard`)
    const shown = () => page.textContent('.slide.on h2')
    const state = () => page.textContent('[data-state]')
    expect([await shown(), await state()]).toEqual([
      '食堂门口<b>收卡</b>',
      expect.stringMatching(/^内容于 .* 更新$/),
    ])
    await page.route('**/*', (route) => route.abort())
    await page.clock.runFor(15_000)
    expect(await shown()).not.toBe('食堂门口<b>收卡</b>')
    await page.clock.runFor(6 * 60_000)
    expect(await state()).toMatch(/^连不上网站，下面是 .* 的内容（6 分钟前）$/)
    await page.clock.fastForward(73 * 3_600_000)
    await page.clock.runFor(2_000)
    expect(await state()).toContain('先不显示')
    for (let n = 0; n < 4; n += 1) {
      expect(await shown()).not.toContain('收卡')
      await page.keyboard.press('ArrowRight')
    }
    await page.close()
  })

  test('tells the operator’s time, in whatever zone the screen was set up', async () => {
    const abroad = await browser.newContext({ timezoneId: 'America/New_York' })
    const page = await abroad.newPage()
    await page.clock.setFixedTime('2026-11-23T16:05:00.000Z')
    await page.goto(`${portal().origin}/embed/board/`)
    expect(await page.textContent('[data-clock]')).toBe('00:05')
    await abroad.close()
  })

  test('is moved by no page but its own, and stands still by a key or where less motion is asked for', async () => {
    const page = await context.newPage()
    await page.clock.install({ time: new Date() })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(`${portal().origin}/embed/board/?school=elsewhere-yard`)
    const shown = () => page.textContent('.slide.on h2')
    await page.clock.runFor(40_000)
    expect(await shown()).toBe('食堂门口<b>收卡</b>')
    await page.keyboard.press(' ')
    await page.clock.runFor(15_000)
    expect(await shown()).not.toBe('食堂门口<b>收卡</b>')
    await page.route('**/embed/board/**', (route) => route.fulfill({ body: '<h1>log in</h1>' }))
    await page.clock.runFor(26_000)
    expect(await page.locator('.slide').count()).toBe(4)
    await page.unroute('**/embed/board/**')
    await page.close()
  })
})

describe('the folder for an old system', () => {
  test('opens by double-click, and over http, asks only its own server, and is old JavaScript', async () => {
    const { files, index } = await unpack()
    expect(files.get('index.html')).not.toMatch(/https?:\/\/(?!\[)/)
    const script = /<script>([\s\S]*)<\/script>/.exec(files.get('index.html') ?? '')?.[1] ?? ''
    expect(script).not.toMatch(/=>|`|\b(?:const|let|class|async|fetch|Promise)\b/)
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(index).href)
    expect(await page.locator('#list li').count()).toBe(4)
    await page.goto(putOnSchool(files))
    await page.waitForSelector('#list li')
    expect(await page.locator('#list li').count()).toBe(4)
    expect(await page.getAttribute('#more a', 'href')).toMatch(/^https:\/\/.*\/warnings\/$/)
    expect(
      asked.filter((url) => !url.startsWith('file:') && !url.startsWith(school.origin)),
    ).toEqual([])
    await page.close()
  })

  test('is brought up to date by its script, which keeps the old list where what comes is none', async () => {
    const { files, at } = await unpack()
    const update = async (from: string) => {
      const text = (files.get('update.sh') ?? '').replace(/^PORTAL=.*$/m, `PORTAL='${from}'`)
      const own = text.replace(/^QUERY=.*$/m, "QUERY='school=elsewhere-yard'")
      writeFileSync(join(at, 'update.sh'), own)
      try {
        await promisify(execFile)('sh', [join(at, 'update.sh')])
        return 'done'
      } catch (error) {
        return String((error as { stderr?: string }).stderr).trim()
      }
    }
    const read = () => JSON.parse(readFileSync(join(at, 'warnings.json'), 'utf8'))
    school.put('/api/v1/warnings', { html: '{"warnings":"log in"}' })
    expect([await update(school.origin), read().list.warnings.length]).toEqual([
      ...['what came is not the list of warnings', 4],
    ])
    expect([await update(portal().origin), read().list.warnings.length]).toEqual(['done', 1])
    const page = await context.newPage()
    await page.goto(pathToFileURL(join(at, 'index.html')).href)
    expect(await page.textContent('#list b')).toBe('食堂门口<b>收卡</b>')
    await page.clock.install({ time: Date.now() + 73 * 3_600_000 })
    await page.reload()
    expect([await page.locator('#list li').count(), await page.textContent('#state')]).toEqual([
      0,
      expect.stringContaining('提醒先不显示'),
    ])
    await page.close()
  })
})

describe('the page for schools', () => {
  test('shows the widget that is chosen, and its code', async () => {
    const page = await context.newPage()
    await page.goto(`${portal().origin}/schools/widgets/`)
    await page.check('widget-builder [value="board"]', { force: true })
    await page.selectOption('[name="theme"]', 'dark')
    const code = await page.inputValue('#code-frame')
    expect(code).toContain('/embed/board/?theme=dark"')
    expect(await page.isVisible('[name="size"]')).toBe(false)
    expect(await page.getAttribute('[data-preview]', 'src')).toBe('/embed/board/?theme=dark')
    expect(await page.inputValue('#code-script')).toMatch(/integrity="sha384-[\w+/]{64}"/)
    await page.click('cover-picture button')
    expect(await page.getAttribute('cover-picture img', 'src')).toMatch(/^data:image\/png/)
    await page.close()
  })
})

/** What a page weighs with its style, and what its scripts do. */
async function weigh(path: string): Promise<readonly [page: number, scripts: number]> {
  const html = await (await fetchPortal(path)).text()
  const sizes = [...html.matchAll(/(?:href|src)="(\/widget\/[^"]+)"/g)].map(([, file]) => ({
    isScript: file?.endsWith('.js'),
    bytes: brotliCompressSync(readFileSync(join(clientFolder(), file as string))).length,
  }))
  const sum = (isScript: boolean) =>
    sizes.reduce((all, one) => all + (one.isScript === isScript ? one.bytes : 0), 0)
  return [brotliCompressSync(html).length + sum(false), sum(true)]
}

/** The frame that oEmbed gives for a widget: the code that schools copy. */
const frames = async (names: readonly string[]) => {
  const codes = names.map(async (name) => {
    const url = encodeURIComponent(`${portal().origin}/embed/${name}/?count=10`)
    const answer = await fetchPortal(`/api/v1/oembed?format=json&url=${url}`)
    const { html } = (await answer.json()) as { html: string }
    return html.replace('<iframe', `<iframe name="${name}"`)
  })
  return (await Promise.all(codes)).join('')
}

/** The code that the page for schools gives, for the portal where it is now. */
async function scripted(name: string, query: Record<string, string> = {}): Promise<string> {
  const html = await (await fetchPortal('/schools/widgets/')).text()
  const integrity = /sha384-[\w+/]{64}/.exec(html)?.[0]
  const attributes = Object.entries(query).map(([key, value]) => ` ${key}="${value}"`)
  return `<script src="${portal().origin}/widget/1.js" integrity="${integrity}" crossorigin="anonymous" defer></script>
<jingzhong-widget name="${name}"${attributes.join('')}><a href="${portal().origin}/warnings/">x</a></jingzhong-widget>`
}

async function openSchoolPage(page: { html: string; csp?: string }) {
  const opened = await context.newPage()
  const [asked, wrong]: string[][] = [[], []]
  opened.on('request', (request) => asked?.push(request.url()))
  opened.on('console', (line) => line.type() === 'error' && wrong?.push(line.text()))
  opened.on('pageerror', (error) => wrong?.push(String(error)))
  const html = `<!doctype html><html lang="zh-CN"><title>school</title>${page.html}`
  await opened.goto(school.put('/page', { ...page, html }), { waitUntil: 'load' })
  return { page: opened, asked: asked ?? [], wrong: wrong ?? [] }
}

const frameOf = (page: Page, name: string): Frame => {
  const frame = page.frames().find((one) => one.url().includes(`/embed/${name}/`))
  if (!frame) throw new Error(`no frame of ${name}`)
  return frame
}

const textIn = async (frame: Frame) => (await frame.textContent('body')) ?? ''

/** What there is to change in a page; runs inside it. */
function stateOfPage() {
  const keep = (name: 'localStorage' | 'sessionStorage') => {
    try {
      return window[name].length
    } catch {
      return 'refused'
    }
  }
  const cookie = () => {
    try {
      return document.cookie
    } catch {
      return 'refused'
    }
  }
  const words = [...document.querySelectorAll('main h1, main h2, main p, main b, main a')]
  return {
    words: words.map((one) => one.outerHTML.replace(/ class="[^"]*"/, '')).join('\n'),
    style: getComputedStyle(document.body).color + document.styleSheets.length,
    kept: [keep('localStorage'), keep('sessionStorage'), cookie()],
    address: location.href,
  }
}

/** Sends messages of many shapes to this page and to every frame in it; runs inside it. */
async function sendMessages(total: number) {
  const shapes = [
    (n: number) => ({ jingzhong: 'height', px: n }),
    (n: number) => ({ jingzhong: 'reload', url: `javascript:alert(${n})` }),
    (n: number) => `{"type":"resize","height":${n}}`,
    (n: number) => [n, { px: -n }, null],
    (n: number) => new Map([['jingzhong', n]]),
    (n: number) => ({ jingzhong: 'height', px: `${n}<script>` }),
    (n: number) => ({ __proto__: { px: n }, jingzhong: 'height', px: n * 1e9 }),
    () => null,
    (n: number) => new Uint8Array(n % 64),
    (n: number) => '\u0000'.repeat(n % 64),
  ]
  const targets = [window, ...Array.from(window.frames as unknown as ArrayLike<Window>)]
  for (let n = 0; n < total; n += 1) {
    const target = targets[n % targets.length]
    target?.postMessage(shapes[n % shapes.length]?.(n), '*')
    if (n % 500 === 0) await new Promise((resolve) => setTimeout(resolve))
  }
  await new Promise((resolve) => setTimeout(resolve, 200))
}

async function unpack() {
  const answer = await fetchPortal('/schools/widgets/files/jingzhong-widget.zip')
  const zip = readZip(Buffer.from(await answer.arrayBuffer()))
  const files = new Map([...zip].map(([name, { text }]) => [name, text]))
  const at = mkdtempSync(join(folder, 'zip-'))
  mkdirSync(at, { recursive: true })
  for (const [name, { text }] of zip) writeFileSync(join(at, name), text)
  return { files, at, index: join(at, 'index.html') }
}

/** Puts the folder on the school's server, and an old page that shows it. @returns its address */
function putOnSchool(files: ReadonlyMap<string, string>): string {
  const types = { json: 'application/json', js: 'text/javascript' }
  for (const [name, html] of files) {
    const type = types[name.split('.').at(-1) as 'js']
    school.put(`/fanzha/${name}`, { html, ...(type && { type }) })
  }
  return `${school.origin}/fanzha/index.html`
}
