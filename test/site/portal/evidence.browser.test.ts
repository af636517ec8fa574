import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findViolations } from '../../support/axe.ts'
import { launchChromium } from '../../support/chromium.ts'
import { EXIF_MARK, exifPicture } from '../../support/exif-picture.ts'
import { agree, goToCheck, openSteps, send, widthOf } from '../../support/fraud-form-page.ts'
import { openAs, unseal } from '../../support/officer-browser.ts'
import { fetchPortal, portal } from '../../support/portal.ts'

test('a photo is masked by keyboard, sent through pause and a broken line, and opened without its place', async () => {
  const page = await look(await sendReport())
  const picture = await exifPicture(page)
  expect(picture.includes(EXIF_MARK)).toBe(true)
  const wire = bytesSent(page)
  await press(page, '[data-open]')
  await page.waitForSelector('#evidence-file')
  await page.setInputFiles('#evidence-file', {
    ...{ name: 'IMG_0815.jpg', mimeType: 'image/jpeg', buffer: picture },
  })
  await page.waitForSelector('.file canvas')

  await press(page, '[data-add-box]')
  for (const value of ['0', '0', '25', '50']) {
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(value)
    await page.keyboard.press('Tab')
  }
  await page.focus('[data-note]')
  await page.keyboard.type('转账那一页')
  await page.focus('[data-mask]')
  await page.keyboard.press('Space')
  expect(await pointOf(page, '.file canvas', 0.1, 0.25)).toEqual([0, 0, 0])
  expect(await findViolations(page)).toEqual([])
  expect(await widthOf(page)).toBeLessThanOrEqual(360)
  expect(await namesOf(page)).toEqual(FIELDS)

  const line = await breakLine(page)
  await press(page, '[data-send]')
  expect(await Promise.race([line.held, page.waitForSelector('.file.sent')])).toBeUndefined()
  await press(page, '[data-pause]')
  await page.waitForFunction(() =>
    document.querySelector('[data-state]')?.textContent?.includes('暂停'),
  )
  line.mend()
  await press(page, '[data-pause]')
  await page.waitForSelector('.file.sent', { timeout: 60_000 })
  // Chunk 1 was sent three times: the store was down, the pause cut it off, then it arrived.
  expect(line.attempts()).toEqual({ 0: 1, 1: 3 })
  expect(wire().some((bytes) => bytes.includes(EXIF_MARK) || bytes.includes('转账'))).toBe(false)

  const { page: desk, complaints } = await openAs(browser, 'lin')
  await desk.goto(`${portal().triage}/triage/reports/${id}/`)
  expect(await desk.isVisible('.evidence-files')).toBe(false)
  await unseal(desk)
  await desk.waitForSelector('.evidence-files:visible')
  expect(await desk.textContent('.evidence-files')).toContain('IMG_0815.jpg')
  expect(await desk.textContent('.evidence-files')).toContain('转账那一页')
  expect(await desk.isVisible('.evidence-files .mask')).toBe(true)
  await desk.click('.evidence-files button')
  await desk.waitForSelector('.evidence-files canvas')
  expect(await findViolations(desk)).toEqual([])
  expect(await pointOf(desk, '.evidence-files canvas', 0.1, 0.25)).toEqual([0, 0, 0])
  const [red = 0, green = 255] = await pointOf(desk, '.evidence-files canvas', 0.1, 0.75)
  expect([red > 150, green < 80]).toEqual([true, true])
  const saved = await savedBytes(desk)
  expect([...saved.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff])
  expect(saved.includes(EXIF_MARK) || saved.includes('Exif')).toBe(false)

  await desk.reload()
  expect(await desk.textContent('.history')).toContain('看了图片或文件')
  expect(complaints).toEqual([])
  await desk.context().close()

  // Whoever sent it sees that it was opened, and can't take it away alone any more.
  await lookAgain(page)
  await press(page, '[data-open]')
  await page.waitForSelector('.file.sent')
  expect(await page.textContent('.file [data-state]')).toContain('打开看过')
  expect(await page.isVisible('.file [data-remove]')).toBe(false)
  await page.context().close()
})

test('the confirmation offers it; a mouse draws boxes, too, and what is no picture is refused by its bytes', async () => {
  const page = await newPage(true)
  await openSteps(page)
  await goToCheck(page, '他说先垫付。')
  await agree(page)
  await send(page)
  await page.waitForSelector('[data-receipt]:not(:empty)')
  await page.click('[data-open]')
  await page.setInputFiles('#evidence-file', [
    { name: '图.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg onload="alert(1)"/>') },
    { name: '账单.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 …') },
  ])
  await page.waitForSelector('.file')
  expect(await page.textContent('[data-evidence] [data-said]')).toContain('图.jpg')
  expect(await page.locator('.file').count()).toBe(1)
  await page.setInputFiles('#evidence-file', {
    ...{ name: '群.png', mimeType: 'image/png', buffer: await exifPicture(page, 400, 300) },
  })
  const canvas = page.locator('.file canvas')
  await canvas.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await canvas.boundingBox()) ?? {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  }
  await page.mouse.move(x + width * 0.6, y + height * 0.5)
  await page.mouse.down()
  await page.mouse.move(x + width * 0.2, y + height * 0.1, { steps: 3 })
  await page.mouse.up()
  expect(await pointOf(page, '.file canvas', 0.4, 0.3)).toEqual([0, 0, 0])
  expect(await pointOf(page, '.file canvas', 0.1, 0.3)).not.toEqual([0, 0, 0])
  await page.locator('.box button').click()
  expect(await pointOf(page, '.file canvas', 0.4, 0.3)).not.toEqual([0, 0, 0])
  await page
    .locator('.file', { has: page.locator('canvas') })
    .locator('[data-remove]')
    .click()
  await page.click('[data-send]')
  await page.waitForSelector('.file.sent')
  await page.click('.file [data-remove]')
  await page.waitForSelector('.file', { state: 'detached' })
  expect(await page.textContent('[data-evidence] [data-said]')).toContain('已经删掉')
  await page.context().close()
})

test('who is threatened with intimate pictures is told why none are taken, and what helps', async () => {
  const page = await look(await sendReport({ situation: 'threatened', details: { images: true } }))
  await page.click('[data-open]')
  await page.waitForSelector('[data-why]:visible')
  expect(await page.textContent('[data-why]')).toContain('不要上传，也不要再发给任何人')
  expect(await page.isVisible('#evidence-file')).toBe(false)
  await page.context().close()
})

test('without a script the page says what to do instead', async () => {
  const page = await look(await sendReport(), false)
  expect(await page.isVisible('[data-needs]')).toBe(true)
  expect(await page.isVisible('[data-open]')).toBe(false)
  await page.context().close()
})

/** What a screen reader calls the fields of a chosen picture. */
const FIELDS = [
  '离左边（%）',
  '离上边（%）',
  '宽（%）',
  '高（%）',
  '这是什么？ （可以不写）',
  '请工作人员先打码自己盖不好时勾这个：给别人看之前，工作人员先把不该露的遮住。',
]

let browser: Browser
let id = ''
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

async function sendReport(changes: Record<string, unknown> = {}): Promise<string> {
  const answer = await fetchPortal('/api/v1/reports', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      ...{ kind: 'fraud', situation: 'approached', private: { story: '他骗我' } },
      ...changes,
    }),
  })
  return ((await answer.json()) as { receipt: string }).receipt
}

async function newPage(javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled,
    viewport: { width: 360, height: 740 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return page
}

let receipt = ''
/** The page of progress, with the receipt typed and sent. */
async function look(of: string, javaScriptEnabled = true): Promise<Page> {
  receipt = of
  const page = await newPage(javaScriptEnabled)
  page.on('response', async (response) => {
    if (!response.url().endsWith('/api/v1/reports/messages')) return
    id = ((await response.json()) as { report: string }).report
  })
  await lookAgain(page)
  return page
}

async function lookAgain(page: Page): Promise<void> {
  await page.goto(`${portal().origin}/report/status/`)
  await page.fill('#receipt', receipt)
  await page.click('form.form button')
  await page.waitForSelector('#evidence-title')
}

/** By keyboard alone. */
async function press(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(`${selector}:visible`)
  await page.focus(selector)
  await page.keyboard.press('Enter')
}

/** Red, green and blue of a point of a canvas, in parts of its width and height. */
const pointOf = (page: Page, selector: string, x: number, y: number) =>
  page.$eval(
    selector,
    (element, at) => {
      const canvas = element as HTMLCanvasElement
      const point = canvas
        .getContext('2d')
        ?.getImageData(canvas.width * at.x, canvas.height * at.y, 1, 1).data
      return [...(point ?? [])].slice(0, 3)
    },
    { x, y },
  )

const namesOf = (page: Page) =>
  page.$$eval('.file input', (inputs) =>
    inputs.map((input) => (input as HTMLInputElement).labels?.[0]?.textContent?.trim() ?? ''),
  )

/** What the officer's browser would save. */
async function savedBytes(page: Page): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click('.evidence-files a[download]'),
  ])
  expect(download.suggestedFilename()).toMatch(/^[0-9A-Z-]+-1\.jpg$/)
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function bytesSent(page: Page): () => Buffer[] {
  const sent: Buffer[] = []
  page.on('request', (request) => {
    const body = request.postDataBuffer()
    if (body) sent.push(body)
  })
  return () => sent
}

/** Lets the store fail for the second chunk once, then holds that until the line is mended. */
async function breakLine(page: Page) {
  const attempts: Record<number, number> = {}
  let mended = false
  let tell = () => {}
  const held = new Promise<void>((done) => {
    tell = done
  })
  await page.route('**/chunks/*', async (route) => {
    const n = Number(route.request().url().split('/').at(-1))
    attempts[n] = (attempts[n] ?? 0) + 1
    if (n !== 1 || mended) return route.continue()
    if (attempts[1] === 1) return route.fulfill({ status: 503, json: { code: 'unavailable' } })
    tell()
  })
  return {
    held,
    mend() {
      mended = true
    },
    attempts: () => attempts,
  }
}
