import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { OpenedReport } from '../../../functions/triage/open-report.ts'
import { openConsole } from '../../support/console.ts'
import { makeReport } from '../../support/make-report.ts'

describe('what was reported of a suspect, as an officer is shown it', () => {
  it.each<[string, string, string, string, string, string[]]>([
    ['a mobile', 'phone', '139 1234 5678', '+8613912345678', '139 1234 5678', []],
    [
      'a number that nobody can call',
      'phone',
      '+1 555 000 0000',
      '+15550000000',
      '+15550000000',
      ['undialable'],
    ],
    [
      'a link that names a bank before its host',
      'url',
      'https://bank.com@evil.top/pay',
      'https://evil.top/pay',
      'hxxps://evil[.]top/pay',
      ['userinfo'],
    ],
    [
      'a link to nowhere',
      'url',
      'https://pay.example',
      'https://pay.example',
      'hxxps://pay[.]example',
      ['unknown-suffix'],
    ],
    [
      'what is no link, with its capitals',
      'url',
      '就是 那个Web',
      '就是 那个Web',
      '就是 那个Web',
      [],
    ],
    ['a name', 'wechat', '做单王姐', '做单王姐', '做单王姐', ['nickname']],
  ])('%s', async (_, kind, typed, value, display, doubts) => {
    const console = await openConsole()
    await console.door.report(makeReport({ indicators: [{ kind, value: typed }] }))
    const response = await console.as('wang', `/api/v1/triage/reports/${await newestId()}`)
    const { indicators } = await response.json<OpenedReport>()
    expect(indicators).toEqual([{ n: 0, kind, value, display, doubts }])
  })
})

describe('the same suspect', () => {
  it.each([
    ['phone', '139 1234 5678', '＋86 139-1234-5678'],
    ['url', 'hxxps://sf-lipei[.]top/pay?u=1', 'HTTP://www.SF-LIPEI.top/pay'],
    ['url', '就是 那个Web', '就是 那个WEB '],
  ])('has one index however it was typed: %s %s', async (kind, one, another) => {
    const console = await openConsole()
    await console.door.report(makeReport({ indicators: [{ kind, value: one }] }))
    const first = await indexOf(await newestId())
    await console.door.report(makeReport({ indicators: [{ kind, value: another }] }))
    expect(await indexOf(await newestId())).toBe(first)
  })
})

async function newestId(): Promise<string> {
  const row = await env.DB.prepare(
    "SELECT report_id AS id FROM events WHERE type = 'received' ORDER BY no DESC LIMIT 1",
  ).first<{ id: string }>()
  return row?.id ?? ''
}

const indexOf = (id: string) =>
  env.DB.prepare('SELECT idx FROM indicators WHERE report_id = ?').bind(id).first<string>('idx')
