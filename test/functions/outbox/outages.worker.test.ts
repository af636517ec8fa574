import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Context } from '../../../functions/context.ts'
import { emptyLastResort } from '../../../functions/outbox/empty-last-resort.ts'
import { lastResortStore } from '../../../functions/outbox/last-resort.store.ts'
import { outboxOf } from '../../../functions/outbox/outbox.ts'
import { type ReportStore, reportStore } from '../../../functions/reports/report.store.ts'
import { parseReceipt, receiptAuth } from '../../../functions/sealing/receipt.ts'
import { DOCUMENTED } from '../../../scripts/prove/faults.ts'
import { countRows, freshKey, openDoor } from '../../support/door.ts'
import { drainOutbox } from '../../support/drain-outbox.ts'
import { makeReport } from '../../support/make-report.ts'
import { makeSealedReport } from '../../support/make-sealed-report.ts'

describe('while D1 cannot answer, a report', () => {
  it.each(DOCUMENTED)('is taken and held: %s', async (message) => {
    const door = await openDoor({ reports: failing(message) })
    const response = await door.report(makeReport())
    expect(response.status).toBe(202)
    expect(response.headers.get('location')).toBe('/api/v1/reports/status')
    expect(door.logged).toContainEqual({
      event: 'report-held',
      fields: { kind: 'fraud', lane: expect.any(String) },
    })
    await drainOutbox()
  })

  it('is in D1 once D1 is back, whole and once', async () => {
    const before = await everything()
    const { report } = await openDoor({ reports: failing(DOCUMENTED[2]) })
    await report(makeReport())
    expect(await everything()).toEqual(before)
    await drainOutbox()
    const after = await everything()
    expect(after.reports).toBe(before.reports + 1)
    const direct = await openDoor()
    await direct.report(makeReport())
    const usual = await everything()
    // It wrote what a report writes that D1 takes at once.
    for (const table of TABLES) {
      expect([table, after[table] - before[table]]).toEqual([table, usual[table] - after[table]])
    }
  })

  it('gets the receipt that it gets when D1 answers', async () => {
    const key = { 'idempotency-key': freshKey() }
    const down = await openDoor({ reports: failing(DOCUMENTED[0]) })
    const held = await (await down.report(makeReport(), key)).text()
    expect(await (await down.report(makeReport(), key)).text()).toBe(held)
    const up = await openDoor()
    const again = await up.report(makeReport(), key)
    expect([again.status, await again.text()]).toEqual([201, held])
    const before = await countRows('reports')
    await drainOutbox()
    expect(await countRows('reports')).toBe(before)
  })

  it('is refused with other bytes under the same key', async () => {
    const key = { 'idempotency-key': freshKey() }
    const { report } = await openDoor({ reports: failing(DOCUMENTED[0]) })
    await report(makeReport(), key)
    const other = await report(makeReport({ locale: 'en' }), key)
    expect([other.status, await other.json()]).toEqual([
      422,
      expect.objectContaining({ code: 'key-reused' }),
    ])
    await drainOutbox()
  })

  it('can be followed by its receipt before D1 has it', async () => {
    const down = await openDoor({ reports: failing(DOCUMENTED[0]) })
    const { receipt, reference } = await (await down.report(makeReport())).json<Receipt>()
    const up = await openDoor()
    for (const door of [down, up]) {
      const status = await door.fetch('/api/v1/reports/status', await withReceipt(receipt))
      expect([status.status, await status.json()]).toEqual([
        200,
        expect.objectContaining({ reference, stage: 'received' }),
      ])
    }
    await drainOutbox()
  })

  it('that is held by nobody has no status: 503, not “unknown”', async () => {
    const { receipt } = await (await (await openDoor()).report(makeReport())).json<Receipt>()
    const down = await openDoor({ reports: failing(DOCUMENTED[0]) })
    const status = await down.fetch('/api/v1/reports/status', await withReceipt(receipt))
    expect(status.status).toBe(503)
  })

  it('is kept by KV when the outbox cannot be reached either, and brought home from there', async () => {
    const before = await countRows('reports')
    const { report } = await openDoor({ reports: failing(DOCUMENTED[0]), outbox: NO_OUTBOX })
    const response = await report(makeReport())
    expect(response.status).toBe(202)
    expect(await lastResortStore(env.KV).list(10)).toHaveLength(1)
    await emptyLastResort(scheduled())
    expect(await lastResortStore(env.KV).list(10)).toHaveLength(0)
    await drainOutbox()
    expect(await countRows('reports')).toBe(before + 1)
  })

  it('gets 503 when nobody can keep it', async () => {
    const fail = async () => {
      throw new Error('KV PUT failed: 500 Internal Server Error')
    }
    const { report } = await openDoor({
      reports: failing(DOCUMENTED[0]),
      outbox: NO_OUTBOX,
      lastResort: { hold: fail, list: fail, read: fail, remove: fail },
    })
    expect((await report(makeReport())).status).toBe(503)
  })
})

describe('a D1 that', () => {
  it('never answers: the report is held', async () => {
    const never = () => new Promise<never>(() => {})
    const { report } = await openDoor({ reports: { ...failing(''), findAttempt: never } })
    expect((await report(makeReport())).status).toBe(202)
    await drainOutbox()
  })

  it('stops answering between the question and the write: the report is held', async () => {
    const never = () => new Promise<never>(() => {})
    const { report } = await openDoor({ reports: { ...reportStore(env.DB), insert: never } })
    expect((await report(makeReport())).status).toBe(202)
    await drainOutbox()
  })

  it('writes and then loses its answer: one report, 201', async () => {
    const before = await countRows('reports')
    const real = reportStore(env.DB)
    let calls = 0
    const insert: ReportStore['insert'] = async (...args) => {
      const written = await real.insert(...args)
      if (calls++ === 0) throw new Error('D1_ERROR: Network connection lost.')
      return written
    }
    const { report } = await openDoor({ reports: { ...real, insert } })
    const response = await report(makeReport())
    expect([response.status, calls]).toEqual([201, 2])
    expect(await countRows('reports')).toBe(before + 1)
  })

  it('writes long after we have stopped waiting: one report', async () => {
    const before = await countRows('reports')
    const real = reportStore(env.DB)
    let late: Promise<unknown> = Promise.resolve()
    const insert: ReportStore['insert'] = (...args) => {
      late = new Promise((resolve) => setTimeout(resolve, 900)).then(() => real.insert(...args))
      return late as ReturnType<ReportStore['insert']>
    }
    const { report } = await openDoor({ reports: { ...real, insert } })
    expect((await report(makeReport())).status).toBe(202)
    await late
    await drainOutbox()
    expect(await countRows('reports')).toBe(before + 1)
  })
})

it('a hundred keys, thirty posts each at once, D1 failing at random: a hundred reports, the same answers', async () => {
  const before = await countRows('reports')
  const real = reportStore(env.DB)
  let n = 0
  const flaky =
    <Args extends unknown[], Value>(ask: (...args: Args) => Promise<Value>) =>
    async (...args: Args) => {
      const turn = n++ % 10
      if (turn < 3) throw new Error(DOCUMENTED[turn % 2 ? 8 : 2])
      const value = await ask(...args)
      if (turn === 3) throw new Error('D1_ERROR: Network connection lost.')
      return value
    }
  const { keys, report } = await openDoor({
    reports: {
      findAttempt: flaky(real.findAttempt),
      insert: flaky(real.insert),
      findByReceipt: real.findByReceipt,
    },
  })
  for (let key = 0; key < 100; key++) {
    const header = { 'idempotency-key': freshKey() }
    const body = key % 2 ? makeReport() : await makeSealedReport([keys.centre, keys.recovery])
    const answers = await Promise.all(
      Array.from({ length: 30 }, async () => (await report(body, header)).text()),
    )
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('"stage":"received"')
  }
  await drainOutbox()
  expect(await countRows('reports')).toBe(before + 100)
}, 120_000)

interface Receipt {
  readonly reference: string
  readonly receipt: string
}

const TABLES = ['reports', 'sealed_parts', 'indicators', 'events'] as const

async function everything() {
  const rows: Record<string, number> = {}
  for (const table of TABLES) rows[table] = await countRows(table)
  return rows as Record<(typeof TABLES)[number], number>
}

function failing(message = ''): ReportStore {
  const fail = async () => {
    throw new Error(message)
  }
  return { findAttempt: fail, insert: fail, findByReceipt: fail }
}

const NO_OUTBOX = {
  hold: () => new Promise<never>(() => {}),
  find: async () => null,
  count: async () => 0,
  wake: async () => {},
}

/** The tenth minute of an hour, when the scheduled job looks. */
const scheduled = () =>
  ({
    outbox: outboxOf(env.OUTBOX),
    lastResort: lastResortStore(env.KV),
    clock: () => new Date('2026-11-23T02:10:00Z'),
    log: () => {},
  }) satisfies Pick<Context, 'outbox' | 'lastResort' | 'clock' | 'log'>

async function withReceipt(receipt: string): Promise<RequestInit> {
  const parsed = parseReceipt(receipt)
  if (!parsed.ok) throw new Error(parsed.error)
  return { headers: { authorization: `Receipt ${await receiptAuth(parsed.value)}` } }
}
