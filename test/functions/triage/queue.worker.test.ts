import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Queue } from '../../../functions/triage/list-queue.ts'
import { openConsole, type Person } from '../../support/console.ts'
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

  it('counts urgent ones up to a hundred, others up to sixteen, and what isn’t shown not at all', async () => {
    await many(130, { lane: 'urgent' })
    await many(30, { lane: 'routine' })
    expect((await queue('')).counts).toEqual({ urgent: 100, today: 0, routine: 16, 'to-verify': 0 })
    expect((await queue('?lane=routine')).counts).toEqual({ routine: 16 })
    expect((await queue('?stage=received')).counts).toEqual({})
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
