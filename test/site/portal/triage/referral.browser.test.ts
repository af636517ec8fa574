import { readFileSync } from 'node:fs'
import { armor, Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../../support/chromium.ts'
import { postAs } from '../../../support/demo-desk.ts'
import { openAs, sendReport, unseal } from '../../../support/officer-browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const STORY = '转给警方的经过 <b>0</b>'

test('what goes along comes onto the sheet and into the files in the browser, and is sent nowhere', async () => {
  const address = await sendReport({
    private: { story: STORY, contact: { name: '不带的人', phone: '13900139000', mayCall: true } },
  })
  const { page, complaints } = await openAs(browser, 'lin', { acceptDownloads: true })
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.goto(address)
  await page.click('form[action$="claim/"] button')
  await unseal(page)
  await page.waitForSelector('.opened .story')

  const identity = await generateX25519Identity()
  const authority = await inDirectory(await identityToRecipient(identity))
  await page.goto(`${address}refer/`)
  await page.check(`input[name="to"][value="${authority}"]`)
  await page.check('input[name="part-story"]')
  await page.click('form[action$="refer/"] button')
  await page.waitForSelector('.sheet .opened .story')
  expect(await page.textContent('.sheet .opened .story')).toContain(STORY)
  expect(await page.textContent('.sheet')).not.toContain('不带的人')

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click('[data-file="json"]'),
  ])
  const file = JSON.parse(readFileSync(await download.path(), 'utf8'))
  expect(file.parts).toEqual([{ part: 'story', content: STORY }])

  // For the authority the same, which only its own key opens.
  const [sealed] = await Promise.all([
    page.waitForEvent('download'),
    page.click('[data-file="age"]'),
  ])
  expect(sealed.suggestedFilename()).toMatch(/^[\w-]+\.json\.age$/)
  const opener = new Decrypter()
  opener.addIdentity(identity)
  const armored = armor.decode(readFileSync(await sealed.path(), 'utf8'))
  expect(JSON.parse(await opener.decrypt(armored, 'text'))).toEqual(file)

  // Locked, the sheet is empty again and offers no file that would lack something silently.
  await page.click('console-lock button')
  await page.waitForSelector('.sheet .missing')
  expect(await page.textContent('.sheet .opened')).toBe('')
  expect(await page.isVisible('[data-file="json"]')).toBe(false)
  expect(sent.join('\n')).not.toMatch(/转给警方|%E8%BD%AC%E7%BB%99%E8%AD%A6/i)
  expect(complaints).toEqual([])
  await page.context().close()
}, 120_000)

test('without a script the page says what is missing, and gives the open facts', async () => {
  const address = await sendReport({ private: { story: STORY } })
  const { page } = await openAs(browser, 'zhou', { javaScriptEnabled: false })
  await page.goto(address)
  await page.click('form[action$="claim/"] button')
  await page.goto(`${address}refer/`)
  await page.check('input[name="part-story"]')
  await page.click('form[action$="refer/"] button')
  expect(await page.textContent('.sheet')).toContain('只有带脚本的浏览器打得开')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click('a[href$="as=csv"]'),
  ])
  expect(download.suggestedFilename()).toMatch(/^[\w-]+\.csv$/)
  const csv = readFileSync(await download.path(), 'utf8')
  expect(csv).toContain('线索编号')
  expect(csv).not.toContain('经过 <b>')
  await page.context().close()
}, 120_000)

/** An authority of the centre's own directory that has a key. @returns its id */
async function inDirectory(publicKey: string): Promise<string> {
  const kept = await postAs('chen', '/api/v1/triage/directory', {
    ...{ name: { zh: '江畔派出所', en: 'Riverside station' }, kind: 'police', region: '510100' },
    ...{ level: 'city', channels: [{ kind: 'inPerson' }], publicKey, lastChecked: '2026-11-20' },
  })
  return ((await kept.json()) as { id: string }).id
}
