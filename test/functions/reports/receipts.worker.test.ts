import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { messageStore } from '../../../functions/messages/message.store.ts'
import { reportStore } from '../../../functions/reports/report.store.ts'
import { countingRows } from '../../../scripts/bench/counting-rows.store.ts'
import { type Door, openDoor } from '../../support/door.ts'
import { holdReceipt } from '../../support/held-receipt.ts'
import { makeReport } from '../../support/make-report.ts'

const PATHS = ['/api/v1/reports/status', '/api/v1/reports/messages'] as const

describe('a receipt that was erased and one that never was', () => {
  it.each(PATHS)('get the same bytes from %s', async (path) => {
    const door = await openDoor()
    const [erased, unknown] = await Promise.all([
      erase(door).then((receipt) => answerOf(door, path, receipt)),
      answerOf(door, path, NEVER_MADE),
    ])
    expect(erased).toEqual(unknown)
    expect(erased.status).toBe(401)
  })

  it.each(PATHS)('cost the database the same at %s, so that time tells nothing', async (path) => {
    const gone = await erase(await openDoor())
    const costs = await Promise.all(
      [gone, NEVER_MADE].map(async (receipt) => {
        const counted = countingRows(env.DB)
        const door = await openDoor({
          reports: reportStore(counted.db),
          messages: messageStore(counted.db),
        })
        await answerOf(door, path, receipt)
        return { rows: counted.rowsRead(), trips: counted.trips() }
      }),
    )
    console.info(`receipts: ${path}: ${JSON.stringify(costs[0])} erased and never made`)
    expect(costs[0]).toEqual(costs[1])
    expect(costs[0]?.trips).toBeGreaterThan(0)
  })
})

describe('guessing receipts', () => {
  it('is slowed down after as many as people mistype in a minute', async () => {
    const door = await openDoor({ withinBudget: sixtyEach() })
    const statuses = []
    for (let n = 0; n < 100; n++)
      statuses.push((await answerOf(door, PATHS[n % 2 ? 0 : 1], NEVER_MADE)).status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(60)
    expect(statuses.slice(60)).toEqual(Array(40).fill(429))
  })

  it('locks out nobody who holds a right one, behind the same address', async () => {
    const door = await openDoor({ withinBudget: sixtyEach() })
    const { authorization } = await holdReceipt(await door.report(makeReport()))
    for (let n = 0; n < 100; n++) await answerOf(door, PATHS[0], NEVER_MADE)
    expect((await answerOf(door, PATHS[0], authorization)).status).toBe(200)
  })

  it('puts no report of the same network among a crowd', async () => {
    const door = await openDoor({ withinBudget: sixtyEach() })
    for (let n = 0; n < 100; n++) await answerOf(door, PATHS[0], NEVER_MADE)
    await door.report(makeReport())
    const row = await env.DB.prepare('SELECT reasons FROM reports').first<{ reasons: string }>()
    expect(row?.reasons).not.toContain('crowded')
  })
})

const NEVER_MADE = `Receipt ${'Q'.repeat(43)}`

/** @returns the header of a receipt whose report was taken back */
async function erase(door: Door): Promise<string> {
  const { authorization } = await holdReceipt(await door.report(makeReport()))
  const erased = await door.fetch('/api/v1/reports/withdrawal', {
    method: 'POST',
    headers: { authorization },
  })
  expect(erased.status).toBe(200)
  return authorization
}

/** All that comes back, but what differs between any two answers. */
async function answerOf(door: Door, path: string, authorization: string) {
  const response = await door.fetch(path, { headers: { authorization } })
  const headers = [...response.headers].filter(([name]) => name !== 'x-request-id')
  const body = (await response.text()).replace(/"requestId":"[^"]+"/, '')
  return { status: response.status, headers, body }
}

function sixtyEach() {
  const counts = new Map<string, number>()
  return async (network: string) => {
    const count = (counts.get(network) ?? 0) + 1
    counts.set(network, count)
    return count <= 60
  }
}
