import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Queue } from '../../../functions/triage/list-queue.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { NOW } from '../../support/door.ts'
import { type StoredRow, storeReport } from '../../support/stored-report.ts'

beforeEach(() => env.DB.prepare("UPDATE reports SET centre_id = 'past'").run())

describe('the queue through one filter', () => {
  it.each([
    ['holder=me', { claimed_by: 'wang' }, { claimed_by: 'li' }],
    ['holder=nobody', { claimed_by: null }, { claimed_by: 'li' }],
    ['overdue=yes', { due_at: minutesBefore(NOW, 1) }, { due_at: minutesBefore(NOW, -1) }],
    ['stage=verified', { stage: 'verified' }, { stage: 'received' }],
    ['stage=closed', { stage: 'closed', open: 0 }, { stage: 'verified' }],
    ['type=romance', { scam_type: 'romance' }, { scam_type: 'task-rebate' }],
    ['kind=clue', { kind: 'clue' }, { kind: 'fraud' }],
    ['region=510107', { region: '510107' }, { region: '510104' }],
    ['region=510100', { region: '510107' }, { region: '511102' }],
    ['region=510000', { region: '511102' }, { region: null }],
  ] as const)('%s shows what fits, and nothing else', async (query, fits, others) => {
    const expected = await stored({ ...fits })
    await stored({ ...others })
    await stored({ ...fits, centre_id: 'elsewhere' })
    expect(await idsOf(query)).toEqual([expected])
  })

  it('shows nothing that has ended, unless that is asked for', async () => {
    await stored({ stage: 'closed', open: 0, scam_type: 'romance', region: '510107' })
    for (const query of ['type=romance', 'region=510107', 'holder=nobody', 'kind=fraud']) {
      expect([query, await idsOf(query)]).toEqual([query, []])
    }
  })
})

describe('several filters', () => {
  it('show what fits all of them', async () => {
    const wanted = { scam_type: 'romance', region: '510107', claimed_by: null, lane: 'today' }
    const expected = await stored(wanted)
    await stored({ ...wanted, scam_type: 'task-rebate' })
    await stored({ ...wanted, region: '510104' })
    await stored({ ...wanted, claimed_by: 'li' })
    await stored({ ...wanted, lane: 'routine' })
    expect(await idsOf('type=romance&region=510107&holder=nobody&lane=today')).toEqual([expected])
  })

  it('page through everything once, the one due first first', async () => {
    const ids: string[] = []
    for (let n = 0; n < 70; n += 1) {
      ids.push(
        await stored({ scam_type: 'romance', kind: 'fraud', due_at: minutesBefore(NOW, 500 - n) }),
      )
      await stored({ scam_type: 'romance', kind: 'job-ad', due_at: minutesBefore(NOW, 500 - n) })
    }
    const first = await queue('type=romance&kind=fraud')
    const second = await queue(`type=romance&kind=fraud&after=${first.next}`)
    const seen = [...first.reports, ...second.reports].map(({ id }) => id)
    expect(seen).toEqual(ids)
    expect([first.complete, second.complete, second.next]).toEqual([true, true, null])
  })
})

it.each(['holder=li', 'overdue=1', 'stage=lost', 'type=unheard-of', 'kind=spam', 'region=999999'])(
  'refuses a value that a filter does not take: %s',
  async (query) => {
    const response = await ask(query)
    expect(response.status).toBe(422)
    const [name] = query.split('=')
    expect(await response.json()).toMatchObject({ errors: [{ pointer: `/${name}` }] })
  },
)

const stored = (row: StoredRow) => storeReport(env.DB, row)

function minutesBefore(now: Date, minutes: number): string {
  return new Date(now.getTime() - minutes * 60_000).toISOString()
}

async function ask(query: string, person: Person = 'wang'): Promise<Response> {
  return (await openConsole()).as(person, `/api/v1/triage/queue?${query}`)
}

async function queue(query: string): Promise<Queue> {
  const response = await ask(query)
  expect(response.status).toBe(200)
  return response.json()
}

const idsOf = async (query: string) => (await queue(query)).reports.map(({ id }) => id)
