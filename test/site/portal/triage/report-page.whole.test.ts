import { describe, expect, test } from 'vitest'
import { readYaml } from '../../../../site/vite/yaml.mjs'
import { cookieOf, fillDemoDesk, postAs } from '../../../support/demo-desk.ts'
import { sendReport } from '../../../support/officer-browser.ts'
import { fetchTriage } from '../../../support/portal.ts'

/** What officers read beside a report: none of it needs a script. */

describe('the card for talking to somebody in distress', () => {
  test('stands folded beside a report, and open with more where a child or pictures are at stake', async () => {
    const [plain, child, threatened] = [
      cardOf(await pageOf(await sendReport({ situation: 'approached' }))),
      cardOf(await pageOf(await sendReport({ ageBand: '14-17' }))),
      cardOf(await pageOf(await sendReport({ situation: 'approached', also: ['threatened'] }))),
    ]
    expect([plain, child, threatened].map((card) => card?.open)).toEqual([false, true, true])
    expect(plain?.groups).toEqual(['begin', 'first', 'say', 'never', 'life', 'end'])
    expect(child?.groups).toEqual(['begin', 'first', 'say', 'never', 'life', 'minor', 'end'])
    expect(threatened?.groups).toEqual(['begin', 'first', 'say', 'never', 'life', 'images', 'end'])
    expect(plain?.words).toContain('12356')
  })

  test('is gone where nobody is to be called any more', async () => {
    const address = await sendReport({ situation: 'threatened' })
    const version = await claim(address)
    await decide(address, version, 'closed', 'advice-given')
    expect(cardOf(await pageOf(address))).toBeNull()
  })
})

describe('what a message can begin from', () => {
  test('follows the stage, and is in the language of the report', async () => {
    const address = await sendReport({ locale: 'en' })
    const version = await claim(address)
    expect(await offered(address)).toEqual(repliesAt('received', 'en'))
    await decide(address, version, 'verified', 'spoke-to-reporter')
    expect(await offered(address)).toEqual(repliesAt('verified', 'en'))
    const chinese = await sendReport()
    await claim(chinese)
    expect(await offered(chinese)).toEqual(repliesAt('received', 'zh'))
    expect(repliesAt('received', 'zh')).not.toEqual(repliesAt('verified', 'zh'))
  })
})

test('a case shows a picture with a line for each report that names what they share', async () => {
  const made = await fillDemoDesk()
  const html = await pageOf(`/triage/cases/${made.case}/`)
  const picture = /class="cluster"[\s\S]*?<\/svg>/.exec(html)?.[0] ?? ''
  const count = (tag: string) => picture.split(`<${tag} `).length - 1
  // Two reports of the same words, which name a number, a link and its host.
  expect([count('circle'), count('rect'), count('path')]).toEqual([2, 3, 6])
})

async function pageOf(address: string): Promise<string> {
  const { pathname } = new URL(address, 'http://triage.localhost')
  return (await fetchTriage(pathname, { headers: { cookie: await cookieOf('lin') } })).text()
}

const api = (address: string) =>
  `/api/v1/triage/reports/${address.split('/').filter(Boolean).at(-1)}`

/** @returns the version that the report has then */
async function claim(address: string): Promise<number> {
  const answer = await postAs('lin', `${api(address)}/claim`, {})
  return ((await answer.json()) as { version: number }).version
}

async function decide(address: string, version: number, stage: string, reason: string) {
  const answer = await postAs('lin', `${api(address)}/decision`, { version, stage, reason })
  if (!answer.ok) throw new Error(await answer.text())
}

type Card = Record<string, { title?: string }>
const WORDS = readYaml('content/strings/zh-CN/talk.yaml') as Card

/** The card as a page shows it; null where it has none. */
function cardOf(html: string) {
  const card = /<details class="panel-card talk"( open)?[\s\S]*?<\/details>/.exec(html)
  if (!card) return null
  const titles = [...card[0].matchAll(/<h3[^>]*>([^<]+)</g)].map(([, title]) => title)
  const groups = titles.map((title) => Object.keys(WORDS).find((id) => WORDS[id]?.title === title))
  return { open: card[1] !== undefined, groups, words: card[0] }
}

interface Reply {
  readonly stages: readonly string[]
  readonly text: Readonly<Record<'zh' | 'en', string>>
}
const REPLIES = readYaml('content/replies.yaml') as readonly Reply[]

const repliesAt = (stage: string, lang: 'zh' | 'en') =>
  REPLIES.filter(({ stages }) => stages.includes(stage)).map(({ text }) => text[lang])

/** The texts that the page offers, but the empty one. */
async function offered(address: string): Promise<string[]> {
  const select = /<select class="input" id="reply">[\s\S]*?<\/select>/.exec(await pageOf(address))
  return [...(select?.[0] ?? '').matchAll(/<option value="([^"]+)"/g)].map(([, text]) =>
    (text ?? '').replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&#38;', '&'),
  )
}
