import { readFileSync } from 'node:fs'
import { armor, Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findViolations } from '../../../support/axe.ts'
import { launchChromium } from '../../../support/chromium.ts'
import { postAs } from '../../../support/demo-desk.ts'
import { openAs, otherCentresKey, sendReport, unseal } from '../../../support/officer-browser.ts'
import { portal } from '../../../support/portal.ts'

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

test('handed to another centre it opens there with that centre’s key, and is answered there', async () => {
  const contact = { name: '一起去的人', phone: '13900139000', mayCall: true }
  const address = await sendReport({ private: { story: STORY, contact } })
  const { page, complaints } = await openAs(browser, 'lin')
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.goto(address)
  await page.click('form[action$="claim/"] button')
  await page.goto(`${address}refer/`)
  await page.check('input[name="to"][value="centre:demo-city"]')
  for (const part of ['story', 'contact']) await page.check(`input[name="part-${part}"]`)
  await page.click('form[action$="refer/"] button')
  const sheet = page.url().split('?')[0] ?? ''
  const reference = await page.textContent('.sheet dd.code')
  const handOver = async () => {
    await page.check('input[name="reason"][value="other-centre"]')
    await page.click('form:has(hand-over-form) button')
  }

  // Without the keys nothing goes, and the form says what to do first.
  await handOver()
  await page.waitForSelector('hand-over-form .hint:focus')
  expect(sent.filter((one) => one.includes('state=sent'))).toEqual([])
  await page.goto(address)
  await unseal(page)
  await page.waitForSelector('.opened .story')
  await page.goto(sheet)
  await handOver()
  await page.waitForURL(/done=yes/)
  expect(sent.join('\n')).toContain('state=sent')
  expect(sent.join('\n')).not.toMatch(/转给警方|%E8%BD%AC%E7%BB%99%E8%AD%A6|13900139000/i)

  const there = await openAs(browser, 'sun', { viewport: { width: 360, height: 800 } })
  await there.page.goto(`${portal().triage}/triage/`)
  await there.page.click('.callout a[href*="box=received"]')
  await there.page.click(`.ledger a:text-is("${reference}")`)
  await unseal(there.page, portal().passphrase, otherCentresKey(portal().keyFile))
  await there.page.waitForSelector('.opened .story')
  const opened = await there.page.textContent('.opened')
  expect(opened).toContain(STORY)
  expect(opened).toContain('先说暗语')
  expect(await findViolations(there.page)).toEqual([])
  const width = await there.page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(360)
  await there.page.fill('#number-received', '反诈〔2026〕7号')
  await there.page.click('details[open] form button')
  await there.page.waitForURL(/done=yes/)
  await there.page.click('section:has(#progress) summary')
  await there.page.check('input[name="answer"][value="filed"]')
  await there.page.click('details[open] form button')
  await there.page.waitForSelector('dd:has-text("已立案")')

  await page.goto(sheet)
  expect(await page.textContent('main')).toContain('反诈〔2026〕7号')
  await page.goto(address)
  expect(await page.textContent('.history')).toContain(
    '孙悦 · 示例市反诈中心（虚构） 答复了转来的这份：已立案',
  )
  expect([...complaints, ...there.complaints]).toEqual([])
  await page.context().close()
  await there.page.context().close()
}, 120_000)

test('without a script what is sealed isn’t handed over, and the page says why', async () => {
  const address = await sendReport({ private: { story: STORY } })
  const { page } = await openAs(browser, 'zhou', { javaScriptEnabled: false })
  await page.goto(address)
  await page.click('form[action$="claim/"] button')
  await page.goto(`${address}refer/`)
  await page.check('input[name="to"][value="centre:demo-city"]')
  await page.check('input[name="part-story"]')
  await page.click('form[action$="refer/"] button')
  await page.check('input[name="reason"][value="other-centre"]')
  await page.click('form:has(hand-over-form) button')
  expect(await page.textContent('.error-summary')).toContain('没有脚本的浏览器')
  await page.goto(`${address}refer/`)
  await page.check('input[name="to"][value="centre:demo-city"]')
  await page.click('form[action$="refer/"] button')
  await page.check('input[name="reason"][value="other-centre"]')
  await page.click('details[open] form button')
  await page.waitForURL(/done=yes/)
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
