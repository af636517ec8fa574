import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { verifyReportChain } from '../../../functions/audit/verify-chain.ts'
import type { OpenedReport } from '../../../functions/triage/open-report.ts'
import { triageStore } from '../../../functions/triage/triage.store.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { AUDIT_SECRET, type StoredRow, storeReport } from '../../support/stored-report.ts'

describe('what came of a task', () => {
  it('is written down with its time, and tried again counts on', async () => {
    const { record, tasks } = await setUp()
    await record('wang', 'call', 'no-answer')
    await record('wang', 'call', 'done')
    expect(await tasks()).toMatchObject({ call: { outcome: 'done', times: 2 } })
  })

  it('is an event each, in a history that holds', async () => {
    const { id, record } = await setUp()
    await record('wang', 'call', 'no-answer')
    await record('wang', 'call', 'done')
    const file = await triageStore(env.DB).file('jiangpan', id)
    expect(file?.events.slice(-2)).toMatchObject([
      { type: 'task', actor: 'wang', data: { task: 'call', outcome: 'no-answer' } },
      { type: 'task', actor: 'wang', data: { task: 'call', outcome: 'done' } },
    ])
    expect((await verifyReportChain(file?.events ?? [], AUDIT_SECRET, null)).ok).toBe(true)
  })

  it('is not undone by a decision that was made of an older version', async () => {
    const { record, decide, tasks } = await setUp()
    await record('wang', 'call', 'done')
    expect((await decide('wang', 2)).status).toBe(409)
    expect((await decide('wang', 3)).status).toBe(200)
    expect(await tasks()).toMatchObject({ call: { outcome: 'done', times: 1 } })
  })

  it('of two at the same moment both are kept', async () => {
    const { record, tasks } = await setUp()
    const done = await Promise.all([
      record('wang', 'call', 'no-answer'),
      record('wang', 'family', 'done'),
    ])
    expect(done.map(({ status }) => status)).toEqual([200, 200])
    expect(Object.keys(await tasks()).toSorted()).toEqual(['call', 'family'])
  })
})

describe('nobody writes down', () => {
  it.each([
    ['what is no task of this report', 'guardian', 'done'],
    ['what only the police may do', 'visit', 'done'],
    ['what is no task at all', 'arrest', 'done'],
    ['an outcome that there is not', 'call', 'arrested'],
  ])('%s', async (_, task, outcome) => {
    const { record, tasks } = await setUp()
    expect((await record('wang', task, outcome)).status).toBe(422)
    expect(await tasks()).toEqual({})
  })

  it('anything about a report that a colleague holds', async () => {
    const { record, tasks } = await setUp()
    expect((await record('li', 'call', 'done')).status).toBe(409)
    expect(await tasks()).toEqual({})
  })

  it('anything about a report that nobody has claimed', async () => {
    const { record, tasks } = await setUp({ claimed_by: null })
    expect((await record('wang', 'call', 'done')).status).toBe(409)
    expect(await tasks()).toEqual({})
  })

  it('anything about one that has ended', async () => {
    const { record, tasks } = await setUp({ open: 0, stage: 'closed' })
    expect((await record('wang', 'call', 'done')).status).toBe(409)
    expect(await tasks()).toEqual({})
  })

  it.each([
    ['sun', 404],
    ['zhao', 403],
    ['wu', 403],
    ['he', 403],
  ] as const)('anything as %s: %i', async (person, status) => {
    const { record, tasks } = await setUp()
    expect((await record(person, 'call', 'done')).status).toBe(status)
    expect(await tasks()).toEqual({})
  })
})

/** A report of somebody who is paying, held by Wang. */
async function setUp(row: StoredRow = {}) {
  const console = await openConsole()
  const id = await storeReport(env.DB, {
    situation: 'paying-now',
    claimed_by: 'wang',
    claimed_at: '2026-11-22T02:01:00.000Z',
    version: 2,
    ...row,
  })
  const at = `/api/v1/triage/reports/${id}`
  return {
    id,
    record: (person: Person, task: string, outcome: string) =>
      console.post(person, `${at}/tasks`, { task, outcome }),
    decide: (person: Person, version: number) =>
      console.post(person, `${at}/decision`, { version, stage: 'assessed', reason: 'plausible' }),
    tasks: async () => (await (await console.as('chen', at)).json<OpenedReport>()).facts.tasks,
  }
}
