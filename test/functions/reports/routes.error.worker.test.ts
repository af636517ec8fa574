import { describe, expect, it } from 'vitest'
import { countRows, freshKey, openDoor } from '../../support/door.ts'
import { makeReport } from '../../support/make-report.ts'
import { nothingAnswers } from '../../support/nothing-answers.ts'

describe('POST /api/v1/reports refuses with a pointer and a code', () => {
  it.each<[string, Record<string, unknown>, string, string]>([
    ['no kind', { kind: undefined }, '/kind', 'required'],
    ['a kind that there is not', { kind: 'gossip' }, '/kind', 'invalid'],
    ['fraud without a situation', { situation: undefined }, '/situation', 'required'],
    ['a situation that there is not', { situation: 'bored' }, '/situation', 'invalid'],
    ['neither readable nor sealed', { private: undefined }, '/private', 'required'],
    ['a field that nobody asked for', { extra: 1 }, '/extra', 'unknown-field'],
    [
      'an inner field that nobody asked for',
      { private: { pin: '1' } },
      '/private/pin',
      'unknown-field',
    ],
    ['a story that is a number', { private: { story: 5 } }, '/private/story', 'invalid'],
    ['a story with NUL', { private: { story: 'a\0b' } }, '/private/story', 'malformed'],
    ['a lone surrogate', { private: { story: 'a\ud800' } }, '/private/story', 'malformed'],
    ['too long a story', { private: { story: '长'.repeat(10_001) } }, '/private/story', 'too-long'],
    ['a day beyond tomorrow', { occurredOn: '2026-11-25' }, '/occurredOn', 'future'],
    ['a day that there is not', { occurredOn: '2026-02-30' }, '/occurredOn', 'no-such-date'],
    ['an amount as text', pay({ amountFen: '1,977' }), '/payments/0/amountFen', 'malformed'],
    ['a negative amount', pay({ amountFen: -1 }), '/payments/0/amountFen', 'negative'],
    ['half a fen', pay({ amountFen: 0.5 }), '/payments/0/amountFen', 'malformed'],
    ['a method that there is not', pay({ method: 'barter' }), '/payments/0/method', 'invalid'],
    [
      'a payment in the future',
      pay({ paidAt: '2027-01-01T00:00:00Z' }),
      '/payments/0/paidAt',
      'future',
    ],
    ['a region that there is not', { region: '999999' }, '/region', 'invalid'],
    ['a centre that there is not', { centre: 'nowhere' }, '/centre', 'invalid'],
    ['a scam type that there is not', { scamType: 'magic' }, '/scamType', 'invalid'],
    ['too many indicators', { indicators: many(51) }, '/indicators', 'too-many'],
    [
      'words where a reference belongs: they would lie readable in the database',
      { details: { adds: '小林 13800138000' } },
      '/details/adds',
      'malformed',
    ],
    ['a child with contact details', { ageBand: 'under-14' }, '/private/contact', 'not-under-14'],
  ])('%s', async (_, changes, pointer, code) => {
    const door = await openDoor()
    const before = await countRows('reports')
    const response = await door.report(makeReport(changes))
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({
      code: 'invalid',
      errors: [{ pointer, code }],
    })
    expect(await countRows('reports')).toBe(before)
  })

  it('an own property called __proto__', async () => {
    const door = await openDoor()
    const body = JSON.stringify(makeReport()).replace('{', '{"__proto__":{"kind":"clue"},')
    const response = await door.report(body)
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ errors: [{ code: 'unknown-field' }] })
  })

  it('never repeats what was sent', async () => {
    const door = await openDoor()
    const response = await door.report(makeReport({ 'MARK-7f3a': 'MARK-7f3a', kind: 'MARK-7f3a' }))
    expect(await response.text()).not.toContain('7f3a')
  })
})

describe('POST /api/v1/reports refuses at the door', () => {
  it.each<[string, RequestInit, number, string]>([
    ['no key', { headers: json() }, 400, 'missing-idempotency-key'],
    ['a short key', { headers: json('abc') }, 400, 'weak-idempotency-key'],
    [
      'a form',
      { headers: { ...json(freshKey()), 'content-type': 'text/plain' } },
      415,
      'unsupported-media-type',
    ],
    [
      'another charset',
      { headers: { ...json(freshKey()), 'content-type': 'application/json; charset=gbk' } },
      415,
      'unsupported-media-type',
    ],
    [
      'a compressed body',
      { headers: { ...json(freshKey()), 'content-encoding': 'gzip' } },
      415,
      'unsupported-media-type',
    ],
    ['no JSON', { headers: json(freshKey()), body: '{"kind":' }, 400, 'malformed-json'],
    [
      'bytes that are not UTF-8',
      { headers: json(freshKey()), body: new Uint8Array([34, 255, 34]) },
      400,
      'malformed-json',
    ],
    ['an empty body', { headers: json(freshKey()), body: '' }, 400, 'malformed-json'],
    [
      'ten megabytes',
      { headers: json(freshKey()), body: 'x'.repeat(10_000_000) },
      413,
      'too-large',
    ],
    [
      'deep nesting',
      { headers: json(freshKey()), body: '['.repeat(200_000) },
      400,
      'malformed-json',
    ],
  ])('%s', async (_, init, status, code) => {
    const door = await openDoor()
    const response = await door.fetch('/api/v1/reports', {
      method: 'POST',
      body: JSON.stringify(makeReport()),
      ...init,
    })
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect([response.status, (await response.json<{ code: string }>()).code]).toEqual([
      status,
      code,
    ])
  })

  it('other bytes under the same key', async () => {
    const door = await openDoor()
    const key = { 'idempotency-key': freshKey() }
    await door.report(makeReport(), key)
    const response = await door.report(makeReport({ for: 'family' }), key)
    expect([response.status, (await response.json<{ code: string }>()).code]).toEqual([
      422,
      'key-reused',
    ])
  })

  it('other methods', async () => {
    const door = await openDoor()
    const response = await door.fetch('/api/v1/reports')
    expect(response.status).toBe(405)
  })

  it('paths that nobody serves, as JSON', async () => {
    const door = await openDoor()
    const response = await door.fetch('/api/v1/nothing')
    expect([response.status, response.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ])
  })
})

describe('where nothing can keep a report', () => {
  it('is 503 with Retry-After, and nothing was acknowledged', async () => {
    const door = await openDoor(nothingAnswers(new Error('D1_ERROR: Network connection lost.')))
    const response = await door.report(makeReport())
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10'])
  })
})

const pay = (changes: Record<string, unknown>) => ({
  payments: [{ amountFen: 100, method: 'other', ...changes }],
})

const many = (count: number) =>
  Array.from({ length: count }, () => ({ kind: 'phone', value: '13912345678' }))

const json = (key?: string) => ({
  'content-type': 'application/json',
  ...(key && { 'idempotency-key': key }),
})
