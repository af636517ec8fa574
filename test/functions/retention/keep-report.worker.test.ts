import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { verifyReportChain } from '../../../functions/audit/verify-chain.ts'
import { createContext } from '../../../functions/context.ts'
import { operatorFrom } from '../../../functions/operator/operator.ts'
import { eraseExpired } from '../../../functions/retention/erase-expired.ts'
import { listEnding } from '../../../functions/retention/list-ending.ts'
import { triageStore } from '../../../functions/triage/triage.store.ts'
import { openConsole, PEOPLE, type Person } from '../../support/console.ts'
import { NOW, testEnv } from '../../support/door.ts'
import { AUDIT_SECRET, type StoredRow, storeReport } from '../../support/stored-report.ts'

const DAY = 86_400_000
const PERIOD = operatorFrom().retention.fraud

beforeEach(async () => {
  await env.DB.exec('DELETE FROM reports')
})

describe('what an officer keeps', () => {
  it.each([
    [89, true],
    [90, false],
    [91, false],
  ])('is there %i days later: %s', async (days, there) => {
    const { keep, isThere } = await setUp()
    expect((await keep('wang')).status).toBe(200)
    await erase(days)
    expect(await isThere()).toBe(there)
  })

  it('before its time is there for ninety days after it, however often it is said', async () => {
    const { keep, isThere, column } = await setUp({ stage_at: at(-PERIOD + 10) })
    await keep('wang')
    await keep('wang', { version: 2 })
    expect(await column('kept_until')).toBe(at(100))
    await erase(99)
    expect(await isThere()).toBe(true)
  })

  it('is not erased by a job that had found it a moment before', async () => {
    const { keep, isThere } = await setUp()
    const ctx = contextAt(0)
    const expired: typeof ctx.retention.expired = async (...asked) => {
      const found = await ctx.retention.expired(...asked)
      expect(found).toHaveLength(1)
      await keep('wang')
      return found
    }
    await eraseExpired({ ...ctx, retention: { ...ctx.retention, expired } })
    expect(await isThere()).toBe(true)
  })

  it('is erased after its time once the reason is over', async () => {
    const { keep, isThere } = await setUp()
    await keep('wang')
    expect((await keep('wang', { version: 2, reason: 'over' })).status).toBe(200)
    await erase(1)
    expect(await isThere()).toBe(false)
  })

  it('is listed with that day when it comes near, and not before', async () => {
    const { id, keep } = await setUp()
    await keep('wang')
    expect(await ending(0)).toEqual([])
    expect(await ending(80)).toEqual([[id, at(90)]])
  })

  it('is an event in a history that holds', async () => {
    const { id, keep } = await setUp()
    await keep('wang', { reason: 'court-asked' })
    const file = await triageStore(env.DB).file('jiangpan', id)
    expect(file?.events.at(-1)).toMatchObject({
      ...{ type: 'kept', actor: 'wang', data: { reason: 'court-asked' } },
    })
    expect((await verifyReportChain(file?.events ?? [], AUDIT_SECRET, null)).ok).toBe(true)
  })
})

describe('nothing is kept', () => {
  it.each<[string, Person, object, StoredRow, number]>([
    ['that is open', 'wang', {}, { open: 1, stage: 'received' }, 409],
    ['that is erased', 'wang', {}, { receipt_key: '' }, 409],
    ['by what it was before', 'wang', { version: 7 }, {}, 409],
    ['no longer that wasn’t', 'wang', { reason: 'over' }, {}, 409],
    ['for a reason in words', 'wang', { reason: '派出所来过电话' }, {}, 422],
    ['of another centre', 'sun', {}, {}, 404],
    ['by who only reads', 'zhao', {}, {}, 403],
  ])('%s', async (_, person, body, row, status) => {
    const { keep, column } = await setUp(row)
    expect((await keep(person, body)).status).toBe(status)
    expect(await column('kept_until')).toBeNull()
  })
})

const at = (days: number) => new Date(NOW.getTime() + days * DAY).toISOString()
const contextAt = (days: number) =>
  createContext(testEnv(), { clock: () => new Date(at(days)), log: () => {} })
const erase = (days: number) => eraseExpired(contextAt(days))

const ending = async (days: number) => {
  const { reports } = await listEnding(contextAt(days), PEOPLE.wang)
  return reports.map((one) => [one.id, one.eraseAt])
}

/** A report whose time is over today. */
async function setUp(row: StoredRow = {}) {
  const console = await openConsole()
  const id = await storeReport(env.DB, {
    ...{ open: 0, stage: 'closed', stage_at: at(-2_000) },
    ...row,
  })
  const path = `/api/v1/triage/reports/${id}/keep`
  const column = (name: string) =>
    env.DB.prepare(`SELECT ${name} FROM reports WHERE id = ?`).bind(id).first(name)
  return {
    ...{ id, column },
    keep: (person: Person, body: object = {}) =>
      console.post(person, path, { version: 1, reason: 'police-asked', ...body }),
    isThere: async () => (await column('receipt_key')) !== '',
  }
}
