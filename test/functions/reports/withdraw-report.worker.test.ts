import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { OpenedReport } from '../../../functions/triage/open-report.ts'
import { openConsole } from '../../support/console.ts'
import { freshKey } from '../../support/door.ts'
import { holdReceipt } from '../../support/held-receipt.ts'
import { makeReport } from '../../support/make-report.ts'

describe('a report that its reporter takes back', () => {
  it('leaves what counts need, and nothing else that came with it', async () => {
    const { withdraw, id } = await sentReport()
    expect(await (await withdraw()).json()).toEqual({
      erased: { parts: 4, indicators: 2, messages: 1, evidence: 0 },
    })
    for (const table of ['sealed_parts', 'indicators', 'messages']) {
      expect([table, await rowsOf(table, id)]).toEqual([table, []])
    }
    const [row] = await rowsOf('reports', id, 'id')
    expect(row).toEqual({
      ...{ id, reference: expect.any(String), centre_id: 'jiangpan', key_mac: expect.any(String) },
      ...{ kind: 'fraud', scam_type: 'task-rebate', region: '510100', amount_band: 1_000_000 },
      ...{
        created_at: '2026-11-23T02:00:00.000Z',
        sealed_by: 'worker',
        lane: 'urgent',
        channel: 'web',
      },
      ...{ stage: 'withdrawn', stage_at: '2026-11-23T02:00:00.000Z', open: 0, version: 3 },
      ...{
        due_at: '2026-11-23T02:00:00.000Z',
        wrote_at: null,
        kept_until: null,
        claimed_by: null,
        claimed_at: null,
      },
      ...{
        receipt_mac: expect.stringMatching(/^erased-[0-9A-F]{32}$/),
        receipt_key: '',
        body_mac: expect.any(String),
      },
      ...{
        locale: '',
        notice_version: null,
        situation: null,
        also: '[]',
        for_whom: null,
        minor: 0,
      },
      ...{ still_in_contact: null, occurred_on: null, last_paid_hour: null },
      ...{ details: '{}', reasons: '[]', tasks: '{}' },
    })
  })

  it('keeps a history that holds, with the withdrawal in it', async () => {
    const { withdraw, id, console } = await sentReport()
    await withdraw()
    const opened: OpenedReport = await (
      await console.as('wang', `/api/v1/triage/reports/${id}`)
    ).json()
    expect(opened.historyHolds).toBe(true)
    expect(opened.parts).toEqual([])
    const last = opened.events.find(({ type }) => type === 'withdrawn')
    expect(last).toMatchObject({
      actor: 'reporter',
      data: { parts: 4, indicators: 2, messages: 1, evidence: 0 },
    })
    const queue = await console.as('wang', '/api/v1/triage/queue')
    expect(JSON.stringify(await queue.json())).not.toContain(id)
  })

  it.each([
    ['its progress', '/api/v1/reports/status', {}],
    ['its messages', '/api/v1/reports/messages', {}],
    ['a message to it', '/api/v1/reports/messages', write()],
    ['another withdrawal', '/api/v1/reports/withdrawal', { method: 'POST' }],
  ])('is like one that never was, to whoever asks for %s', async (_, path, init: RequestInit) => {
    const { withdraw, door, held } = await sentReport()
    await withdraw()
    const ask = async (authorization: string) => {
      const headers = { ...(init.headers as Record<string, string>), authorization }
      const response = await door.fetch(path, { ...init, headers })
      const { requestId, ...body } = await response.json<Record<string, unknown>>()
      expect(requestId).toHaveLength(36)
      const sent = [...response.headers].filter(([name]) => name !== 'x-request-id')
      return { status: response.status, body, sent }
    }
    const erased = await ask(held.authorization)
    expect(erased).toEqual(await ask(`Receipt ${'A'.repeat(43)}`))
    expect(erased.status).toBe(401)
  })

  it('does not come back when the same form is sent once more', async () => {
    const { withdraw, door } = await sentReport()
    const key = freshKey()
    const body = JSON.stringify(makeReport())
    const held = await holdReceipt(await door.report(body, { 'idempotency-key': key }))
    await door.fetch('/api/v1/reports/withdrawal', {
      method: 'POST',
      headers: { authorization: held.authorization },
    })
    await withdraw()
    const again = await holdReceipt(await door.report(body, { 'idempotency-key': key }))
    expect(again.receipt).toBe(held.receipt)
    const asked = await door.fetch('/api/v1/reports/status', {
      headers: { authorization: again.authorization },
    })
    expect(asked.status).toBe(401)
  })

  it('is erased once, however often it is asked at the same time', async () => {
    const { withdraw, id } = await sentReport()
    const answers = await Promise.all(Array.from({ length: 5 }, () => withdraw()))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401])
    const events = await rowsOf('events', id)
    expect(events.filter(({ type }) => type === 'withdrawn')).toHaveLength(1)
  })

  it('loses to no message that comes at the same time', async () => {
    const { withdraw, door, held, id } = await sentReport()
    const headers = {
      ...(write().headers as Record<string, string>),
      authorization: held.authorization,
    }
    await Promise.all([
      withdraw(),
      ...Array.from({ length: 3 }, () =>
        door.fetch('/api/v1/reports/messages', {
          ...write(),
          headers: { ...headers, 'idempotency-key': freshKey() },
        }),
      ),
    ])
    expect(await rowsOf('messages', id)).toEqual([])
  })

  it('is no longer decided or written to', async () => {
    const { withdraw, id, console } = await sentReport()
    await withdraw()
    expect((await console.post('wang', `/api/v1/triage/reports/${id}/claim`)).status).toBe(409)
  })
})

function write(): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': freshKey() },
    body: JSON.stringify({ text: '还有一点' }),
  }
}

/** A report with everything, and one message. */
async function sentReport() {
  const console = await openConsole()
  const { door } = console
  const held = await holdReceipt(await door.report(makeReport()))
  const auth = { authorization: held.authorization }
  const messages = '/api/v1/reports/messages'
  const { report: id } = await (await door.fetch(messages, { headers: auth })).json<{
    report: string
  }>()
  await door.fetch(messages, { ...write(), headers: { ...write().headers, ...auth } })
  const withdraw = () => door.fetch('/api/v1/reports/withdrawal', { method: 'POST', headers: auth })
  return { console, door, held, id, withdraw }
}

async function rowsOf(table: string, id: string, column = 'report_id') {
  const { results } = await env.DB.prepare(`SELECT * FROM ${table} WHERE ${column} = ?`)
    .bind(id)
    .all<Record<string, unknown>>()
  return results
}
