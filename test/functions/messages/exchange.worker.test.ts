// Longer than most files: everything that is refused stands in one table.

import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { type Context, createContext } from '../../../functions/context.ts'
import { openMessage } from '../../../functions/messages/open-message.ts'
import type { Thread } from '../../../functions/messages/read-messages.ts'
import { type Sender, sealMessage } from '../../../functions/messages/sealed-message.ts'
import { eraseExpired } from '../../../functions/retention/erase-expired.ts'
import { systemRandom } from '../../../functions/sealing/hkdf.ts'
import { RECEIPT_KID, type Recipient } from '../../../functions/sealing/sealed-part.ts'
import type { OpenedReport } from '../../../functions/triage/open-report.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { freshKey, NOW, testEnv } from '../../support/door.ts'
import { holdReceipt } from '../../support/held-receipt.ts'
import { makeReport } from '../../support/make-report.ts'

describe('an officer and a reporter write to each other', () => {
  it('and each reads what both wrote, in order, with the key of their own', async () => {
    const { asCentre, asReporter, thread, file, held, keys } = await exchange()
    expect((await asCentre('wang', '请把转账截图留好。')).status).toBe(201)
    expect((await asReporter('好的，还有一个账号。')).status).toBe(201)
    const mine = await Promise.all(
      (await thread()).messages.map((one) => openAs(one, RECEIPT_KID, held.sealKeyPair.privateKey)),
    )
    expect(mine).toEqual([
      ['centre', '请把转账截图留好。'],
      ['reporter', '好的，还有一个账号。'],
    ])
    const { messages } = await file()
    for (const key of [keys.centre, keys.recovery]) {
      expect(
        await Promise.all(messages.map((one) => openAs(one, key.kid, key.privateKey))),
      ).toEqual(mine)
    }

    async function openAs(message: Thread['messages'][number], kid: string, privateKey: string) {
      const { report: reportId } = await thread()
      const opened = await openMessage({ reportId, message, kid, privateKey })
      return [message.sender, opened.ok ? opened.value : opened.error]
    }
  })

  it('in ciphertext only: nothing that either wrote stands in the database', async () => {
    const { asCentre, asReporter } = await exchange()
    await asCentre('wang', '机密甲')
    await asReporter('机密乙', { readable: true })
    const { results } = await env.DB.prepare('SELECT * FROM messages').all()
    expect(JSON.stringify(results)).not.toMatch(/机密/)
    expect(results.at(-1)).toMatchObject({ sender: 'reporter', sealed_by: 'worker' })
  })

  it('with an event each that holds no word, in a history that still holds', async () => {
    const { asCentre, asReporter, file } = await exchange()
    await asCentre('wang', '请回电。')
    await asReporter('好。')
    const { events, historyHolds } = await file()
    expect(historyHolds).toBe(true)
    const said = events.filter(({ type }) => type === 'message')
    expect(said.map(({ actor }) => actor)).toEqual(['wang', 'reporter'])
    for (const { data } of said) {
      expect(Object.keys(data)).toEqual(['message', 'digest'])
      expect(Object.values(data).every((value) => /^[\w-]{26,43}$/.test(String(value)))).toBe(true)
    }
  })

  it('and an officer is told where the key that answers are sealed to was swapped', async () => {
    const { file, reportId, keys } = await exchange()
    expect((await file()).receiptKeyHolds).toBe(true)
    await env.DB.prepare('UPDATE reports SET receipt_key = ? WHERE id = ?')
      .bind(keys.otherCentre.publicKey, reportId)
      .run()
    expect(await file()).toMatchObject({ historyHolds: true, receiptKeyHolds: false })
  })

  it('and the queue shows who waits for an answer until there is one', async () => {
    const { asCentre, asReporter, file } = await exchange()
    expect((await file()).facts.wroteAt).toBeNull()
    await asReporter('还在吗？')
    expect((await file()).facts.wroteAt).not.toBeNull()
    await asCentre('wang', '在。')
    expect((await file()).facts.wroteAt).toBeNull()
  })
})

describe('a message sent twice', () => {
  it('is one message under one key and the same bytes, and refused with other bytes', async () => {
    const { asReporter, thread } = await exchange()
    const key = freshKey()
    const text = JSON.stringify({ text: '一次' })
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => asReporter(text, { key, raw: true })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(await Promise.all(answers.map((one) => one.text()))).size).toBe(1)
    expect((await thread()).messages).toHaveLength(1)
    const other = await asReporter(JSON.stringify({ text: '两次' }), { key, raw: true })
    expect([other.status, await codeOf(other)]).toEqual([422, 'key-reused'])
  })

  it.each([
    ['its ciphertext was altered', "ct = replace(ct, substr(ct, 40, 8), 'AAAAAAAA')"],
    ['it is shown as the other side’s', "sender = 'centre'"],
    ['it is shown in the place of another', "id = '00000000000000000000000000'"],
  ])('does not open where %s in the database', async (_, change) => {
    const { asReporter, thread, held, reportId } = await exchange()
    await asReporter('请看')
    await env.DB.prepare(`UPDATE messages SET ${change} WHERE report_id = ?`).bind(reportId).run()
    const [message] = (await thread()).messages
    if (!message) throw new Error('not stored')
    const { privateKey } = held.sealKeyPair
    const opened = await openMessage({ reportId, message, kid: RECEIPT_KID, privateKey })
    expect(opened.ok).toBe(false)
  })

  it('cannot be moved to another report: its content is bound to its own', async () => {
    const one = await exchange()
    const other = await exchange()
    const { reportId } = one
    const sealed = await one.seal('reporter', '这一份', reportId)
    const moved = await other.asReporter(JSON.stringify({ sealed }), { raw: true })
    expect(moved.status).toBe(201)
    const [message] = (await other.thread()).messages
    if (!message) throw new Error('not stored')
    const { privateKey } = other.held.sealKeyPair
    const key = { kid: RECEIPT_KID, privateKey }
    expect((await openMessage({ reportId: other.reportId, message, ...key })).ok).toBe(false)
  })
})

describe('what is refused', () => {
  it.each<[string, (x: Exchange) => Promise<Response>, number, string]>([
    [
      'a receipt of no report',
      (x) => x.asReporter('好', { authorization: `Receipt ${'A'.repeat(43)}` }),
      401,
      'receipt-not-accepted',
    ],
    ['no receipt', (x) => x.asReporter('好', { authorization: '' }), 401, 'receipt-not-accepted'],
    ['no key', (x) => x.asReporter('好', { key: '' }), 400, 'weak-idempotency-key'],
    ['nothing written', (x) => x.asReporter(' \n'), 422, 'invalid'],
    ['a message over the limit', (x) => x.asReporter('字'.repeat(4_001)), 422, 'invalid'],
    [
      'a part of the largest size',
      async (x) => {
        const sealed = await x.seal('reporter', 'x'.repeat(17_000), x.reportId)
        return x.asReporter(JSON.stringify({ sealed }), { raw: true })
      },
      422,
      'invalid',
    ],
    [
      'words and a sealed message at once',
      async (x) => {
        const sealed = await x.seal('reporter', '好', x.reportId)
        return x.asReporter(JSON.stringify({ sealed, text: '好' }), { raw: true })
      },
      422,
      'invalid',
    ],
    [
      'what is sealed to a key of nobody here',
      async (x) => {
        const sealed = await x.seal('reporter', '好', x.reportId, [
          x.keys.centre,
          x.keys.recovery,
          x.keys.otherCentre,
        ])
        return x.asReporter(JSON.stringify({ sealed }), { raw: true })
      },
      422,
      'invalid',
    ],
    [
      'what the recovery key does not open',
      async (x) => {
        const sealed = await x.seal('reporter', '好', x.reportId, [x.keys.centre])
        return x.asReporter(JSON.stringify({ sealed }), { raw: true })
      },
      422,
      'invalid',
    ],
    [
      'an officer of another centre',
      async (x) =>
        x.sendAsCentre('sun', {
          sealed: await x.seal('centre', '好', x.reportId, [x.keys.otherCentre, x.keys.recovery]),
        }),
      404,
      'not-found',
    ],
    [
      'an officer who does not hold the report',
      (x) => x.asCentre('li', '好'),
      409,
      'held-by-another',
    ],
    ['a reader', (x) => x.asCentre('zhao', '好'), 403, 'forbidden'],
    [
      'an officer who sends it readable',
      (x) => x.console.post('wang', x.at, { text: '好' }),
      400,
      'missing-idempotency-key',
    ],
    [
      'an officer who sends it readable, with a key',
      (x) => x.sendAsCentre('wang', { text: '好' }),
      422,
      'invalid',
    ],
    [
      'a crowd',
      async (x) => {
        const crowd = await openConsole({ withinBudget: async () => false })
        return crowd.door.fetch('/api/v1/reports/messages', x.init('好'))
      },
      429,
      'too-many-requests',
    ],
  ])('%s', async (_, send, status, code) => {
    const x = await exchange()
    const response = await send(x)
    expect([response.status, await codeOf(response)]).toEqual([status, code])
    expect((await x.thread()).messages).toEqual([])
  })

  it('everything, while the report is still on its way to the database', async () => {
    const held = { report: { reference: '7R4-KD2-WB9' } } as never
    const { door } = await openConsole({
      outbox: { ...nowhere, find: async () => held },
    })
    const authorization = `Receipt ${'A'.repeat(43)}`
    const headers = {
      authorization,
      'content-type': 'application/json',
      'idempotency-key': freshKey(),
    }
    const body = JSON.stringify({ text: '好' })
    for (const [path, init] of [
      ['messages', { headers }],
      ['messages', { method: 'POST', headers, body }],
      ['withdrawal', { method: 'POST', headers }],
    ] as const) {
      const response = await door.fetch(`/api/v1/reports/${path}`, init)
      expect([response.status, await codeOf(response)]).toEqual([503, 'still-held'])
      expect(response.headers.get('retry-after')).toBe('60')
    }
  })

  it('an officer’s words once the report has ended', async () => {
    const x = await exchange()
    await x.decide('closed', 'advice-given')
    expect((await x.thread()).open).toBe(false)
    expect((await x.asCentre('wang', '等等')).status).toBe(409)
    expect((await x.thread()).open).toBe(false)
  })

  it('words to a report whose own were erased, even with a receipt that is still known', async () => {
    const x = await exchange()
    await x.decide('closed', 'advice-given')
    await env.DB.prepare("UPDATE reports SET receipt_key = '' WHERE id = ?").bind(x.reportId).run()
    const sealed = await x.seal('reporter', '好', x.reportId)
    expect((await x.asReporter(JSON.stringify({ sealed }), { raw: true })).status).toBe(409)
    expect((await x.thread()).messages).toEqual([])
  })
})

describe('a reporter who writes after the end, as when the swindler comes back,', () => {
  it('finds it open again where it stood, looked at today, in a history and a log that hold', async () => {
    const x = await exchange()
    await x.decide('verified', 'spoke-to-reporter')
    await x.decide('closed', 'advice-given')
    await env.DB.prepare("UPDATE reports SET lane = 'routine' WHERE id = ?").bind(x.reportId).run()
    expect((await x.asReporter('他又打来了，让我再转一笔。')).status).toBe(201)
    expect((await x.thread()).open).toBe(true)
    const { facts, events, historyHolds } = await x.file()
    expect(facts).toMatchObject({
      ...{ stage: 'verified', open: true, claimedBy: null, lane: 'today' },
      ...{ dueAt: new Date(NOW.getTime() + 8 * 3_600_000).toISOString() },
      wroteAt: NOW.toISOString(),
    })
    expect(facts.reasons[0]).toBe('wrote-again')
    expect(historyHolds).toBe(true)
    expect(events.filter(({ type }) => type === 'reopened')).toMatchObject([
      { actor: 'reporter', data: { from: 'closed', to: 'verified' } },
    ])
    expect(await x.status()).toMatchObject({
      ...{ stage: 'checked', reason: null },
      steps: [{ stage: 'received' }, { stage: 'checked' }],
    })
    expect((await x.asReporter('还有一个账号。')).status).toBe(201)
    await x.claim()
    await x.decide('closed', 'stopped-in-time')
    expect(await x.status()).toMatchObject({ stage: 'ended', reason: 'stopped-in-time' })
  })

  it.each([
    ['urgent', 'closed', 'advice-given', 'urgent', 30],
    ['routine', 'not-accepted', 'not-fraud', 'today', 480],
    ['today', 'not-accepted', 'test-or-spam', 'to-verify', 4_320],
    ['to-verify', 'duplicate', 'same-event', 'to-verify', 4_320],
  ] as const)('from lane %s, %s as %s, waits in %s', async (lane, end, reason, after, minutes) => {
    const x = await exchange()
    await env.DB.prepare('UPDATE reports SET lane = ? WHERE id = ?').bind(lane, x.reportId).run()
    await x.decide(end, reason)
    await x.asReporter('还在吗？')
    const { facts } = await x.file()
    const due = (Date.parse(facts.dueAt) - NOW.getTime()) / 60_000
    expect([facts.stage, facts.lane, due]).toEqual(['received', after, minutes])
  })

  it('has those on duty told anew where it is urgent', async () => {
    const x = await exchange()
    await env.DB.prepare("UPDATE reports SET lane = 'urgent' WHERE id = ?").bind(x.reportId).run()
    await x.decide('closed', 'advice-given')
    await env.DB.prepare(
      "INSERT INTO alerts (report_id, centre_id, step, at) VALUES (?, 'jiangpan', 3, ?)",
    )
      .bind(x.reportId, NOW.toISOString())
      .run()
    await x.asReporter('他又来了')
    const found = await env.DB.prepare('SELECT 1 FROM alerts WHERE report_id = ?')
      .bind(x.reportId)
      .first()
    expect(found).toBeNull()
  })

  it.each([
    ['is erased when its time is over', false],
    ['isn’t, where its reporter has written meanwhile', true],
  ])('and a report that had ended %s', async (_, writes) => {
    let days = 0
    const clock = () => new Date(NOW.getTime() + days * 86_400_000)
    const x = await exchange({ clock })
    await x.decide('closed', 'advice-given')
    days = 179
    if (writes) expect((await x.asReporter('他又来了')).status).toBe(201)
    days = 400
    await eraseExpired(createContext(testEnv(), { clock, log: () => {} }))
    const parts = await env.DB.prepare('SELECT COUNT(*) FROM sealed_parts WHERE report_id = ?')
      .bind(x.reportId)
      .first<number>('COUNT(*)')
    expect((parts ?? 0) > 0).toBe(writes)
  })

  it('is one message and one opening, however often and fast it is sent', async () => {
    const x = await exchange()
    await x.decide('closed', 'advice-given')
    const key = freshKey()
    const statuses = await Promise.all(
      Array.from({ length: 5 }, () => x.asReporter('他又来了', { key })),
    ).then((all) => all.map(({ status }) => status))
    expect(new Set(statuses)).toEqual(new Set([201]))
    const { events, messages } = await x.file()
    expect([events.filter(({ type }) => type === 'reopened').length, messages.length]).toEqual([
      1, 1,
    ])
  })
})

const nowhere: Context['outbox'] = {
  hold: () => Promise.reject(new Error('nothing is held here')),
  find: async () => null,
  count: async () => 0,
  wake: async () => {},
}

type Exchange = Awaited<ReturnType<typeof exchange>>

/** A report that came in, and that Wang has taken on. */
async function exchange(overrides: Partial<Context> = {}) {
  const console = await openConsole(overrides)
  const { door } = console
  const held = await holdReceipt(await door.report(makeReport()))
  const { keys } = door
  const auth = { authorization: held.authorization }
  const thread = async (): Promise<Thread> =>
    (await door.fetch('/api/v1/reports/messages', { headers: auth })).json()
  const { report: reportId } = await thread()
  const at = `/api/v1/triage/reports/${reportId}/messages`
  await console.post('wang', at.replace('/messages', '/claim'))

  const file = async (): Promise<OpenedReport> =>
    (await console.as('wang', at.replace('/messages', ''))).json()
  const seal = async (
    sender: Sender,
    text: string,
    id: string,
    recipients: readonly Recipient[] = [keys.centre, keys.recovery],
  ) => {
    const receipt = { kid: RECEIPT_KID, publicKey: held.sealKeyPair.publicKey }
    const to = [...recipients, receipt]
    return {
      v: 1,
      ...(await sealMessage({ reportId: id, sender, text, recipients: to, random: systemRandom })),
    }
  }
  const sendAsCentre = (person: Person, body: unknown) =>
    console.as(person, at, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': freshKey() },
      body: JSON.stringify(body),
    })
  interface How {
    readonly key?: string
    readonly raw?: boolean
    readonly readable?: boolean
    readonly authorization?: string
  }
  const init = (text: string, { key = freshKey(), raw, authorization }: How = {}): RequestInit => ({
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      authorization: authorization ?? held.authorization,
    },
    body: raw ? text : JSON.stringify({ text }),
  })
  return {
    ...{ console, held, keys, reportId, at, thread, seal, sendAsCentre, init },
    asReporter: (text: string, how?: How) =>
      door.fetch('/api/v1/reports/messages', init(text, how)),
    asCentre: async (person: Person, text: string) =>
      sendAsCentre(person, { sealed: await seal('centre', text, reportId) }),
    file,
    claim: () => console.post('wang', at.replace('/messages', '/claim')),
    decide: async (stage: string, reason: string) => {
      const { version } = (await file()).facts
      const input = { version, stage, reason }
      const said = await console.post('wang', at.replace('/messages', '/decision'), input)
      if (said.status !== 200) throw new Error(await said.text())
    },
    status: async () => (await door.fetch('/api/v1/reports/status', { headers: auth })).json(),
  }
}

const codeOf = async (response: Response) => (await response.json<{ code?: string }>()).code
