import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { LANES } from '../../../functions/reports/vocabulary.ts'
import type { Queue } from '../../../functions/triage/list-queue.ts'
import { triageStore } from '../../../functions/triage/triage.store.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { countingRows } from '../../support/counting-rows.ts'
import { type StoredRow, storeReport } from '../../support/stored-report.ts'

// A fresh centre's worth of reports for each claim: what is stored outlives a test within this file.
beforeEach(() => env.DB.prepare("UPDATE reports SET centre_id = 'past'").run())

describe('the queue', () => {
  it('is ordered by lane, and within it by the time that is due', async () => {
    const ids = [
      await stored({ lane: 'today', due_at: '2026-11-22T01:00:00.000Z' }),
      await stored({ lane: 'urgent', due_at: '2026-11-22T09:00:00.000Z' }),
      await stored({ lane: 'to-verify', due_at: '2026-11-21T00:00:00.000Z' }),
      await stored({ lane: 'urgent', due_at: '2026-11-22T08:00:00.000Z' }),
      await stored({ lane: 'routine', due_at: '2026-11-22T00:00:00.000Z' }),
    ]
    expect(await idsOf('')).toEqual([3, 1, 0, 4, 2].map((i) => ids[i]))
  })

  it('shows one lane where one is asked for', async () => {
    await stored({ lane: 'urgent' })
    const today = await stored({ lane: 'today' })
    expect(await idsOf('?lane=today')).toEqual([today])
  })

  it('holds open reports of the own centre only', async () => {
    await stored({ open: 0 })
    await stored({ centre_id: 'elsewhere' })
    const own = await stored()
    expect(await idsOf('')).toEqual([own])
  })

  it('names who holds a report, and why it is where it is', async () => {
    await stored({ claimed_by: 'li' })
    expect((await queue('')).reports[0]).toMatchObject({
      holder: '李',
      reasons: ['paid-within-2h', 'still-in-contact'],
      minor: false,
      stillInContact: true,
    })
  })

  it('counts each lane up to a hundred and no further', async () => {
    await many(130, { lane: 'routine' })
    await stored({ lane: 'urgent' })
    const { counts } = await queue('')
    expect(counts).toEqual({ urgent: 1, today: 0, routine: 100, 'to-verify': 0 })
  })

  it('pages through everything once, across lanes', async () => {
    const all = [
      ...(await many(60, { lane: 'urgent' })),
      ...(await many(70, { lane: 'today', due_at: '2026-11-22T03:00:00.000Z' })),
    ]
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: Queue = await queue(next === '' ? '' : `?after=${encodeURIComponent(next)}`)
      expect(page.reports.length).toBeLessThanOrEqual(50)
      seen.push(...page.reports.map(({ id }) => id))
      next = page.next
    }
    expect(seen).toEqual(all)
  })

  it.each(['?lane=secret', '?after=nonsense', '?after=urgent~2026-11-22T03:00:00.000Z~%27--'])(
    'refuses what it does not know: %s',
    async (query) => {
      const console = await openConsole()
      const response = await console.as('wang', `/api/v1/triage/queue${query}`)
      expect(response.status).toBe(422)
      const [name] = query.slice(1).split('=')
      const errors = [{ pointer: `/${name}`, code: 'invalid' }]
      expect(await response.json()).toMatchObject({ code: 'invalid', errors })
    },
  )

  it.each([
    // Each of 51 reports and its holder cost three rows; each lane is counted to a hundred.
    ['all lanes', '', 51 * 3 + 400],
    ['one lane', '?lane=routine', 51 * 3 + 400],
  ])('asks once, and reads bounded rows, however much is stored: %s', async (name, query, most) => {
    for (const lane of LANES) await many(130, { lane, claimed_by: 'li' })
    const { db, rowsRead, trips } = countingRows(env.DB)
    const console_ = await openConsole({ triage: triageStore(db) })
    const response = await console_.as('wang', `/api/v1/triage/queue${query}`)
    const { counts } = await response.json<Queue>()
    expect(counts).toEqual({ urgent: 100, today: 100, routine: 100, 'to-verify': 100 })
    console.info(`queue, ${name}: ${rowsRead()} rows read in ${trips()} trip(s), 520 stored`)
    expect(trips()).toBe(1)
    expect(rowsRead()).toBeLessThanOrEqual(most)
  })
})

const stored = (row: StoredRow = {}) => storeReport(env.DB, row)

async function many(count: number, row: StoredRow): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < count; n += 1) ids.push(await stored(row))
  return ids
}

async function queue(query: string, person: Person = 'wang'): Promise<Queue> {
  const console = await openConsole()
  const response = await console.as(person, `/api/v1/triage/queue${query}`)
  expect(response.status).toBe(200)
  return response.json()
}

const idsOf = async (query: string) => (await queue(query)).reports.map(({ id }) => id)
