import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPortal } from '../../scripts/portal/build-portal.ts'
import { EDITIONS } from '../../site/editions.ts'
import { launchChromium } from '../support/chromium.ts'

const folder = mkdtempSync(join(tmpdir(), 'jingzhong-kit-'))
/** Of the guide at /guides/romance/. */
const TITLE = '婚恋交友'
/** A school's intranet serves it from somewhere below its root. */
const BELOW = '/intra/fanzha'
let server: Server
let browser: Browser

beforeAll(async () => {
  await buildPortal({ out: folder, reporting: 'off', log: join(tmpdir(), 'jingzhong-kit.log') })
  server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://kit.invalid').pathname)
    const file = join(folder, path.replace(BELOW, ''))
    const found = existsSync(file) && statSync(file).isDirectory() ? join(file, 'index.html') : file
    if (!path.startsWith(BELOW) || !existsSync(found)) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': TYPES[extname(found)] ?? 'application/octet-stream' })
    return response.end(readFileSync(found))
  }).listen(0)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('it is a plain folder without a Worker and without pages that take reports', () => {
  expect(existsSync(join(folder, 'server'))).toBe(false)
  expect(existsSync(join(folder, 'index.html'))).toBe(true)
  expect(pages().filter(({ file }) => /report\/(?:fraud|status)/.test(file))).toEqual([])
})

test('it has no figures of a portal, and none leads to them', () => {
  expect(existsSync(join(folder, 'statistics', 'index.html'))).toBe(true)
  expect(existsSync(join(folder, 'statistics', 'portal'))).toBe(false)
  expect(pages().filter(({ html }) => html.includes('statistics/portal'))).toEqual([])
})

test('it warns of what the editors wrote, on pages that need no Worker', () => {
  const list = readFileSync(join(folder, 'warnings', 'index.html'), 'utf8')
  const ids = [...list.matchAll(/href="([a-z0-9-]+)\/index\.html"/g)].map(([, id]) => id as string)
  expect(ids.length).toBeGreaterThan(2)
  for (const id of ids) expect(existsSync(join(folder, 'warnings', id, 'index.html'))).toBe(true)
})

test('it has widgets of what the editors wrote, which load their style and nothing else', () => {
  for (const [name, words] of [
    ['warnings', '这里只有编辑写的提醒'],
    ['helplines', '12356'],
    ['warnings/en', 'Scams that go round'],
    ['helplines/en', 'Whom to call'],
  ] as const) {
    const html = readFileSync(join(folder, 'embed', name, 'index.html'), 'utf8')
    expect(html).toContain(words)
    expect(html).not.toContain('<script')
    expect(html).not.toContain('/api/')
    expect(html.match(/<link rel="stylesheet" href="[./]+widget\/style\.\w+\.css">/g)).toHaveLength(
      1,
    )
  }
  expect(readdirSync(join(folder, 'widget')).filter((file) => file.startsWith('job-ad'))).toEqual(
    [],
  )
})

test('by double-click, the check of an advert finds the editors’ warning of the same thing', async () => {
  const page = await browser.newPage()
  const asked: string[] = []
  page.on('request', (one) => one.url().startsWith('file:') || asked.push(one.url()))
  await page.goto(pathToFileURL(join(folder, 'check/job-ad/index.html')).href)
  await page.fill(
    '[name=text], #text',
    '在家做手机兼职，点赞领红包，先小额返利，再垫付货款返还本金，日结',
  )
  await page.click('job-ad-check [type=submit]')
  await page.click('.callout.act li a')
  expect(page.url()).toMatch(/warnings\/[a-z0-9-]+\/index\.html$/)
  await page.goto(pathToFileURL(join(folder, 'check/job-ad/index.html')).href)
  await page.fill('[name=text], #text', '在家做手机兼职，先垫付货款返还本金，日结')
  await page.click('job-ad-check [type=submit]')
  const guides = await page
    .locator('.ad-flags a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  expect(guides.length).toBeGreaterThan(0)
  for (const guide of guides) expect(guide).toMatch(/^\.\.\/\.\.\/guides\/[a-z-]+\/index\.html$/)
  expect(asked).toEqual([])
  await page.close()
})

test('no form sends anything', () => {
  const forms = pages().flatMap(({ html }) => [...html.matchAll(/<form[\s\S]*?<\/form>/g)])
  expect(forms.length).toBeGreaterThan(0)
  for (const [form] of forms) expect(form).not.toMatch(/\s(?:name|method|action|formaction)=/)
})

test('no page promises a form or leads to one', () => {
  const promising = pages().filter(({ html }) => /提交线索|report\/fraud|Send a report/.test(html))
  expect(promising.map(({ file }) => file)).toEqual([])
})

test('every link and file reference stays in the folder and exists', () => {
  const broken = pages().flatMap(({ file, html }) =>
    [...html.matchAll(/\s(?:href|src)="([^"]+)"/g)]
      .map(([, link]) => link as string)
      .filter((link) => !/^(?:https?:|tel:|sms:|mailto:|data:image\/bmp|#)/.test(link))
      .filter((link) => {
        const target = resolve(folder, file, '..', link.replace(/[?#].*$/, ''))
        return link.startsWith('/') || !target.startsWith(folder) || !existsSync(target)
      })
      .map((link) => `${file}: ${link}`),
  )
  expect(broken).toEqual([])
})

test('every other script is a module, which a double-click leaves out', () => {
  const others = pages().flatMap(({ file, html }) =>
    [...html.matchAll(/<script\b(?! type="module" src="[^"]+")[^>]*>/g)].map(() => file),
  )
  const plain = ['check/job-ad', 'kit', 'now', 'now/card'].flatMap((page) =>
    EDITIONS.map(({ prefix }) => `${prefix && `${prefix}/`}${page}/index.html`),
  )
  expect(others.sort()).toEqual(plain.sort())
})

test('by double-click, the file for the police puts together what is typed', async () => {
  const page = await browser.newPage()
  await page.goto(pathToFileURL(join(folder, 'kit/index.html')).href)
  await page.fill('[data-pasted]', '他的电话 13800138000')
  await page.locator('[data-sheet] >> text=138 0013 8000').waitFor()
  await page.close()
})

test('by double-click, the words for 110 fill in', async () => {
  const page = await browser.newPage()
  await page.goto(pathToFileURL(join(folder, 'now/index.html')).href)
  await page.fill('#f-amount', '3000')
  await page.locator('#script >> text=3000').waitFor()
  await page.close()
})

test('by double-click, a guide says all and shows no button that does nothing', async () => {
  const page = await browser.newPage()
  await page.goto(pathToFileURL(join(folder, 'guides/romance/index.html')).href)
  expect(await page.isVisible('.pass-on-words')).toBe(true)
  expect(await page.locator('main button:visible').count()).toBe(0)
  await page.close()
})

test('from below a server’s root, pages read once open without a network, and only its own', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const { port } = server.address() as AddressInfo
  const site = `http://localhost:${port}${BELOW}`
  await page.goto(`${site}/guides/romance/index.html`)
  await page.waitForFunction(async () => {
    await navigator.serviceWorker.ready
    const [name = ''] = await caches.keys()
    const kept = await (await caches.open(name)).keys()
    return kept.some(({ url }) => url.endsWith('/guides/romance/'))
  })
  await context.setOffline(true)
  await page.goto(`${site}/guides/romance/`)
  expect(await page.textContent('h1')).toContain(TITLE)
  expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px')
  await page.goto(`${site}/en/check/index.html`)
  expect(page.url()).toBe(`${site}/en/offline/index.html`)
  await page.click('.alarm-bar li:last-child a')
  expect(page.url()).toBe(`${site}/en/now/index.html`)
  await expect(page.goto(`http://localhost:${port}/another/`)).rejects.toThrow('ERR_INTERNET')
  await context.close()
})

test('by double-click, one page leads to the next and looks as it should', async () => {
  const page = await browser.newPage()
  await page.goto(pathToFileURL(join(folder, 'index.html')).href)
  await page.click('.hero-asks a')
  expect(page.url()).toMatch(/check\/index\.html#pay$/)
  await page.click('.switches a[lang="en"]')
  expect(page.url()).toMatch(/en\/check\/index\.html$/)
  expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px')
  await page.close()
})

test('from below a server’s root, the search works and stays in its edition', async () => {
  const page = await browser.newPage()
  const { port } = server.address() as AddressInfo
  await page.goto(`http://localhost:${port}${BELOW}/easy/search/index.html`)
  await page.fill('guide-search input', '共享屏幕')
  const first = page.locator('.search-results a').first()
  expect(await first.getAttribute('href')).toMatch(/^\/intra\/fanzha\/easy\/guides\//)
  await page.close()
})

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.webmanifest': 'application/manifest+json',
}

const pages = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({ file, html: readFileSync(join(folder, file), 'utf8') }))
