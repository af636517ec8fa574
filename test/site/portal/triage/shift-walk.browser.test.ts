import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fireScheduled } from '../../../../scripts/portal/serve-worker.ts'
import { launchChromium } from '../../../support/chromium.ts'
import {
  claim,
  decide,
  endTask,
  follow,
  openWithKeys,
  propose,
  publish,
  writeReady,
} from '../../../support/desk-hands.ts'
import { Keyboard } from '../../../support/keyboard.ts'
import { inQueue, openAs } from '../../../support/officer-browser.ts'
import { fetchPortal, portal } from '../../../support/portal.ts'
import { readCardCode } from '../../../support/read-card.ts'
import { send, sendPicked } from '../../../support/send-demo.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

test('a shift by keyboard: ten reports of every kind, two joined, one referred, a warning, an objection', async () => {
  const began = Date.now()
  const reports = await sendPicked(PICKED)
  const { page, complaints } = await openAs(browser, 'lin')
  const hands = new Keyboard(page)
  page.on('filechooser', (chooser) => void chooser.setFiles(portal().keyFile))
  await page.goto(`${portal().triage}/triage/`)

  // Somebody is paying: the ladder, then the police.
  await claim(hands, reports.payingNow)
  await openWithKeys(hands)
  expect(await page.textContent('.opened .story')).toContain('安全账户')
  await endTask(hands, 'no-answer', '请家人或朋友一起劝')
  await endTask(hands, 'done', '让警方知道')
  await endTask(hands, 'done', '提醒防第二次被骗')
  await hands.go('f', /\/refer\/$/)
  await hands.tabTo('main form button')
  await hands.go('Enter', /done=drafted/)
  expect(await hands.focused()).toContain('还没有送出去')
  await hands.press('d')
  await hands.tabTo('#progress ~ details summary')
  await hands.press('Enter')
  await hands.choose('reason', 'still-paying')
  await hands.tabTo('details[open] button')
  await hands.go('Enter', /done=yes/)
  await follow(hands, '回到这份线索', /\/reports\/[^/]+\/$/)

  // Two speak of one account: the second waits to be verified, and joins the first.
  await expect.poll(() => laneAfterAMinute(reports.toVerify), { timeout: 30_000 }).toBe('to-verify')
  await claim(hands, reports.paid)
  await writeReady(hands, '有人说能追回钱')
  await hands.tabTo('#note')
  await hands.type('请接班的同事明天再看一次留言。')
  await hands.tabTo('.notes form > button')
  await hands.go('Enter', /done=noted/)
  await decide(hands, 'verified', 'spoke-to-reporter')
  await claim(hands, reports.toVerify)
  expect(await page.textContent('.report-head .tags')).toContain('待核')
  await hands.press('l')
  await hands.tabTo('form[action$="/join/"] button')
  await hands.go('Enter', /\/cases\/.+done=joined/)
  expect(await hands.focused()).toContain('2 份有改变')
  await claim(hands, reports.toVerify, false)
  await decide(hands, 'duplicate', 'same-event')

  for (const [reference, ends, stage, reason] of [
    [reports.remoteControl, ['done', 'done', 'done', 'done'], 'closed', 'stopped-in-time'],
    [reports.threatened, ['done', 'done'], 'assessed', 'plausible'],
    [reports.minor, ['done', 'done', 'done'], 'closed', 'advice-given'],
    [reports.lentCard, ['done'], 'closed', 'advice-given'],
    [reports.jobAd, ['done', 'done', 'done'], 'closed', 'stopped-in-time'],
    [reports.clue, [], 'closed', 'handled-elsewhere'],
  ] as const) {
    await claim(hands, reference)
    for (const outcome of ends) await endTask(hands, outcome)
    await follow(hands, '决定下一步')
    await decide(hands, stage, reason)
    if (stage === 'closed') await follow(hands, '回队列', /\/triage\/$/)
  }

  // A campus is warned: one writes, another publishes.
  await claim(hands, reports.campus)
  await decide(hands, 'verified', 'saw-evidence')
  await follow(hands, '根据它写一条提醒', /\/warn\/$/)
  for (const [name, text] of Object.entries(WORDS)) {
    await hands.tabTo(`[name="${name}"]`)
    await hands.type(text)
  }
  const colleague = await openAs(browser, 'zhou')
  const others = new Keyboard(colleague.page)
  await colleague.page.goto(`${portal().triage}/triage/`)
  const warning = await propose(hands)
  const shown = warning.replace('/triage', '')
  await publish(others, warning, WORDS['zh.title'])
  const html = await onPage(shown)
  expect(html).toContain(WORDS['zh.title'])
  // The card that was drawn on the way leads to this page.
  const card = new URL(/property="og:image" content="([^"]+)"/.exec(html)?.[1] ?? '').pathname
  const png = new Uint8Array(await (await fetchPortal(card)).arrayBuffer())
  console.info(`the card of the walk: ${png.length} bytes`)
  expect(await readCardCode(png)).toBe(OPERATOR + shown)

  // Somebody objects; what is right about it is put right, and then it is over.
  const objection = await send('/api/v1/appeals', {
    ...{ locale: 'zh-CN', relation: 'wrong', text: '我就是那个辅导员，头像是被人盗的。' },
    warning: shown.split('/').at(-2),
  })
  await hands.go('a', /\/appeals\/$/)
  await hands.tabTo('.reference a', objection)
  await hands.go('Enter', /\/appeals\/[^/]+\/$/)
  expect(await page.textContent('.publish-head a')).toBe(WORDS['zh.title'])
  await page.waitForSelector('.opened .story')
  expect(await page.textContent('.opened .story')).not.toContain('w-')
  await hands.press('d')
  await hands.tabTo('summary', '部分成立')
  await hands.press('Enter')
  await hands.choose('reason', 'unclear-words')
  await hands.tabTo('details[open] textarea')
  await hands.type('已经写明头像是被盗用的。')
  await hands.tabTo('details[open] button')
  await hands.go('Enter', /done=answer/)
  await follow(hands, '更正这条提醒', /\/edit\/$/)
  await hands.tabTo('[name="zh.title"]')
  await hands.press('End')
  await hands.type('（头像被盗用）')
  // Without saying what was changed it isn't taken, and the focus goes to where that is said.
  await hands.tabTo('form.form > p button')
  await Promise.all([page.waitForEvent('load'), hands.press('Enter')])
  expect(await hands.focused()).toContain('改了什么')
  await hands.tabTo('[name="correction.zh"]')
  await hands.type('写明头像是被盗用的。')
  await propose(hands)
  await publish(others, warning, '写明头像是被盗用的。')
  expect(await onPage(shown)).toContain('头像被盗用')
  await hands.go('w', /\/warnings\/$/)
  await hands.tabTo(`a[href="${warning}"]`)
  await hands.go('Enter', new RegExp(warning))
  await hands.press('d')
  await hands.tabTo('summary', '撤下')
  await hands.press('Enter')
  await hands.choose('reason', 'over')
  await hands.tabTo('details[open] button')
  await hands.go('Enter', /done=withdrawn/)
  expect(await onPage(shown)).not.toContain(WORDS['zh.what'])
  expect((await fetchPortal(card)).status).toBe(404)

  await hands.go('e', /\/triage\/shift\/$/)
  const told = await page.locator('.shift-done th[scope=row]').allTextContents()
  expect(told).toEqual(expect.arrayContaining(DEEDS))
  // Every deed has its words.
  expect(told.filter((words) => /^[a-z-]+$/.test(words))).toEqual([])
  await hands.tabTo('main [data-ends-session]')
  await hands.go('Enter', new RegExp(`^${portal().signIn}`))

  expect([...complaints, ...colleague.complaints]).toEqual([])
  await Promise.all([page.context().close(), colleague.page.context().close()])
  console.log(
    `shift: ${reports.kinds}; 1 referred, 2 joined, 1 warning out, corrected and taken down, ` +
      `1 objection answered: ${hands.keys + others.keys} keys, ${hands.pages + others.pages} pages, ` +
      `${Math.round((Date.now() - began) / 1000)} s`,
  )
}, 180_000)

/** The portal's own address, as content/operator.yaml has it. */
const OPERATOR = 'https://jingzhong.jiangpan.example'

const WORDS = {
  'zh.title': '有人冒充辅导员收资料费',
  'zh.summary': '班级群里换了头像的人发收款码，先打电话问本人。',
  'zh.what': '有人进了班级群，换成辅导员的头像，发收款码收资料费。',
  'zh.signs': '私人的收款码\n催着马上交',
  'zh.todo': '打电话问辅导员本人\n不扫群里的收款码',
  'zh.grounds': '两个人说到同一件事，看过聊天记录。',
} as const

/** Ten of the demonstration's reports, one for each situation in which an officer does something else. */
const PICKED = {
  payingNow: { situation: 'paying-now' },
  paid: { situation: 'paid', scamType: 'task-rebate' },
  toVerify: { situation: 'approached' },
  remoteControl: { situation: 'remote-control' },
  threatened: { situation: 'threatened' },
  minor: { ageBand: '14-17' },
  lentCard: { situation: 'lent-card' },
  jobAd: { kind: 'job-ad', scamType: 'overseas-job' },
  clue: { kind: 'clue' },
  campus: { kind: 'campus' },
} as const

/** What the shift was, from its first deed to its last. */
const DEEDS = [
  ...['认领', '记了任务', '转交和记答复', '写备注', '写了留言', '并入串并', '定了阶段'],
  ...['提出提醒', '公布提醒', '撤下提醒', '答复异议'],
]

/** The job looks at a hundred events in a minute, and other tests leave theirs. */
async function laneAfterAMinute(reference: string): Promise<string> {
  expect(await fireScheduled(portal().origin)).toBe(true)
  return (await inQueue(reference)).lane
}

/** What a reader gets, once the minute's job has run. */
async function onPage(path: string): Promise<string> {
  expect(await fireScheduled(portal().origin)).toBe(true)
  return (await fetchPortal(path)).text()
}
