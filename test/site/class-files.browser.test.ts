import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operatorSchema } from '../../functions/operator/operator.schema.ts'
import { codeImage } from '../../site/page-code.ts'
import { readContent } from '../../site/schemas/load-content.ts'
import { findViolations } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import { clientFolder } from '../support/pages.ts'
import { portal } from '../support/portal.ts'

const { url } = operatorSchema.parse(readContent('operator.yaml'))

const LANGUAGES = [
  { locale: 'zh-CN', at: '' },
  { locale: 'en', at: '/en' },
] as const

describe.for(LANGUAGES)('$locale', ({ at }) => {
  test('the .pptx is a zip with a slide and notes for each slide of the page', async () => {
    const page = readFileSync(join(clientFolder(), `${at}/class/slides/index.html`), 'utf8')
    const slides = page.match(/class="deck-item"/g)?.length
    const names = namesInZip(readFileSync(fileCalled(at, 'pptx')))
    const named = (pattern: RegExp) => names.filter((name) => pattern.test(name))
    expect(slides).toBeGreaterThanOrEqual(15)
    expect(named(/^ppt\/slides\/slide\d+\.xml$/)).toHaveLength(slides ?? 0)
    expect(named(/^ppt\/notesSlides\/notesSlide\d+\.xml$/)).toHaveLength(slides ?? 0)
  })

  test('the one file asks for nothing, has no script, and holds every part', async () => {
    await onFile(at, async (page, asked) => {
      expect(asked).toEqual([])
      expect(await page.locator('script, link, iframe, img:not([src^="data:"])').count()).toBe(0)
      expect(await page.locator('.chat').count()).toBeGreaterThanOrEqual(8)
      expect(await page.locator('.question').count()).toBeGreaterThanOrEqual(60)
      expect(await page.locator('.slide').count()).toBeGreaterThanOrEqual(15)
      expect(await page.locator('.sheet').count()).toBe(3)
      expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px')
    })
  })

  test('its links lead into itself or to the site’s own address', async () => {
    await onFile(at, async (page) => {
      const links = await page
        .locator('a')
        .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
      expect(links.filter((link) => !link.startsWith('#') && !link.startsWith(url))).toEqual([])
    })
  })

  test('a chat in it can be walked through, and axe finds nothing', async () => {
    await onFile(at, async (page) => {
      await page.click('.file-part > summary >> nth=0')
      await page.click('.choices > details:nth-child(3) > summary:visible')
      expect(await page.locator('.chat-end:visible').count()).toBe(1)
      expect(await findViolations(page)).toEqual([])
    })
  })

  test('both are offered from the room’s page, under a name that says what they are', async () => {
    const answers = await Promise.all(
      ['htm', 'pptx'].map((kind) =>
        fetch(`${portal().origin}${at}/class/files/jingzhong-class.${kind}`),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const room = readFileSync(join(clientFolder(), `${at}/class/index.html`), 'utf8')
    expect(room).toMatch(/jingzhong-class\.htm" download="[^"]+\.html"/)
    expect(room).toMatch(/jingzhong-class\.pptx" download="[^"]+\.pptx"/)
  })
})

describe.for(LANGUAGES)('printed, $locale', ({ at }) => {
  test.for([
    { paper: 'handout', width: 210, height: 297 },
    { paper: 'letter', width: 210, height: 297 },
    { paper: 'poster', width: 297, height: 420 },
  ])('the $paper is one page of its own size, and nothing is cut off', async (wanted) => {
    const page = await browser.newPage()
    await page.goto(`${portal().origin}${at}/class/${wanted.paper}/`)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
    expect(boxes.map(([, w, h]) => [millimetres(w), millimetres(h)])).toEqual([
      [wanted.width, wanted.height],
    ])
    await page.emulateMedia({ media: 'print' })
    const hidden = await page
      .locator('.sheet')
      .evaluate((sheet) => sheet.scrollHeight - sheet.clientHeight)
    expect(hidden).toBeLessThanOrEqual(1)
    await page.close()
  })
})

test('the poster’s code is the site’s address', async () => {
  const page = await browser.newPage()
  await page.goto(`${portal().origin}/class/poster/`)
  const address = new URL('/', url).href
  const code = page.locator('.qr')
  expect(await code.getAttribute('src')).toBe(codeImage(address).src)
  expect(await code.getAttribute('alt')).toContain(address)
  await page.close()
})

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const fileCalled = (at: string, kind: 'htm' | 'pptx') =>
  join(clientFolder(), `${at}/class/files/jingzhong-class.${kind}`)

/** The names in a zip's central directory, which its last record points to. */
function namesInZip(zip: Buffer): string[] {
  const last = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  const names: string[] = []
  let at = zip.readUInt32LE(last + 16)
  for (let left = zip.readUInt16LE(last + 10); left > 0; left -= 1) {
    expect(zip.toString('latin1', at, at + 4)).toBe('PK\x01\x02')
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
    names.push(zip.toString('utf8', at + 46, at + 46 + (name ?? 0)))
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return names
}

/** Opens the file as a reader does who has downloaded it, and notes what it asks for. */
async function onFile(at: string, look: (page: Page, asked: string[]) => Promise<void>) {
  const page = await browser.newPage()
  const asked: string[] = []
  const address = pathToFileURL(fileCalled(at, 'htm')).href
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:')) asked.push(request.url())
  })
  await page.goto(address)
  await look(page, asked)
  await page.close()
}

/** From points, to the millimetre. */
const millimetres = (points: string | undefined) => Math.round((Number(points) / 72) * 25.4)
