import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import type { SearchResult } from '../../../functions/triage/search-reports.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { makeReport } from '../../support/make-report.ts'
import { storeReport } from '../../support/stored-report.ts'

beforeEach(() => env.DB.prepare("UPDATE reports SET centre_id = 'past'").run())

describe('looking for a report', () => {
  it.each(['7R4-KD2-WB9', '7r4kd2wb9', ' ７R4 KD2 WB9 '])('by its reference: %s', async (q) => {
    const id = await storeReport(env.DB, { reference: '7R4-KD2-WB9' })
    await storeReport(env.DB, { reference: '7R4-KD2-WB8' })
    expect(await find(q)).toEqual([id])
  })

  it.each([
    ['phone', '13912345678', '+86 139 1234 5678'],
    ['url', 'https://www.evil-shop.top/pay?id=7', 'hxxps://evil-shop[.]top/pay'],
    ['url', 'https://evil-shop.top/other', 'evil-shop.top'],
    ['wechat', 'kefu_8899', '微信号：KEFU_8899'],
    ['company', '江河投资管理有限公司', '江河投资管理有限公司'],
  ])('by its %s, however it is typed', async (kind, value, q) => {
    const reference = await send([{ kind, value }])
    expect(await references(q)).toEqual([reference])
  })

  it('shows those that have ended, too, and the newest first', async () => {
    const rows = { reference: '2A2-2A2-2A2' }
    const old = await storeReport(env.DB, { ...rows, open: 0, stage: 'closed' })
    const young = await storeReport(env.DB, { ...rows, created_at: '2026-11-22T03:00:00.000Z' })
    expect(await find('2A2-2A2-2A2')).toEqual([young, old])
  })

  it('finds nothing of another centre', async () => {
    await send([{ kind: 'phone', value: '13912345678' }])
    await storeReport(env.DB, { reference: '7R4-KD2-WB9' })
    expect(await find('13912345678', 'sun')).toEqual([])
    expect(await find('7R4-KD2-WB9', 'sun')).toEqual([])
  })

  it('leaves what was looked for in no log', async () => {
    const console = await openConsole()
    await console.post('wang', '/api/v1/triage/search', { q: '13912345678' })
    expect(JSON.stringify(console.logged)).not.toContain('13912345678')
  })

  it.each(['', '   ', 'x'.repeat(301)])('refuses %j', async (q) => {
    const console = await openConsole()
    expect((await console.post('wang', '/api/v1/triage/search', { q })).status).toBe(422)
  })
})

describe('views of one’s own', () => {
  it('are kept under a name, in one spelling, replaced and dropped', async () => {
    const { keep } = await desk()
    await keep({ name: '没人接', query: 'holder=nobody&stage=received&lane=' })
    expect(await keep({ name: '没人接', query: 'stage=verified&holder=nobody' })).toEqual([
      { name: '没人接', query: 'holder=nobody&stage=verified' },
    ])
    expect(await keep({ name: '没人接' })).toEqual([])
  })

  it('are seen by nobody else', async () => {
    const { keep, console } = await desk()
    await keep({ name: '我的', query: 'holder=me' })
    const others = await console.as('li', '/api/v1/triage/views')
    expect(await others.json()).toEqual({ views: [] })
  })

  it('are twelve at most', async () => {
    const { keep, post } = await desk()
    for (let n = 0; n < 12; n += 1) await keep({ name: `v${n}`, query: 'holder=me' })
    expect((await post({ name: 'more', query: 'holder=me' })).status).toBe(422)
    expect(await keep({ name: 'v3', query: 'holder=nobody' })).toHaveLength(12)
  })

  it.each(['', 'next=1', 'holder=li', 'holder=me&after=x'.repeat(30)])(
    'refuse %j',
    async (query) => {
      const { post } = await desk()
      const response = await post({ name: 'x', query })
      expect(response.status).toBe(422)
    },
  )
})

async function desk() {
  await env.DB.prepare('DELETE FROM saved_views').run()
  const console = await openConsole()
  const post = (view: unknown) => console.post('wang', '/api/v1/triage/views', view)
  return {
    console,
    post,
    keep: async (view: unknown) => (await (await post(view)).json<{ views: unknown[] }>()).views,
  }
}

async function search(q: string, person: Person = 'wang'): Promise<SearchResult> {
  const console = await openConsole()
  const response = await console.post(person, '/api/v1/triage/search', { q })
  expect(response.status).toBe(200)
  return response.json()
}

const find = async (q: string, person?: Person) =>
  (await search(q, person)).reports.map(({ id }) => id)

const references = async (q: string) => (await search(q)).reports.map(({ reference }) => reference)

/** @returns the reference of a report with these indicators */
async function send(indicators: { kind: string; value: string }[]): Promise<string> {
  const { door } = await openConsole()
  const response = await door.report(makeReport({ indicators }))
  expect(response.status).toBe(201)
  return (await response.json<{ reference: string }>()).reference
}
