import { describe, expect, test } from 'vitest'
import type { Context } from '../../../functions/context.ts'
import { AT_ONCE, drain } from '../../../functions/outbox/drain.ts'
import type { HeldReport } from '../../../functions/outbox/held.ts'
import type { ShardStore } from '../../../functions/outbox/shard.store.ts'
import type { ReportStore } from '../../../functions/reports/report.store.ts'

test('what D1 has taken is forgotten here', async () => {
  const { go, left, stored } = outbox(['a', 'b'])
  expect(await go()).toMatchObject({ delivered: 2, left: 0, again: null })
  expect(left()).toEqual([])
  expect(stored()).toEqual(['a', 'b'])
})

test('what was there already, from the same attempt, is forgotten too', async () => {
  const { go, left, stored } = outbox(['a'], { stored: [['a', 'bytes of a']] })
  expect(await go()).toMatchObject({ delivered: 1, left: 0 })
  expect(left()).toEqual([])
  expect(stored()).toEqual(['a'])
})

test.each([
  ['an outage', () => Promise.reject(new Error('D1_ERROR: Network connection lost.'))],
  ['no answer at all', () => new Promise<never>(() => {})],
])('%s ends the go and loses nothing', async (_, insert) => {
  const { go, left, asked, logged } = outbox(['a', 'b'], { insert })
  expect(await go()).toMatchObject({ delivered: 0, left: 2, failures: 1, again: 1_000 })
  expect(left()).toEqual(['a', 'b'])
  expect(new Set(asked())).toEqual(new Set(['a']))
  expect(logged()).toEqual([])
})

describe('one that D1 refuses', () => {
  const refuseB = async ({ id }: { id: string }) => {
    if (id === 'b') throw new TypeError('a bug')
    return { rowsRead: 0, rowsWritten: 0 }
  }

  test('stays, behind the others, and is said', async () => {
    const { go, left, logged } = outbox(['b', 'a', 'c'], { insert: refuseB })
    expect(await go()).toMatchObject({ delivered: 2, left: 1, failures: 0, again: 0 })
    expect(left()).toEqual(['b'])
    expect(logged()).toContainEqual(['outbox-stuck', { error: 'TypeError' }])
  })

  test('does not keep others waiting, however many there are', async () => {
    const stuck = Array.from({ length: AT_ONCE }, (_, n) => `stuck-${n}`)
    const { go, stored } = outbox([...stuck, 'late'], {
      insert: async ({ id }) => {
        if (id.startsWith('stuck')) throw new TypeError('a bug')
        return { rowsRead: 0, rowsWritten: 0 }
      },
    })
    await go()
    await go()
    expect(stored()).toEqual(['late'])
  })

  test('so does one whose key came with other bytes meanwhile: both stay', async () => {
    const { go, left, logged } = outbox(['a'], { stored: [['a', 'other bytes']] })
    await go()
    expect(left()).toEqual(['a'])
    expect(logged()).toContainEqual(['outbox-stuck', { error: 'Conflict' }])
  })
})

test('the longer it lasts, the rarer the tries, but each minute at least', async () => {
  const { go } = outbox(['a'], { insert: () => Promise.reject(new Error('D1_ERROR: overloaded')) })
  const pauses = []
  for (let failures = 0; failures < 7; failures++) pauses.push((await go(failures)).again)
  expect(pauses).toEqual([1_000, 2_000, 5_000, 15_000, 60_000, 60_000, 60_000])
})

interface Setup {
  /** Key and body of what D1 has already. */
  readonly stored?: readonly (readonly [string, string])[]
  readonly insert?: (report: { id: string }) => Promise<unknown>
}

function outbox(ids: readonly string[], { stored = [], insert }: Setup = {}) {
  const rows = new Map(stored)
  const logged: unknown[][] = []
  const asked: string[] = []
  let held = ids.map((id) => ({ tries: 0, held: heldReport(id) }))
  const store: ShardStore = {
    hold: () => {
      throw new Error('not asked')
    },
    find: () => null,
    next: (limit) =>
      held
        .toSorted((a, b) => a.tries - b.tries)
        .slice(0, limit)
        .map((one) => one.held),
    count: () => held.length,
    remove: (keyMac) => {
      held = held.filter((one) => one.held.report.keyMac !== keyMac)
    },
    putBack: (keyMac) => {
      for (const one of held) if (one.held.report.keyMac === keyMac) one.tries += 1
    },
  }
  const reports = {
    insert: async (report: HeldReport['report']) => {
      asked.push(report.id)
      if (rows.has(report.id)) return 'exists'
      const cost = await insert?.(report)
      rows.set(report.id, report.bodyMac)
      return cost ?? { rowsRead: 0, rowsWritten: 0 }
    },
    findAttempt: async (keyMac: string) =>
      rows.has(keyMac) ? { keyMac, bodyMac: rows.get(keyMac) } : null,
  } as unknown as ReportStore
  const ctx = {
    reports,
    random: (bytes: number) => new Uint8Array(bytes),
    log: (...line: unknown[]) => logged.push(line),
  } as unknown as Context
  return {
    go: (failures = 0) => drain(ctx, store, failures),
    left: () => held.map((one) => one.held.report.id),
    stored: () => [...rows.keys()],
    logged: () => logged,
    /** What D1 was asked to write, in order. */
    asked: () => asked,
  }
}

const heldReport = (id: string) =>
  ({
    report: { id, keyMac: id, bodyMac: `bytes of ${id}` },
    parts: [],
    indicators: [],
    event: {},
  }) as unknown as HeldReport
