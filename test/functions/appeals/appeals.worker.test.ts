// Longer than most files: each way to use an appeal as a switch is tried.

import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { historyOf } from '../../../functions/appeals/appeal.ts'
import type { ShownAppeal } from '../../../functions/appeals/handle-appeal.ts'
import { type AppealStatus, openAnswer } from '../../../functions/appeals/read-appeal.ts'
import { OUTCOMES, REASONS_OF } from '../../../functions/appeals/vocabulary.ts'
import { type EventRow, rowToEvent } from '../../../functions/audit/event.store.ts'
import { verifyReportChain } from '../../../functions/audit/verify-chain.ts'
import { openPart } from '../../../functions/sealing/envelope.ts'
import { parseReceipt, receiptAuth } from '../../../functions/sealing/receipt.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { freshKey, NOW } from '../../support/door.ts'
import { everythingStored } from '../../support/everything-stored.ts'
import { lookedUp } from '../../support/looked-up.ts'
import { makeProposal } from '../../support/make-proposal.ts'
import { indicatorId, type Named, nameInReport } from '../../support/named-reports.ts'
import { AUDIT_SECRET } from '../../support/stored-report.ts'

const ROOT = '/api/v1/triage/appeals'
const TEXT = '这个号码上个月才到我手里，营业厅可以证明。'

beforeEach(async () => {
  await env.DB.exec('DELETE FROM spent_actions')
})

describe('an appeal', () => {
  it('is taken with a receipt and a clock of 72 hours, and hides nothing by itself', async () => {
    const { appeal, published } = await setUp()
    const { dueAt, receipt, reference } = await appeal()
    expect(Date.parse(dueAt) - NOW.getTime()).toBe(72 * 3_600_000)
    expect(receipt).toMatch(/^(?:[0-9A-Z]{4}-){6}[0-9A-Z]{3}$/)
    expect(reference).toMatch(/^.{3}-.{3}-.{3}$/)
    expect(await published()).toHaveLength(1)
  })

  it('lies sealed: neither its words, nor the number, nor how to reach somebody, nor the receipt', async () => {
    const { appeal, named } = await setUp()
    const { receipt } = await appeal({ contact: '13700001111' })
    const stored = await everythingStored()
    for (const word of [
      '上个月',
      named.value,
      '13700001111',
      receipt,
      receipt.replaceAll('-', ''),
    ]) {
      expect(stored).not.toContain(word)
    }
  })

  it('opens with the centre’s key, bound to itself', async () => {
    const { appeal, list, named, keys } = await setUp()
    const { reference } = await appeal()
    const one = (await list()).find((listed) => listed.reference === reference)
    if (!one) throw new Error('there is no appeal')
    const sealed = { part: 'story', ...one.sealed }
    const key = { kid: keys.centre.kid, privateKey: keys.centre.privateKey }
    expect(await openPart({ reportId: one.id, sealed, ...key })).toEqual({
      ok: true,
      value: `phone: ${named.value}\n\n${TEXT}`,
    })
    expect((await openPart({ reportId: '0'.repeat(26), sealed, ...key })).ok).toBe(false)
  })

  it('sent twice with one key is one, with the same receipt', async () => {
    const { appeal, list } = await setUp()
    const key = freshKey()
    const [first, second] = [await appeal({}, key), await appeal({}, key)]
    expect(second).toEqual(first)
    expect((await list()).filter(({ reference }) => reference === first.reference)).toHaveLength(1)
  })

  it('is answered alike whether the number is listed, suspected or unknown', async () => {
    const { console: desk, appeal } = await setUp()
    const shape = (one: object) => Object.keys(one).sort()
    const unknown = { kind: 'phone' as const, value: '+8613712345678' }
    const suspected = { kind: 'phone' as const, value: '+8613787654321' }
    await nameInReport(suspected, 'n', null)
    await desk.post('wang', `/api/v1/triage/indicators/${await indicatorId(suspected)}/verdict`, {
      act: 'suspect',
      version: 0,
    })
    const answers = [
      await appeal(),
      await appeal({ indicator: unknown }),
      await appeal({ indicator: suspected }),
    ]
    expect(new Set(answers.map((one) => shape(one).join()))).toEqual(
      new Set(['dueAt,receipt,reference']),
    )
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['nothing', {}, '/indicator'],
    ['two things', { warning: 'w-1', indicator: { kind: 'phone', value: '1' } }, '/indicator'],
    ['something without words', { warning: 'w-1', text: ' ' }, '/text'],
    ['a field that nobody asked for', { warning: 'w-1', centre: 'elsewhere' }, '/centre'],
  ])('about %s is refused', async (_, body, pointer) => {
    const { send } = await setUp()
    const answer = await send({ locale: 'zh-CN', relation: 'mine', text: TEXT, ...body })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
    })
  })
})

describe('hiding while it is looked at', () => {
  it('follows control that was shown, and readers then know nothing of it', async () => {
    const { appeal, idOf, hide, published, read } = await setUp()
    const taken = await appeal()
    const id = await idOf(taken.reference)
    expect(await hide('wang', id, { control: 'carrier', evidence: null })).toBe(422)
    expect(await published()).toHaveLength(1)
    expect(await hide('wang', id, { control: 'call-back', evidence: null })).toBe(200)
    expect(await published()).toEqual([])
    expect(await read(taken.receipt)).toMatchObject({ state: 'masked', outcome: null })
  })

  it('is no switch: fifty appeals in a row hide it once, and each kind of new paper once more', async () => {
    const { appeal, idOf, hide, published, list, restore } = await setUp()
    let hidden = 0
    for (let n = 0; n < 50; n += 1) {
      const id = await idOf((await appeal()).reference)
      const status = await hide('wang', id, { control: 'sms', evidence: null })
      if (status === 200) hidden += 1
      if ((await published()).length === 0) await restore()
    }
    const papers = [
      'carrier-paper',
      'carrier-paper',
      'police-paper',
      'police-paper',
      'court-paper',
      'platform-paper',
      'court-paper',
    ]
    let again = 0
    for (const evidence of papers) {
      const id = await idOf((await appeal()).reference)
      if ((await hide('li', id, { control: 'licence', evidence })) === 200) again += 1
      if ((await published()).length === 0) await restore()
    }
    console.info(
      `50 appeals in a row hid it ${hidden} time; ${papers.length} more with papers hid it ${again} times; ${(await list()).length} wait`,
    )
    expect([hidden, again]).toEqual([1, 4])
    expect(await published()).toHaveLength(1)
  })

  it('is over with the answer: what was rejected hides nothing any more', async () => {
    const { appeal, idOf, hide, answer, published } = await setUp()
    const id = await idOf((await appeal()).reference)
    await answer('li', id, { outcome: 'rejected', reason: 'stands-on-proof' })
    expect(await hide('wang', id, { control: 'sms', evidence: null })).toBe(409)
    expect(await published()).toHaveLength(1)
  })

  it('happens once where two appeals are taken up at the same time', async () => {
    const { appeal, idOf, hide } = await setUp()
    const ids = [await idOf((await appeal()).reference), await idOf((await appeal()).reference)]
    const statuses = await Promise.all(
      ids.map((id, n) => hide(n ? 'li' : 'wang', id, { control: 'sms', evidence: null })),
    )
    expect(statuses.sort()).toEqual([200, 409])
  })

  it('hides a warning the same way, and an answer takes it down', async () => {
    const { console: desk, send, idOf, hide, answer } = await setUp()
    const { id: warning } = (await (
      await desk.post('wang', '/api/v1/triage/warnings', makeProposal({ lastsUntil: '2027-01-15' }))
    ).json()) as { id: string }
    await desk.post('li', `/api/v1/triage/warnings/${warning}/publication`, { version: 1 })
    const shown = async () =>
      (
        (await (await desk.door.fetch('/api/v1/warnings')).json()) as { warnings: { id: string }[] }
      ).warnings.some(({ id }) => id === warning)
    expect(await shown()).toBe(true)
    const taken = await (
      await send({ locale: 'zh-CN', relation: 'wrong', warning, text: TEXT })
    ).json<{ reference: string }>()
    const id = await idOf(taken.reference)
    await hide('wang', id, { control: 'mail-reply', evidence: null })
    expect(await shown()).toBe(false)
    expect(await env.KV.get(`v1:warnings:one:${warning}`, 'json')).toMatchObject({
      withdrawal: { reason: 'under-review' },
    })
    expect(await answer('li', id, { outcome: 'upheld', reason: 'was-wrong' })).toBe(200)
    expect(await env.KV.get(`v1:warnings:one:${warning}`, 'json')).toMatchObject({
      withdrawal: { reason: 'wrong' },
    })
  })
})

describe('an answer', () => {
  it('reaches whoever holds the receipt, with its words sealed until then', async () => {
    const { appeal, idOf, answer, read } = await setUp()
    const taken = await appeal()
    const id = await idOf(taken.reference)
    const text = '我们和营业厅核对过，已经排除。'
    expect(await answer('li', id, { outcome: 'upheld', reason: 'new-owner', text })).toBe(200)
    expect(await everythingStored()).not.toContain('营业厅核对过')
    const status = await read(taken.receipt)
    expect(status).toMatchObject({ state: 'answered', outcome: 'upheld', reason: 'new-owner' })
    const bytes = parseReceipt(taken.receipt)
    if (!bytes.ok) throw new Error(bytes.error)
    expect(await openAnswer(bytes.value, status)).toBe(text)
  })

  it('that upholds it clears the number at once; one that rejects it leaves things as they are', async () => {
    const { appeal, idOf, answer, published } = await setUp()
    await answer('li', await idOf((await appeal()).reference), {
      outcome: 'rejected',
      reason: 'stands-on-proof',
    })
    expect(await published()).toHaveLength(1)
    await answer('li', await idOf((await appeal()).reference), {
      outcome: 'upheld',
      reason: 'was-wrong',
    })
    expect(await published()).toEqual([])
  })

  it('is given once', async () => {
    const { appeal, idOf, answer } = await setUp()
    const id = await idOf((await appeal()).reference)
    const statuses = await Promise.all([
      answer('li', id, { outcome: 'rejected', reason: 'nothing-new' }),
      answer('wang', id, { outcome: 'upheld', reason: 'was-wrong' }),
    ])
    expect(statuses.sort()).toEqual([200, 409])
  })

  it('has a reason that makes sense of it: of all pairs the table’s are taken, others refused by place', async () => {
    const { console: desk } = await setUp()
    const taken: Record<string, string[]> = {}
    for (const outcome of OUTCOMES) {
      taken[outcome] = []
      for (const reason of new Set(Object.values(REASONS_OF).flat())) {
        const said = await desk.post('wang', `${ROOT}/x/answer`, { outcome, reason })
        const body = await said.json()
        // There is no such appeal: who gets so far was understood.
        if (said.status === 404) taken[outcome].push(reason)
        else {
          expect([said.status, body]).toMatchObject([
            422,
            { code: 'invalid', errors: [{ pointer: '/reason', code: 'invalid' }] },
          ])
        }
      }
    }
    expect(taken).toEqual({
      upheld: ['was-wrong', 'new-owner', 'outdated', 'not-listed'],
      changed: ['was-wrong', 'outdated', 'unclear-words'],
      rejected: ['not-listed', 'stands-on-proof', 'not-shown-yours', 'nothing-new'],
    })
  })

  it('is not to be had with another receipt', async () => {
    const { console: desk, appeal } = await setUp()
    await appeal()
    const status = await desk.door.fetch('/api/v1/appeals/status', {
      headers: { authorization: `Receipt ${'A'.repeat(43)}` },
    })
    expect(status.status).toBe(401)
  })
})

describe('who else asks', () => {
  it('another centre finds no appeal, and who may only look hides and answers nothing', async () => {
    const { console: desk, appeal, idOf, hide, answer } = await setUp()
    const id = await idOf((await appeal()).reference)
    expect((await desk.as('sun', `${ROOT}/${id}`)).status).toBe(404)
    expect(await hide('sun', id, { control: 'sms', evidence: null })).toBe(404)
    expect(await answer('sun', id, { outcome: 'upheld', reason: 'was-wrong' })).toBe(404)
    for (const person of ['zhao', 'wu', 'he'] as const)
      expect(await hide(person, id, { control: 'sms', evidence: null })).toBe(403)
  })

  it('everybody reads the log of corrections, in which nobody is named', async () => {
    const { console: desk, appeal, idOf, answer, named } = await setUp()
    const { reference } = await appeal()
    await answer('li', await idOf(reference), { outcome: 'upheld', reason: 'new-owner' })
    const { corrections } = (await (await desk.door.fetch('/api/v1/corrections')).json()) as {
      corrections: object[]
    }
    expect(corrections).toContainEqual({
      at: NOW.toISOString(),
      what: 'indicator',
      done: 'upheld',
      kind: 'phone',
      reason: 'new-owner',
      warning: null,
    })
    const said = JSON.stringify(corrections)
    for (const secret of [
      named.value,
      reference,
      (await indicatorId(named)).split('.')[2] ?? '?',
      '宿舍',
    ])
      expect(said).not.toContain(secret)
  })
})

it('the log of corrections says nothing of what was rejected, or only hidden while it was looked at', async () => {
  const { console: desk, send, appeal, idOf, hide, answer } = await setUp()
  const log = async () => (await desk.door.fetch('/api/v1/corrections')).json()
  const proposal = makeProposal({ since: '2026-03', lastsUntil: '2027-01-16' })
  const proposed = await desk.post('wang', '/api/v1/triage/warnings', proposal)
  const { id: warning } = await proposed.json<{ id: string }>()
  await desk.post('li', `/api/v1/triage/warnings/${warning}/publication`, { version: 1 })
  const before = await log()
  await answer('li', await idOf((await appeal()).reference), {
    outcome: 'rejected',
    reason: 'nothing-new',
  })
  const sent = await send({ locale: 'zh-CN', relation: 'wrong', warning, text: TEXT })
  const id = await idOf((await sent.json<{ reference: string }>()).reference)
  expect(await hide('wang', id, { control: 'mail-reply', evidence: null })).toBe(200)
  expect(await log()).toEqual(before)
  await answer('li', id, { outcome: 'upheld', reason: 'was-wrong' })
  expect(await log()).not.toEqual(before)
})

it('the history of an appeal holds, and says codes only', async () => {
  const { appeal, idOf, hide, answer } = await setUp()
  const id = await idOf((await appeal()).reference)
  await hide('wang', id, { control: 'call-back', evidence: null })
  await answer('li', id, { outcome: 'rejected', reason: 'stands-on-proof', text: '对不起。' })
  const { results } = await env.DB.prepare('SELECT * FROM events WHERE report_id = ? ORDER BY seq')
    .bind(historyOf(id))
    .all<EventRow>()
  expect(results.map(({ type, actor }) => [type, actor])).toEqual([
    ['appealed', 'reporter'],
    ['appeal-hidden', 'wang'],
    ['appeal-answered', 'li'],
  ])
  expect(await verifyReportChain(results.map(rowToEvent), AUDIT_SECRET)).toMatchObject({ ok: true })
  expect(JSON.stringify(results)).not.toMatch(/\p{Script=Han}/u)
})

let made = 0

/** A number that two officers confirmed, and somebody who objects. */
async function setUp() {
  made += 1
  const named: Named = { kind: 'phone', value: `+86138${String(20_000_000 + made)}` }
  const desk = await openConsole({ pause: async () => {} })
  await nameInReport(named, `own-${made}`, 'saw-evidence')
  const verdict = `/api/v1/triage/indicators/${await indicatorId(named)}`
  const restore = async () => {
    await env.DB.exec('DELETE FROM spent_actions')
    const { verdict: known } = (await (await desk.as('wang', verdict)).json()) as {
      verdict: { version: number } | null
    }
    const version = known?.version ?? 0
    const ask = {
      act: 'ask',
      version,
      verdict: 'confirmed',
      grounds: 'police-notice',
      askedCentre: null,
    }
    await desk.post('wang', `${verdict}/verdict`, ask)
    await desk.post('li', `${verdict}/verdict`, { act: 'agree', version: version + 1 })
  }
  await restore()
  const send = (body: object, key: string = freshKey()) =>
    desk.door.fetch('/api/v1/appeals', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    })
  const appeal = async (over: object = {}, key?: string) => {
    const answer = await send(
      { locale: 'zh-CN', relation: 'mine', indicator: named, text: TEXT, ...over },
      key,
    )
    if (answer.status !== 201) throw new Error(await answer.text())
    return (await answer.json()) as { reference: string; receipt: string; dueAt: string }
  }
  const list = async () =>
    ((await (await desk.as('wang', ROOT)).json()) as { appeals: ShownAppeal[] }).appeals
  const idOf = async (reference: string) => {
    const row = await env.DB.prepare('SELECT id FROM appeals WHERE reference = ?')
      .bind(reference)
      .first<string>('id')
    if (!row) throw new Error(`there is no ${reference}`)
    return row
  }
  const hide = async (person: Person, id: string, body: object) =>
    (await desk.post(person, `${ROOT}/${id}/hide`, body)).status
  const answer = async (person: Person, id: string, body: object) =>
    (await desk.post(person, `${ROOT}/${id}/answer`, body)).status
  const read = async (receipt: string) => {
    const bytes = parseReceipt(receipt)
    if (!bytes.ok) throw new Error(bytes.error)
    const headers = { authorization: `Receipt ${await receiptAuth(bytes.value)}` }
    return (await (
      await desk.door.fetch('/api/v1/appeals/status', { headers })
    ).json()) as AppealStatus
  }
  const published = () => lookedUp(desk.door, named)
  return {
    console: desk,
    named,
    send,
    appeal,
    list,
    idOf,
    hide,
    answer,
    read,
    published,
    restore,
    keys: desk.door.keys,
  }
}
