import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import type { QueueExport } from '../../../functions/exports/export-queue.ts'
import { triageStore } from '../../../functions/triage/triage.store.ts'
import { countingRows } from '../../../scripts/bench/counting-rows.store.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { NOW } from '../../support/door.ts'
import { type StoredRow, storeReport } from '../../support/stored-report.ts'

const EXPORTS = '/api/v1/triage/exports'

beforeEach(() => env.DB.prepare("UPDATE reports SET centre_id = 'past'").run())

describe('taking the queue out', () => {
  it('gives what the screen shows by the same filter, plain facts only', async () => {
    await storeReport(env.DB, { scam_type: 'romance', reference: 'AAA-AAA-AAA' })
    await storeReport(env.DB, { reference: 'BBB-BBB-BBB' })
    await storeReport(env.DB, { centre_id: 'elsewhere', reference: 'CCC-CCC-CCC' })
    expect(await referencesOf({})).toEqual(['AAA-AAA-AAA', 'BBB-BBB-BBB'])
    const { reports } = await taken({ type: 'romance' })
    expect(reports.map(({ reference }) => reference)).toEqual(['AAA-AAA-AAA'])
    expect(JSON.stringify(reports)).not.toMatch(/receipt|sealed|"id"|claimedBy/)
  })

  it('stops at two hundred and fifty, and says so', async () => {
    const rows = Array.from({ length: 255 }, () => storeReport(env.DB))
    await Promise.all(rows)
    const all = await taken({})
    expect([all.reports.length, all.complete]).toEqual([250, false])
  })

  it('reads no more than four rows for each report that it gives, and a hundred; through several filters two thousand', async () => {
    for (let n = 0; n < 500; n += 1) await storeReport(env.DB, { claimed_by: 'li' })
    const costs = await Promise.all(
      [{}, { stage: 'received' }, { type: 'task-rebate' }, { kind: 'fraud' }].map(
        async (filter) => {
          const counted = countingRows(env.DB)
          const { reports } = await taken(filter, { triage: triageStore(counted.db) })
          return { filter, shown: reports.length, read: counted.rowsRead() }
        },
      ),
    )
    for (const { filter, shown, read } of costs) {
      console.info(`export ${JSON.stringify(filter)}: ${shown} given, ${read} rows read`)
      expect(read).toBeLessThanOrEqual('kind' in filter ? 2_000 : 4 * shown + 100)
    }
  })

  it('is written into the log first: who, by which filter, how many, never what', async () => {
    await storeReport(env.DB, { reference: 'AAA-AAA-AAA' })
    await taken({ lane: 'urgent' })
    await taken({})
    const { results } = await env.DB.prepare(
      "SELECT actor, type, data FROM events WHERE report_id = 'desk:jiangpan' ORDER BY seq DESC LIMIT 2",
    ).all<{ actor: string; type: string; data: string }>()
    expect(results.map(({ data, ...row }) => ({ ...row, data: JSON.parse(data) }))).toEqual([
      { actor: 'wang', type: 'exported', data: { format: 'json', filter: '', count: 1 } },
      {
        actor: 'wang',
        type: 'exported',
        data: { format: 'json', filter: 'lane=urgent', count: 1 },
      },
    ])
  })

  it('gives nothing where the log can’t be written', async () => {
    const down = () => Promise.reject(new Error('D1_ERROR: D1 DB is overloaded.'))
    const console = await openConsole({ subjectLog: { headOf: down, append: down } })
    const response = await console.post('wang', EXPORTS, { format: 'json' })
    expect(response.status).toBe(503)
  })
})

it('ends where the officer has taken out enough for an hour, and says when it goes on', async () => {
  await storeReport(env.DB)
  const spend = env.DB.prepare(
    "INSERT INTO spent_actions (officer_id, kind, at, id, centre_id, n) VALUES ('li', 'export', ?, 'x', 'jiangpan', 2000)",
  )
  await spend.bind(new Date(NOW.getTime() - 60_000).toISOString()).run()
  const console = await openConsole()
  const response = await console.post('li', EXPORTS, { format: 'json' })
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '3540'])
  expect(await response.json()).toMatchObject({ code: 'budget-spent' })
})

describe('a sign-in', () => {
  it.each([
    [9, 200],
    [11, 403],
  ])('of %i minutes ago: %i', async (minutes, status) => {
    const console = await openConsole()
    const iat = Math.floor(NOW.getTime() / 1000) - minutes * 60
    const cookie = `CF_Authorization=${await console.token('wang@jiangpan.example', { iat })}`
    const response = await console.send(EXPORTS, {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body: JSON.stringify({ format: 'json' }),
    })
    expect(response.status).toBe(status)
    if (status === 403) expect(await response.json()).toMatchObject({ code: 'confirm-first' })
  })
})

async function taken(
  filter: Record<string, string>,
  overrides: Parameters<typeof openConsole>[0] = {},
  person: Person = 'wang',
): Promise<QueueExport> {
  const console = await openConsole(overrides)
  const response = await console.post(person, EXPORTS, { format: 'json', ...filter })
  expect(response.status).toBe(200)
  return response.json()
}

const referencesOf = async (filter: Record<string, string>, row?: StoredRow) => {
  if (row) await storeReport(env.DB, row)
  return (await taken(filter)).reports.map(({ reference }) => reference)
}
