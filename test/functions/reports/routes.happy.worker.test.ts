import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { openPart } from '../../../functions/sealing/envelope.ts'
import { parseReceipt, splitReceipt } from '../../../functions/sealing/receipt.ts'
import type { SealedPart } from '../../../functions/sealing/sealed-part.ts'
import { countRows, freshKey, openDoor } from '../../support/door.ts'
import { makeReport } from '../../support/make-report.ts'
import { makeSealedReport } from '../../support/make-sealed-report.ts'

describe('POST /api/v1/reports takes a report', () => {
  it('answers 201 with a reference, a receipt and where to ask', async () => {
    const door = await openDoor()
    const response = await door.report(makeReport())
    expect(response.status).toBe(201)
    expect(response.headers.get('location')).toBe('/api/v1/reports/status')
    expect(await response.json()).toEqual({
      reference: expect.stringMatching(/^[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{3}$/),
      receipt: expect.stringMatching(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{3}$/),
      stage: 'received',
    })
  })

  it('gives the same answer to the same bytes under the same key, and stores them once', async () => {
    const door = await openDoor()
    const key = { 'idempotency-key': freshKey() }
    const first = await door.report(makeReport(), key)
    const before = await countRows('reports')
    const second = await door.report(makeReport(), key)
    expect(await second.text()).toBe(await first.text())
    expect(await countRows('reports')).toBe(before)
  })

  it('does so also when the rules have changed since, and refuses other bytes by the new ones', async () => {
    const key = { 'idempotency-key': freshKey() }
    const body = makeReport({ occurredOn: '2026-12-24' })
    const inDecember = await openDoor({ clock: () => new Date('2026-12-24T04:00:00Z') })
    const first = await inDecember.report(body, key)
    expect(first.status).toBe(201)
    const now = await openDoor()
    const before = await countRows('reports')
    const second = await now.report(body, key)
    expect(second.status).toBe(201)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect(await second.text()).toBe(await first.text())
    expect((await now.report({ ...body, locale: 'en' }, key)).status).toBe(422)
    expect(await countRows('reports')).toBe(before)
  })

  it('does so for a report that the browser sealed, which has no receipt of ours', async () => {
    const { keys, report } = await openDoor()
    const key = { 'idempotency-key': freshKey() }
    const body = await makeSealedReport([keys.centre, keys.recovery], { occurredOn: '2026-11-24' })
    const first = await (await report(body, key)).text()
    const earlier = await openDoor({ clock: () => new Date('2026-11-20T04:00:00Z') })
    expect(await (await earlier.report(body, key)).text()).toBe(first)
    expect(JSON.parse(first)).not.toHaveProperty('receipt')
  })

  it('stores one report for thirty posts at once', async () => {
    const door = await openDoor()
    const before = await countRows('reports')
    const key = { 'idempotency-key': freshKey() }
    const answers = await Promise.all(
      Array.from({ length: 30 }, async () => (await door.report(makeReport(), key)).text()),
    )
    expect(new Set(answers).size).toBe(1)
    expect(await countRows('reports')).toBe(before + 1)
  })

  it('keeps plain what triage sorts by, and nothing else', async () => {
    const row = await storedAfter(makeReport())
    expect(row).toMatchObject({
      kind: 'fraud',
      centre_id: 'jiangpan',
      situation: 'paid',
      region: '510100',
      amount_band: 1_000_000,
      last_paid_hour: '2026-11-23T01:00:00Z',
      minor: 0,
      lane: 'urgent',
      due_at: '2026-11-23T02:15:00.000Z',
      reasons: '["paid-within-2h","still-in-contact"]',
      sealed_by: 'worker',
    })
  })

  it.each([
    ['2026-11-22T23:50:00Z', 'paid-within-2h'],
    ['2026-11-22T22:59:00Z', 'paid-within-48h'],
    ['2026-11-20T22:59:00Z', 'still-in-contact'],
  ])('counts a payment at %s as fresh while it may be: %s', async (paidAt, reason) => {
    const row = await storedAfter(
      makeReport({ payments: [{ amountFen: 100, method: 'alipay', paidAt }] }),
    )
    expect(JSON.parse(String(row.reasons))[0]).toBe(reason)
  })

  it('seals the story for the centre, the recovery key and the receipt', async () => {
    const door = await openDoor()
    const answer = await door.report(makeReport())
    const { receipt } = await answer.json<{ receipt: string }>()
    const { id } = await newest()
    const sealed = await storedPart(id, 'story')
    const bytes = parseReceipt(receipt)
    if (!bytes.ok) throw new Error('the receipt does not parse')
    const { sealKeyPair } = await splitReceipt(bytes.value)
    for (const [kid, privateKey] of [
      [door.keys.centre.kid, door.keys.centre.privateKey],
      [door.keys.recovery.kid, door.keys.recovery.privateKey],
      ['receipt', sealKeyPair.privateKey],
    ] as const) {
      expect(await openPart({ reportId: id, sealed, kid, privateKey })).toEqual({
        ok: true,
        value: '对方让我先做三单，再垫付。',
      })
    }
  })

  it('takes each kind of report', async () => {
    const door = await openDoor()
    for (const kind of ['campus', 'job-ad', 'clue']) {
      const response = await door.report({ kind, private: { story: '有人在群里收银行卡。' } })
      expect(response.status).toBe(201)
    }
  })
})

describe('GET /api/v1/reports/status', () => {
  it('tells the holder of a receipt how far the report has come', async () => {
    const door = await openDoor()
    const answer = await door.report(makeReport())
    const { reference, receipt } = await answer.json<{ reference: string; receipt: string }>()
    const bytes = parseReceipt(receipt)
    if (!bytes.ok) throw new Error('the receipt does not parse')
    const { auth } = await splitReceipt(bytes.value)
    const response = await door.fetch('/api/v1/reports/status', {
      headers: { authorization: `Receipt ${auth}` },
    })
    expect(await response.json()).toEqual({
      reference,
      stage: 'received',
      stageAt: '2026-11-23T02:00:00.000Z',
      receivedAt: '2026-11-23T02:00:00.000Z',
      dueAt: '2026-11-23T02:15:00.000Z',
      nextAt: null,
      steps: [{ stage: 'received', at: '2026-11-23T02:00:00.000Z' }],
      reason: null,
    })
  })
})

interface ReportRow {
  id: string
  [column: string]: unknown
}

async function newest(): Promise<ReportRow> {
  // Tables here have no rowid; the event log knows the order of arrival.
  const row = await env.DB.prepare(
    `SELECT r.* FROM reports r JOIN events e ON e.report_id = r.id ORDER BY e.no DESC LIMIT 1`,
  ).first<ReportRow>()
  if (!row) throw new Error('nothing is stored')
  return row
}

async function storedAfter(body: unknown): Promise<ReportRow> {
  const door = await openDoor()
  await door.report(body)
  return newest()
}

async function storedPart(id: string, part: string): Promise<SealedPart> {
  const row = await env.DB.prepare('SELECT * FROM sealed_parts WHERE report_id = ? AND part = ?')
    .bind(id, part)
    .first<{ part: 'story'; nonce: string; ct: string; wraps: string }>()
  if (!row) throw new Error(`no part ${part}`)
  return { part: row.part, nonce: row.nonce, ct: row.ct, wraps: JSON.parse(row.wraps) }
}
