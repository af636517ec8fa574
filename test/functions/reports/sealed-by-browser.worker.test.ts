import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { openPart, sealParts } from '../../../functions/sealing/envelope.ts'
import { systemRandom } from '../../../functions/sealing/hkdf.ts'
import { newReceipt, parseReceipt, splitReceipt } from '../../../functions/sealing/receipt.ts'
import { newReportId } from '../../../functions/sealing/report-id.ts'
import { RECEIPT_KID, type SealedPart } from '../../../functions/sealing/sealed-part.ts'
import { countRows, type Door, freshKey, openDoor, testCentres } from '../../support/door.ts'
import { makeReport } from '../../support/make-report.ts'

describe('a report that the browser sealed', () => {
  it('is stored as it was sealed, and opens for the centre', async () => {
    const door = await openDoor()
    const sealed = await seal(door)
    expect((await door.report(body(sealed))).status).toBe(201)
    const { privateKey, kid } = door.keys.centre
    const stored = await storedPart(sealed.id)
    const opened = await openPart({ reportId: sealed.id, sealed: stored, kid, privateKey })
    expect(opened).toEqual({ ok: true, value: '先做三单' })
  })

  it('is answered without a receipt: the Worker never saw it', async () => {
    const door = await openDoor()
    const response = await door.report(body(await seal(door)))
    expect(await response.json()).toEqual({
      reference: expect.stringMatching(/^[A-Z2-9]{3}(-[A-Z2-9]{3}){2}$/),
      stage: 'received',
    })
  })

  it('is found again by the auth half of the receipt', async () => {
    const door = await openDoor()
    const sealed = await seal(door)
    const { reference } = await (await door.report(body(sealed))).json<{ reference: string }>()
    const status = await door.fetch('/api/v1/reports/status', {
      headers: { authorization: `Receipt ${sealed.receiptAuth}` },
    })
    expect(await status.json()).toMatchObject({ reference, stage: 'received' })
  })

  it('is stored once when the same bytes come again, and refused under another key', async () => {
    const door = await openDoor()
    const text = JSON.stringify(body(await seal(door)))
    const key = { 'idempotency-key': freshKey() }
    const first = await (await door.report(text, key)).text()
    const before = await countRows('reports')
    expect(await (await door.report(text, key)).text()).toBe(first)
    expect((await door.report(text)).status).toBe(409)
    expect(await countRows('reports')).toBe(before)
  })

  it.each<[string, (sealed: Sealed, door: Door) => Sealed, string, string]>([
    [
      'with a receipt key that gives everyone the same secret',
      (sealed) => ({ ...sealed, receiptKey: 'A'.repeat(43) }),
      '/sealed/receiptKey',
      'invalid',
    ],
    ['without a wrap for the receipt', without(RECEIPT_KID), '/sealed/parts/0/wraps', 'required'],
    [
      'without a wrap for the centre',
      (sealed, { keys }) => without(keys.centre.kid)(sealed),
      '/sealed/parts/0/wraps',
      'unknown-key',
    ],
    [
      'without a wrap for the recovery key',
      (sealed, { keys }) => without(keys.recovery.kid)(sealed),
      '/sealed/parts/0/wraps',
      'no-recovery-key',
    ],
    [
      'with a wrap for a key that nobody knows',
      (sealed, { keys }) => rename(sealed, keys.recovery.kid, 'k000000000000'),
      '/sealed/parts/0/wraps',
      'unknown-key',
    ],
    [
      'with two wraps for one key',
      (sealed, { keys }) => rename(sealed, keys.recovery.kid, keys.centre.kid),
      '/sealed/parts/0/wraps',
      'conflict',
    ],
    [
      'with a part that comes twice',
      (sealed) => ({ ...sealed, parts: [...sealed.parts, ...sealed.parts] }),
      '/sealed/parts',
      'conflict',
    ],
    [
      'with a ciphertext of a size that padding never makes',
      cut,
      '/sealed/parts/0/ct',
      'malformed',
    ],
  ])('is refused %s', async (_, change, pointer, code) => {
    const door = await openDoor()
    const before = await countRows('reports')
    const response = await door.report(body(change(await seal(door), door)))
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ errors: [{ pointer, code }] })
    expect(await countRows('reports')).toBe(before)
  })
})

describe('what a sealing browser leaves readable', () => {
  it.each([
    ['an hour that there is not', '2026-99-99T99:00:00Z', 'no-such-date'],
    ['an hour to come', '2027-01-01T00:00:00Z', 'future'],
    ['a minute', '2026-11-23T01:10:00Z', 'malformed'],
  ])('is refused with %s', async (_, lastPaidHour, code) => {
    const door = await openDoor()
    const response = await door.report({ ...body(await seal(door)), summary: { lastPaidHour } })
    const errors = [{ pointer: '/summary/lastPaidHour', code }]
    expect(await response.json()).toMatchObject({ code: 'invalid', errors })
  })

  it('is refused where it says that somebody who gives a clue can be reached', async () => {
    const door = await openDoor()
    const sealed = await seal(door, { contact: { phone: '13800138000', mayCall: true } })
    const clue = { kind: 'clue', sealed }
    const errors = [{ pointer: '/sealed/parts', code: 'anonymous-only' }]
    expect(await (await door.report(clue)).json()).toMatchObject({ code: 'invalid', errors })
  })
})

describe('a key that was revoked', () => {
  it.each(['centre', 'recovery'] as const)('takes nothing more: %s', async (whose) => {
    const { keys } = await openDoor()
    const door = await openDoor({ centres: testCentres(keys, { [whose]: '2026-11-23' }) })
    const response = await door.report(body(await seal(door)))
    const errors = [{ pointer: '/sealed/parts/0/wraps', code: 'unknown-key' }]
    expect(await response.json()).toMatchObject({ code: 'invalid', errors })
  })

  it('is missed by nobody once the operator has no other: a recovery key', async () => {
    const { keys } = await openDoor()
    const door = await openDoor({ centres: testCentres(keys, { recovery: '2026-11-23' }) })
    const sealed = without(keys.recovery.kid)(await seal(door))
    expect((await door.report(body(sealed))).status).toBe(201)
  })

  it('still takes what came on the day before', async () => {
    const { keys } = await openDoor()
    const revoked = { centre: '2026-11-24', recovery: '2026-11-24' }
    const door = await openDoor({ centres: testCentres(keys, revoked) })
    expect((await door.report(body(await seal(door)))).status).toBe(201)
  })
})

type Sealed = Awaited<ReturnType<typeof seal>>

/** As the form does it: id and receipt first, then everything under them. */
async function seal({ keys }: Door, parts: Record<string, unknown> = { story: '先做三单' }) {
  const receipt = parseReceipt(newReceipt(systemRandom))
  if (!receipt.ok) throw new Error(receipt.error)
  const { auth, sealKeyPair } = await splitReceipt(receipt.value)
  const id = newReportId(systemRandom)
  const sealed = await sealParts({
    reportId: id,
    parts,
    recipients: [keys.centre, keys.recovery, { ...sealKeyPair, kid: RECEIPT_KID }],
    random: systemRandom,
  })
  return { v: 1, id, receiptAuth: auth, receiptKey: sealKeyPair.publicKey, parts: sealed }
}

function body(sealed: Sealed) {
  return makeReport({ private: undefined, payments: undefined, ageBand: undefined, sealed })
}

function without(kid: string) {
  return (sealed: Sealed): Sealed =>
    changeWraps(sealed, (wraps) => wraps.filter((wrap) => wrap.kid !== kid))
}

function rename(sealed: Sealed, from: string, to: string): Sealed {
  return changeWraps(sealed, (wraps) =>
    wraps.map((wrap) => (wrap.kid === from ? { ...wrap, kid: to } : wrap)),
  )
}

function changeWraps(
  sealed: Sealed,
  change: (wraps: SealedPart['wraps']) => SealedPart['wraps'],
): Sealed {
  return { ...sealed, parts: sealed.parts.map((one) => ({ ...one, wraps: change(one.wraps) })) }
}

function cut(sealed: Sealed): Sealed {
  return { ...sealed, parts: sealed.parts.map((one) => ({ ...one, ct: one.ct.slice(0, -4) })) }
}

async function storedPart(id: string): Promise<SealedPart> {
  const row = await env.DB.prepare('SELECT * FROM sealed_parts WHERE report_id = ?')
    .bind(id)
    .first<{ part: 'story'; nonce: string; ct: string; wraps: string }>()
  if (!row) throw new Error('nothing is stored')
  return { part: row.part, nonce: row.nonce, ct: row.ct, wraps: JSON.parse(row.wraps) }
}
