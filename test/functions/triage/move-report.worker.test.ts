import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { verifyReportChain } from '../../../functions/audit/verify-chain.ts'
import type { OpenedReport } from '../../../functions/triage/open-report.ts'
import { triageStore } from '../../../functions/triage/triage.store.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { NOW } from '../../support/door.ts'
import { AUDIT_SECRET, type StoredRow, storeReport } from '../../support/stored-report.ts'

describe('a report that an officer moves', () => {
  it('stands in the other lane, with a clock that starts now', async () => {
    const { move, facts } = await setUp()
    expect((await move('wang', { lane: 'urgent', reason: 'at-risk' })).status).toBe(200)
    const { lane, dueAt } = await facts()
    expect(lane).toBe('urgent')
    expect(Date.parse(dueAt) - NOW.getTime()).toBe(30 * 60_000)
  })

  it('says first what the officer said, and still what the rules did', async () => {
    const { move, facts } = await setUp()
    await move('wang', { lane: 'urgent', reason: 'at-risk' })
    expect((await facts()).reasons).toEqual(['moved-at-risk', 'waiting'])
  })

  it('moved again says only the last of them', async () => {
    const { move, facts } = await setUp()
    await move('wang', { lane: 'urgent', reason: 'at-risk' })
    await move('wang', { version: 3, lane: 'routine', reason: 'danger-over' })
    expect((await facts()).reasons).toEqual(['moved-danger-over', 'waiting'])
  })

  it('is an event in a history that holds', async () => {
    const { id, move } = await setUp()
    await move('wang', { lane: 'today', reason: 'told-more' })
    const file = await triageStore(env.DB).file('jiangpan', id)
    expect(file?.events.at(-1)).toMatchObject({
      type: 'moved',
      actor: 'wang',
      data: { from: 'routine', to: 'today', reason: 'told-more' },
    })
    expect((await verifyReportChain(file?.events ?? [], AUDIT_SECRET, null)).ok).toBe(true)
  })
})

describe('no report is moved', () => {
  it.each<[string, object, number]>([
    ['to where it is', { lane: 'routine', reason: 'danger-over' }, 422],
    ['for a reason of another lane', { lane: 'urgent', reason: 'danger-over' }, 422],
    ['for a reason in words', { lane: 'urgent', reason: '他妈妈刚打来电话' }, 422],
    ['to a lane that there is not', { lane: 'tomorrow', reason: 'at-risk' }, 422],
    ['by what it was before', { version: 1, lane: 'urgent', reason: 'at-risk' }, 409],
  ])('%s', async (_, body, status) => {
    const { move, facts } = await setUp()
    expect((await move('wang', body)).status).toBe(status)
    expect(await facts()).toMatchObject({ lane: 'routine', reasons: ['waiting'], version: 2 })
  })

  it.each<[string, StoredRow]>([
    ['that a colleague holds', { claimed_by: 'li' }],
    ['that nobody holds', { claimed_by: null }],
    ['that has ended', { open: 0, stage: 'closed' }],
  ])('%s', async (_, row) => {
    const { move, facts } = await setUp(row)
    expect((await move('wang', { lane: 'urgent', reason: 'at-risk' })).status).toBe(409)
    expect((await facts()).lane).toBe('routine')
  })

  it('of another centre', async () => {
    const { move, facts } = await setUp()
    expect((await move('sun', { lane: 'urgent', reason: 'at-risk' })).status).toBe(404)
    expect((await facts()).lane).toBe('routine')
  })
})

/** A report that only waits, held by Wang. */
async function setUp(row: StoredRow = {}) {
  const console = await openConsole()
  const id = await storeReport(env.DB, {
    lane: 'routine',
    reasons: '["waiting"]',
    claimed_by: 'wang',
    claimed_at: '2026-11-22T02:01:00.000Z',
    version: 2,
    ...row,
  })
  const at = `/api/v1/triage/reports/${id}`
  return {
    id,
    move: (person: Person, body: object) =>
      console.post(person, `${at}/lane`, { version: 2, ...body }),
    facts: async () => (await (await console.as('chen', at)).json<OpenedReport>()).facts,
  }
}
