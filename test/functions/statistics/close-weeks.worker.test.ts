// Longer than most files: every way a week can be counted stands together.

import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { checkpointStore } from '../../../functions/audit/checkpoint.store.ts'
import { EventLogCut } from '../../../functions/audit/write-checkpoint.ts'
import { closeWeeks, PAGE } from '../../../functions/statistics/close-weeks.ts'
import { statisticsStore } from '../../../functions/statistics/statistics.store.ts'
import { countingRows } from '../../../scripts/bench/counting-rows.store.ts'
import { failingKv, memoryKv } from '../../support/failing-kv.ts'
import { type LoggedChange, storeLog } from '../../support/store-log.ts'
import { tampering } from '../../support/tampering.ts'

const NEVER = { failAt: new Set<number>() }

beforeEach(async () => {
  for (const { name } of (await env.KV.list()).keys) await env.KV.delete(name)
  await tampering(env.DB, [
    env.DB.prepare('DELETE FROM events'),
    env.DB.prepare("DELETE FROM sqlite_sequence WHERE name = 'events'"),
    env.DB.prepare('DELETE FROM reports'),
  ])
})

describe('a week', () => {
  it('is published when it is over on the operator’s clock, and not a moment before', async () => {
    await storeLog(env.DB, received(7, '2026-11-18T02:00:00Z'))
    // Sunday, 23:59 in Shanghai.
    expect(await figuresAt('2026-11-22T15:59:00Z')).toMatchObject({ until: null, reports: null })
    expect(await figuresAt('2026-11-22T16:00:00Z')).toMatchObject({
      since: '2026-11-16',
      until: '2026-11-22',
      reports: 5,
      weeks: [{ from: '2026-11-16', until: '2026-11-22', reports: 5 }],
    })
  })

  it('holds what happened in it, by the operator’s clock', async () => {
    await storeLog(env.DB, [
      ...received(5, '2026-11-15T15:59:59.999Z'),
      ...received(10, '2026-11-15T16:00:00.000Z'),
    ])
    const { weeks } = await figuresAt('2026-11-23T00:00:00Z')
    expect(weeks.map(({ from, reports }) => [from, reports])).toEqual([
      ['2026-11-16', 10],
      ['2026-11-09', 5],
    ])
  })

  it('never changes: what comes late counts in the next', async () => {
    await storeLog(env.DB, received(5, '2026-11-11T02:00:00Z'))
    const [first] = (await figuresAt('2026-11-16T00:00:00Z')).weeks
    await storeLog(env.DB, [
      ...received(1, '2026-11-16T02:00:00Z'),
      ...received(9, '2026-11-11T02:00:00Z'),
    ])
    const { weeks, reports } = await figuresAt('2026-11-23T00:00:00Z')
    expect(weeks.at(-1)).toEqual(first)
    expect(reports).toBe(15)
  })

  it('in which nothing happened is a week, too', async () => {
    await storeLog(env.DB, received(5, '2026-10-28T02:00:00Z'))
    const { weeks } = await figuresAt('2026-11-23T00:00:00Z')
    expect(weeks.map(({ reports }) => reports)).toEqual([null, null, null, 5])
  })
})

describe('what is published', () => {
  it('is nothing at all in a portal without a report', async () => {
    expect(await figuresAt('2026-11-23T00:00:00Z')).toMatchObject({
      since: '2026-11-23',
      until: null,
      reports: null,
      types: [],
      weeks: [],
    })
  })

  it('is nothing of a single report', async () => {
    await storeLog(env.DB, received(1, '2026-11-18T02:00:00Z'))
    const figures = await figuresAt('2026-11-23T00:00:00Z')
    expect(JSON.stringify(figures)).not.toMatch(/:[1-4][,}\]]/)
    expect(figures).toMatchObject({
      until: '2026-11-22',
      reports: null,
      passedOn: null,
      money: { atLeastFen: null, bands: [] },
      firstLook: { reports: null, halfWithinMinutes: null, within: [] },
      types: [],
      weeks: [{ reports: null, passedOn: null, types: [] }],
    })
  })

  it('says types, sums, first looks and what was passed on', async () => {
    const at = '2026-11-18T02:00:00Z'
    const ids = await storeLog(env.DB, [
      ...received(6, at, { scam_type: 'fake-loan', amount_band: 1_000_000 }),
      ...received(6, at, { scam_type: 'fake-police', amount_band: 2_000_000 }),
      ...received(2, at, { scam_type: 'romance', amount_band: null }),
    ])
    const soon = ids.slice(0, 9).map((id) => opened(id, '2026-11-18T02:25:00Z'))
    const late = ids.slice(9).map((id) => opened(id, '2026-11-20T02:00:00Z'))
    const passed = ids.slice(0, 8).map((id) => referred(id, '2026-11-18T03:00:00Z'))
    await storeLog(env.DB, [...soon, ...passed, ...late])
    expect(await figuresAt('2026-11-23T00:00:00Z')).toMatchObject({
      reports: 10,
      passedOn: 5,
      types: [
        { id: 'fake-loan', reports: 5 },
        { id: 'fake-police', reports: 5 },
      ],
      money: {
        atLeastFen: 15_000_000,
        bands: [
          { fromFen: 1_000_000, reports: 5 },
          { fromFen: 2_000_000, reports: 5 },
        ],
      },
      firstLook: { reports: 10, halfWithinMinutes: 30 },
      provinces: null,
    })
  })

  it('counts the first look only, by whoever looked', async () => {
    const ids = await storeLog(env.DB, received(5, '2026-11-18T02:00:00Z'))
    const look = (at: string) => ids.map((id) => opened(id, at))
    await storeLog(env.DB, [...look('2026-11-18T02:10:00Z'), ...look('2026-11-18T09:00:00Z')])
    const { firstLook } = await figuresAt('2026-11-23T00:00:00Z')
    expect(firstLook).toEqual({
      reports: 5,
      halfWithinMinutes: 15,
      within: [{ minutes: 15, reports: 5 }],
    })
  })

  it('names provinces only where the operator says so', async () => {
    await storeLog(env.DB, [
      ...received(5, '2026-11-18T02:00:00Z', { region: '510107' }),
      ...received(5, '2026-11-18T02:00:00Z', { region: 'overseas' }),
    ])
    const at = '2026-11-23T00:00:00Z'
    expect((await figuresAt(at)).provinces).toBeNull()
    expect((await figuresAt(at, { byProvince: true })).provinces).toEqual([
      { code: '510000', reports: 5 },
      { code: 'elsewhere', reports: 5 },
    ])
  })

  it('is marked where the reports are made up', async () => {
    expect(await figuresAt('2026-11-23T00:00:00Z', { demo: true })).toMatchObject({ demo: true })
  })

  it('holds none of the exact counts', async () => {
    await storeLog(env.DB, received(8, '2026-11-18T02:00:00Z'))
    await run('2026-11-23T00:00:00Z')
    expect(await env.KV.get('v1:statistics:tally')).toContain('"total":8')
    expect(await env.KV.get('v1:statistics:live')).not.toContain('8,')
  })
})

describe('a run that ends midway, or twice', () => {
  it('neither counts twice nor loses, wherever it ends', async () => {
    await storeLog(env.DB, [
      ...received(12, '2026-11-04T02:00:00Z'),
      ...received(8, '2026-11-11T02:00:00Z', { scam_type: 'fake-loan' }),
      ...received(9, '2026-11-18T02:00:00Z'),
    ])
    const times = ['2026-11-09', '2026-11-16', '2026-11-23'].map((day) => `${day}T01:00:00Z`)
    const straight = memoryKv()
    for (const time of times) await run(time, { kv: failingKv(straight, NEVER) })

    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(11), { maxLength: 6 }),
        fc.array(fc.nat(2), { maxLength: 4 }),
        async (failAt, again) => {
          const kv = memoryKv()
          const plan = { failAt: new Set(failAt) }
          const failing = failingKv(kv, plan)
          for (const time of [...times, ...again.map((n) => times[n] ?? '').sort()].sort()) {
            await run(time, { kv: failing }).catch(() => undefined)
          }
          // One more minute in which nothing fails.
          await run(times[2] ?? '', { kv: failingKv(kv, NEVER) })
          expect(weeksOf(kv)).toEqual(weeksOf(straight))
        },
      ),
      { numRuns: 40 },
    )
  })

  it('publishes nothing before it is counted for good', async () => {
    await storeLog(env.DB, received(5, '2026-11-18T02:00:00Z'))
    const kv = memoryKv()
    await run('2026-11-23T00:00:00Z', { kv: failingKv(kv, { failAt: new Set([1]) }) }).catch(
      () => undefined,
    )
    expect([...kv.keys()]).toEqual(['v1:statistics:tally'])
  })

  it('publishes again what was lost between counting and publishing', async () => {
    await storeLog(env.DB, received(5, '2026-11-18T02:00:00Z'))
    await figuresAt('2026-11-23T00:00:00Z')
    await env.KV.delete('v1:statistics:live')
    expect(await figuresAt('2026-11-23T00:01:00Z')).toMatchObject({ reports: 5 })
  })

  it('writes nothing while nothing is new', async () => {
    await storeLog(env.DB, received(5, '2026-11-18T02:00:00Z'))
    await run('2026-11-23T00:00:00Z')
    const put = vi.spyOn(env.KV, 'put')
    await run('2026-11-24T00:00:00Z')
    expect(put).not.toHaveBeenCalled()
    put.mockRestore()
  })

  it('stops where the log no longer holds what was counted', async () => {
    await storeLog(env.DB, received(5, '2026-11-18T02:00:00Z'))
    await run('2026-11-23T00:00:00Z')
    const before = await env.KV.get('v1:statistics:live')
    await tampering(env.DB, [env.DB.prepare('DELETE FROM events WHERE no >= 5')])
    await storeLog(env.DB, received(9, '2026-11-25T02:00:00Z'))
    await expect(run('2026-11-30T00:00:00Z')).rejects.toThrow(EventLogCut)
    expect(await env.KV.get('v1:statistics:live')).toBe(before)
  })

  it('stops where something else stands in the place of what was counted', async () => {
    await env.KV.put('v1:statistics:tally', '{"v":2}')
    await expect(run('2026-11-23T00:00:00Z')).rejects.toThrow()
    expect(await env.KV.get('v1:statistics:tally')).toBe('{"v":2}')
  })
})

describe('the cost', () => {
  it('is the rows since the last time, however many came before', async () => {
    const costs: number[] = []
    for (const [before, week] of [
      [0, '2026-11-02'],
      [400, '2026-11-16'],
    ] as const) {
      const [then, later] = [`${week}T02:00:00Z`, `${addDays(week, 7)}T02:00:00Z`]
      await storeLog(env.DB, received(before, then))
      await run(later)
      const ids = await storeLog(env.DB, received(20, later))
      await storeLog(
        env.DB,
        ids.map((id) => opened(id, later)),
      )
      const { db, rowsRead } = countingRows(env.DB)
      await run(`${addDays(week, 14)}T02:00:00Z`, { db })
      costs.push(rowsRead())
    }
    console.info(`live figures: 40 new events cost ${costs.join(' and ')} rows read`)
    expect(costs[1]).toBeLessThanOrEqual((costs[0] ?? 0) + 1)
    expect(costs[1]).toBeLessThanOrEqual(4 * 40 + 2)
  })

  it('is no row at all while a week lasts', async () => {
    await storeLog(env.DB, received(20, '2026-11-18T02:00:00Z'))
    await run('2026-11-23T00:00:00Z')
    const { db, rowsRead, trips } = countingRows(env.DB)
    await run('2026-11-24T00:00:00Z', { db })
    expect([rowsRead(), trips()]).toEqual([0, 0])
  })

  it('is a page of events in one run; the rest waits for the next minutes', async () => {
    await storeLog(env.DB, received(PAGE + 10, '2026-11-18T02:00:00Z'))
    expect(await figuresAt('2026-11-23T00:00:00Z')).toMatchObject({ until: null })
    expect(await figuresAt('2026-11-23T00:01:00Z')).toMatchObject({ reports: PAGE + 10 })
  })
})

interface Surroundings {
  readonly kv?: KVNamespace
  readonly db?: D1Database
  readonly demo?: boolean
  readonly byProvince?: boolean
}

async function run(now: string, { kv = env.KV, db = env.DB, ...more }: Surroundings = {}) {
  await closeWeeks({
    clock: () => new Date(now),
    checkpoints: checkpointStore(db, kv),
    statistics: statisticsStore(db, kv),
    demo: more.demo ?? false,
    operator: {
      ...(await import('../../../functions/operator/operator.ts')).operatorFrom(),
      statisticsByProvince: more.byProvince ? 'on' : 'off',
    },
  })
}

async function figuresAt(now: string, surroundings: Surroundings = {}) {
  await run(now, surroundings)
  const figures = await statisticsStore(env.DB, env.KV).liveFigures()
  if (!figures) throw new Error('nothing is published')
  return figures
}

const weeksOf = (kv: Map<string, string>) => [
  JSON.parse(kv.get('v1:statistics:live') ?? 'null'),
  JSON.parse(kv.get('v1:statistics:tally') ?? 'null'),
]

const received = (n: number, at: string, report = {}): LoggedChange[] =>
  Array.from({ length: n }, () => ({ type: 'received', at, report }))

const opened = (id: string, at: string): LoggedChange => ({ type: 'opened', at, id })

const referred = (id: string, at: string): LoggedChange => ({
  type: 'decided',
  at,
  id,
  data: { from: 'received', to: 'referred', reason: 'needs-police' },
})

const addDays = (day: string, n: number) =>
  new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10)
