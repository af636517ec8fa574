import { mkdirSync } from 'node:fs'
import { launchChromium } from '../test/support/chromium.ts'

/**
 * Takes the pictures of the README from the portal that `npm start` serves, into test/screenshots, so
 * that they show what is there today.
 */
const PORTAL = process.argv[2] ?? 'http://localhost:8787'
const CONSOLE = PORTAL.replace('//', '//triage.')
const SIGN_IN = process.argv[3] ?? 'http://triage.localhost:8788'

const SHOTS = [
  { file: 'home-1280', at: `${PORTAL}/`, width: 1280, height: 900 },
  { file: 'home-360', at: `${PORTAL}/`, width: 360, height: 780 },
  { file: 'guide-360', at: `${PORTAL}/guides/task-rebate/#step-1`, width: 360, height: 780 },
  { file: 'report-360', at: `${PORTAL}/report/fraud/`, width: 360, height: 780 },
  { file: 'triage-1280', at: `${CONSOLE}/triage/`, width: 1280, height: 780, officer: 'lin' },
] as const

mkdirSync('test/screenshots', { recursive: true })
const browser = await launchChromium()
try {
  for (const { file, at, width, height, ...shot } of SHOTS) {
    const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN' })
    const page = await context.newPage()
    if ('officer' in shot) {
      await page.goto(`${SIGN_IN}/`)
      await page.locator(`button[value="${shot.officer}"]`).click()
      await page.waitForURL(`${CONSOLE}/**`)
    }
    const answer = await page.goto(at)
    if (!answer?.ok())
      throw new Error(`${at} answered ${answer?.status()}; is \`npm start\` running?`)
    await page.screenshot({ path: `test/screenshots/${file}.png` })
    await context.close()
    console.log(`test/screenshots/${file}.png`)
  }
} finally {
  await browser.close()
}
