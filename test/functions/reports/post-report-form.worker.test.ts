import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { type Context, createContext } from '../../../functions/context.ts'
import { operatorFrom } from '../../../functions/operator/operator.ts'
import { fraud } from '../../../functions/reports/forms/fraud.ts'
import { phraseInContact, phraseOf } from '../../../functions/reports/phrase.ts'
import { openReportForm, postReportForm } from '../../../functions/reports/post-report-form.ts'
import { openPart } from '../../../functions/sealing/envelope.ts'
import { parseReceipt } from '../../../functions/sealing/receipt.ts'
import type { SealedPart } from '../../../functions/sealing/sealed-part.ts'
import { countRows, NOW, openDoor, testCentres, testEnv } from '../../support/door.ts'
import { fillForm } from '../../support/fill-form.ts'
import { nothingAnswers } from '../../support/nothing-answers.ts'

const FORM_TYPE = 'application/x-www-form-urlencoded'

describe('a form sent without JavaScript', () => {
  it('makes a report and shows its reference and receipt', async () => {
    const form = await openForm()
    const before = await countRows('reports')
    expect(await form.post({ story: '他骗我' })).toEqual({
      view: 'received',
      status: 200,
      reference: expect.stringMatching(/^[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{3}$/),
      receipt: expect.stringMatching(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{3}$/),
      adds: null,
      mayCall: false,
      about: 'paid',
      named: { scamType: '', school: '' },
      dueAt: expect.stringMatching(/^2026-11-23T/),
    })
    expect(await countRows('reports')).toBe(before + 1)
  })

  it('is sealed before it is stored', async () => {
    const form = await openForm()
    const view = await form.post({
      story: '他骗我',
      phone: '13800138000',
      'may-call': 'yes',
    })
    const { id, parts } = await newestParts()
    const key = (await openDoor()).keys.centre
    const open = (part: string) => {
      const sealed = parts.find((one) => one.part === part)
      if (!sealed) throw new Error(`no part ${part}`)
      return openPart({ reportId: id, sealed, kid: key.kid, privateKey: key.privateKey })
    }
    expect(await open('story')).toEqual({ ok: true, value: '他骗我' })
    expect(await open('contact')).toEqual({
      ok: true,
      value: { phone: '13800138000', phrase: await phraseOn(view), mayCall: true },
    })
  })

  it('gives the same receipt to the same answers, and stores them once', async () => {
    const form = await openForm()
    const first = await form.post({ story: '他骗我' })
    const before = await countRows('reports')
    expect(await form.post({ story: '他骗我' })).toEqual(first)
    expect(await countRows('reports')).toBe(before)
  })

  it('makes one report of ten clicks at once', async () => {
    const form = await openForm()
    const before = await countRows('reports')
    const views = await Promise.all(Array.from({ length: 10 }, () => form.post({ story: '急' })))
    expect(new Set(views.map((view) => JSON.stringify(view))).size).toBe(1)
    expect(await countRows('reports')).toBe(before + 1)
  })

  it('says which report it had made when other answers come, and offers to add them', async () => {
    const form = await openForm()
    const first = await form.post({ story: '他骗我' })
    const before = await countRows('reports')
    const second = await form.post({ story: '他又骗我' })
    if (first.view !== 'received' || second.view !== 'already') throw new Error(second.view)
    expect(second.status).toBe(409)
    expect(second.reference).toBe(first.reference)
    expect(second.token).not.toBe(form.token)
    expect(await countRows('reports')).toBe(before)

    const addition = { story: '他又骗我', adds: second.reference, token: second.token }
    const third = await form.post(addition)
    expect(third).toMatchObject({ view: 'received', adds: first.reference })
    expect(third).not.toMatchObject({ receipt: first.receipt })
    expect(await countRows('reports')).toBe(before + 1)
  })
})

describe('a report that had arrived gives its receipt again', () => {
  const later = () => new Date(NOW.getTime() + 30 * 3_600_000)
  const inChina = { ...operatorFrom(), dataPlace: { ...operatorFrom().dataPlace, country: 'CN' } }

  it.each<[string, Partial<Context>, Partial<Context>]>([
    ['though the form lay open for more than a day', {}, { clock: later }],
    [
      'though its times are read on another clock now',
      {},
      { operator: { ...operatorFrom(), timeZone: 'America/New_York' } },
    ],
    ['though another consent is asked for now', { operator: inChina }, {}],
  ])('%s', async (_, then, now) => {
    const before = await openForm(then)
    const paid = { 'payment-0-amount': '100', 'payment-0-when': '2026-11-20T17:30' }
    const answers = { token: before.token, 'consent-abroad': null, ...paid }
    const given = then.operator ? answers : { ...answers, 'consent-abroad': 'yes' }
    const first = await before.post(given)
    expect(first.view).toBe('received')
    const rows = await countRows('reports')
    expect(await (await openForm(now)).post(given)).toEqual(first)
    expect(await countRows('reports')).toBe(rows)
  })

  it('though a row was added and left empty, and Enter was pressed for the button', async () => {
    const form = await openForm()
    const first = await form.post({ story: '他骗我' })
    const again = { story: ' 他骗我', do: 'send', 'payment-1-amount': '', looked: 'yes' }
    expect(await form.post(again)).toEqual(first)
  })

  it('and no other, nor to other answers', async () => {
    const form = await openForm()
    await form.post({ story: '他骗我' })
    const view = await (await openForm({ clock: later })).post({ token: form.token, story: '别的' })
    expect(view).toMatchObject({ view: 'form', status: 422, notice: 'expired' })
  })

  it('or says that it can’t be known now', async () => {
    const form = await openForm()
    await form.post({ story: '他骗我' })
    const down = await openForm({ clock: later, reports: broken('D1_ERROR: no') })
    const view = await down.post({ story: '他骗我', token: form.token })
    expect(view).toMatchObject({ status: 503, notice: 'unavailable', token: form.token })
  })
})

describe('nothing that was typed is lost when', () => {
  it.each([
    ['a field is wrong', { email: 'x' }, {}, 422],
    ['the token is forged', { token: 'A'.repeat(72) }, {}, 422],
    ['the token is missing', { token: null }, {}, 422],
    ['the database is down', {}, nothingAnswers(new Error('D1_ERROR: no')), 503],
  ])('%s', async (_, changes, overrides: Partial<Context>, status) => {
    const form = await openForm(overrides)
    const before = await countRows('reports')
    const view = await form.post({ story: '他骗我', ...changes })
    if (view.view !== 'form') throw new Error(view.view)
    expect(view.status).toBe(status)
    expect(view.answers.get('story')).toEqual(['他骗我'])
    expect(await countRows('reports')).toBe(before)
  })

  it('the form lay open for a day: the next click sends it', async () => {
    const yesterday = await openForm({ clock: () => new Date(NOW.getTime() - 25 * 3_600_000) })
    const form = await openForm()
    const late = await form.post({ story: '他骗我', token: yesterday.token })
    expect(late).toMatchObject({ view: 'form', status: 422, notice: 'expired', problems: [] })
    const again = await form.post({
      story: '他骗我',
      token: late.view === 'form' ? late.token : '',
    })
    expect(again.view).toBe('received')
  })
})

describe('the buttons inside the form', () => {
  it.each(['add-payment', 'add-indicator', 'find'] as const)('%s sends nothing', async (button) => {
    const form = await openForm()
    const before = await countRows('reports')
    const view = await form.post({ do: button, situation: null, pasted: '加QQ 12345678' })
    expect(view).toMatchObject({ view: 'form', status: 200, pressed: button, token: form.token })
    expect(await countRows('reports')).toBe(before)
  })
})

describe('a body that no browser sends', () => {
  it.each<[string, BodyInit, string, number, string]>([
    ['is 10 MB', `story=${'x'.repeat(10_000_000)}`, FORM_TYPE, 413, 'too-large'],
    ['is JSON', '{}', 'application/json', 415, 'unreadable'],
    ['has another charset', 'story=x', `${FORM_TYPE}; charset=gbk`, 415, 'unreadable'],
    ['has no type', 'story=x', '', 415, 'unreadable'],
    ['isn’t UTF-8', new Uint8Array([0x73, 0x3d, 0xc4, 0xe3]), FORM_TYPE, 422, 'unreadable'],
    ['isn’t UTF-8 behind percent signs', 'story=%C4%E3%BA%C3', FORM_TYPE, 422, 'unreadable'],
    ['has half a surrogate', 'story=%ED%A0%80', FORM_TYPE, 422, 'unreadable'],
  ])('%s', async (_, body, type, status, notice) => {
    const form = await openForm()
    const before = await countRows('reports')
    const view = await form.postBody(body, type)
    expect(view).toMatchObject({ view: 'form', status, notice })
    expect(await countRows('reports')).toBe(before)
  })

  it.each([
    ['nothing', ''],
    ['only marks', '&&&===&&'],
    ['a broken percent sign', 'story=%&situation=%zz'],
    ['a hundred thousand fields', 'a=1&'.repeat(100_000)],
    ['a name like a trap', '__proto__=1&constructor=1&situation=__proto__'],
    ['the replacement sign that somebody typed', 'story=%EF%BF%BD'],
  ])('holds %s', async (_, body) => {
    const form = await openForm()
    const view = await form.postBody(body, FORM_TYPE)
    expect(view).toMatchObject({ view: 'form', status: 422 })
  })
})

/** A form as it was opened; `post` sends it with changes to the least that is complete. */
async function openForm(overrides: Partial<Context> = {}) {
  const { keys } = await openDoor()
  const ctx = createContext(testEnv(), {
    clock: () => NOW,
    centres: testCentres(keys),
    withinBudget: async () => true,
    log: () => {},
    ...overrides,
  })
  const { token } = (await openReportForm(ctx)) as { token: string }
  const postBody = (body: BodyInit, type: string) =>
    postReportForm(
      ctx,
      fraud,
      new Request('https://jingzhong.test/report/fraud/', {
        method: 'POST',
        body,
        headers: type ? { 'content-type': type } : {},
      }),
      { locale: 'zh-CN' },
    )
  return {
    token,
    postBody,
    post: (changes: Parameters<typeof fillForm>[0]) =>
      postBody(fillForm({ token, ...changes }).toString(), FORM_TYPE),
  }
}

function broken(message: string): Context['reports'] {
  const fail = () => Promise.reject(new Error(message))
  return new Proxy({} as Context['reports'], { get: () => fail })
}

/** The phrase as it belongs in the sealed contact of a report whose receipt is on this page. */
async function phraseOn(view: { readonly view: string; readonly receipt?: string }) {
  const bytes = parseReceipt(view.receipt ?? '')
  if (!bytes.ok) throw new Error('no receipt on the page')
  return phraseInContact(await phraseOf(bytes.value))
}

async function newestParts(): Promise<{ id: string; parts: SealedPart[] }> {
  // Tables here have no rowid; the event log knows the order of arrival.
  const row = await env.DB.prepare(
    'SELECT report_id AS id FROM events ORDER BY no DESC LIMIT 1',
  ).first<{ id: string }>()
  const id = row?.id ?? ''
  const { results } = await env.DB.prepare(
    'SELECT part, nonce, ct, wraps FROM sealed_parts WHERE report_id = ?',
  )
    .bind(id)
    .all<{ part: SealedPart['part']; nonce: string; ct: string; wraps: string }>()
  return { id, parts: results.map((one) => ({ ...one, wraps: JSON.parse(one.wraps) })) }
}
