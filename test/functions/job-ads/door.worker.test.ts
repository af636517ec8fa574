import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { LONGEST_ADVERT } from '../../../functions/job-ads/check-advert.ts'
import { type Door, openDoor } from '../../support/door.ts'
import { everythingStored } from '../../support/everything-stored.ts'

const ADVERT = '入职前交押金300元，满月退还。加薇❤：ab8812<b>x</b>'

describe('POST /api/v1/job-ads/check', () => {
  it('says level, reasons with their place, questions and guides, in the language asked for', async () => {
    const door = await openDoor()
    const response = await check(door, { text: ADVERT, locale: 'en' })
    const answer = await response.json<Answer>()
    expect([response.status, answer.level]).toEqual([200, 'stop'])
    const [first] = answer.flags
    expect(first).toMatchObject({ id: 'fee-to-start', guide: 'job-fee' })
    expect(first?.reason).toMatch(/^You are to pay/)
    expect(first?.ask).toMatch(/\?$/)
    for (const { quotes } of answer.flags) {
      for (const { start, end, text } of quotes) expect(ADVERT.slice(start, end)).toBe(text)
    }
  })

  it('says “no flags” of what it doesn’t know, and nothing that means safe', async () => {
    const door = await openDoor()
    const text = '面馆招服务员，月薪4000，包吃住，早班，到店面试'
    expect(await (await check(door, { text })).json()).toMatchObject({
      level: 'no-flags',
      flags: [],
    })
  })

  it.each([
    [{}, 422, '/text', 'required'],
    [{ text: ' \u200b\n' }, 422, '/text', 'required'],
    [{ text: 'a\0b' }, 422, '/text', 'malformed'],
    [{ text: 'x'.repeat(LONGEST_ADVERT + 1) }, 422, '/text', 'too-long'],
    [{ text: 'x', company: 'y'.repeat(301) }, 422, '/company', 'too-long'],
    [{ text: 'x', locale: 'fr' }, 422, '/locale', 'invalid'],
    [{ text: 'x', more: 1 }, 422, '/more', 'unknown-field'],
  ])('refuses %j', async (body, status, pointer, code) => {
    const response = await check(await openDoor(), body)
    const { errors } = await response.json<{ errors: { pointer: string; code: string }[] }>()
    expect([response.status, errors[0]]).toEqual([status, { pointer, code }])
  })

  it('refuses more than an advert can be', async () => {
    const response = await check(await openDoor(), { text: 'x'.repeat(80_000) })
    expect(response.status).toBe(413)
  })

  it('holds off one network that asks too much', async () => {
    const door = await openDoor({ withinBudget: async () => false })
    const response = await check(door, { text: ADVERT })
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '60'])
  })

  it('keeps nothing and logs nothing of the text', async () => {
    const door = await openDoor()
    const before = await rowsStored()
    const keys = (await env.KV.list()).keys.map(({ name }) => name)
    const response = await check(door, { text: ADVERT, company: '江畔某某公司' })
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await rowsStored()).toEqual(before)
    expect((await env.KV.list()).keys.map(({ name }) => name)).toEqual(keys)
    expect(door.logged.length).toBeGreaterThan(0)
    const logged = JSON.stringify(door.logged)
    for (const word of ['押金', 'ab8812', '江畔某某']) expect(logged).not.toContain(word)
  })
})

const rowsStored = async () =>
  (JSON.parse(await everythingStored()) as { results: unknown }[]).map(({ results }) => results)

interface Answer {
  level: string
  flags: {
    id: string
    reason: string
    ask: string
    guide: string
    quotes: { text: string; start: number; end: number }[]
  }[]
}

const check = (door: Door, body: unknown) =>
  door.fetch('/api/v1/job-ads/check', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
