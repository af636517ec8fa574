import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, inject, it } from 'vitest'
import { createContext } from '../../../functions/context.ts'
import { fraud } from '../../../functions/reports/forms/fraud.ts'
import { openReportForm, postReportForm } from '../../../functions/reports/post-report-form.ts'
import { proveWork } from '../../../site/enhance/report-form/prove-work.ts'
import { NOW, openDoor, testCentres, testEnv } from '../../support/door.ts'
import { fillForm } from '../../support/fill-form.ts'

beforeEach(async () => {
  await env.DB.prepare('UPDATE reports SET open = 0').run()
})

describe('nobody is refused because others came first', () => {
  it('200 pupils behind one address, within an hour: all arrive, in the lanes of everybody', async () => {
    const limiter = newLimiter()
    const door = await openDoor({ withinBudget: limiter.withinBudget })
    for (let n = 0; n < 200; n++) {
      limiter.at(n * 18_000)
      expect((await door.report(report('approached'))).status).toBe(201)
    }
    expect(await lanes()).toEqual({ routine: 200 })
  })

  it('a whole year in one minute: all arrive, those beyond sixty marked', async () => {
    const door = await openDoor({ withinBudget: newLimiter().withinBudget })
    for (let n = 0; n < 100; n++) {
      const situation = n % 2 ? 'approached' : 'paying-now'
      expect((await door.report(report(situation))).status).toBe(201)
    }
    expect(await lanes()).toEqual({ urgent: 50, routine: 30, 'to-verify': 20 })
    const marked = "SELECT count(*) AS n FROM reports WHERE open = 1 AND reasons LIKE '%crowded%'"
    expect(await env.DB.prepare(marked).first('n')).toBe(40)
  })
})

describe('a browser that worked for its report', () => {
  it('is not counted among the crowd that it comes in', async () => {
    const key = 'worked-for-9b2f4c7a1d3e5f60'
    expect(await laneOf(key, await proveWork(key))).toBe('routine')
  })

  it.each([
    ['without a proof', undefined],
    ['with what is no counter', '1e3'],
    ['with more than 32 bits hold', '4294967296'],
  ])('%s it arrives, and waits to be verified', async (how, proof) => {
    expect(await laneOf(`${how.replaceAll(' ', '-')}-9b2f4c7a1d3e`, proof)).toBe('to-verify')
  })

  /** In the crowd of a network whose budget is spent. */
  async function laneOf(key: string, proof: string | undefined): Promise<string | undefined> {
    const door = await openDoor({ withinBudget: async () => false })
    const headers = { 'idempotency-key': key, ...(proof && { 'proof-of-work': proof }) }
    expect((await door.report(report('approached'), headers)).status).toBe(201)
    return Object.keys(await lanes())[0]
  }

  it('with the proof of another key it arrives, and waits to be verified', async () => {
    const proof = await proveWork('of-another-9b2f4c7a1d3e5f60')
    expect(await laneOf('of-mine-9b2f4c7a1d3e5f60', proof)).toBe('to-verify')
  })
})

it('twenty people without JavaScript amid bots wait for none of them', async () => {
  const bots = Math.max(400, Math.floor(inject('bodies') / 10))
  const { withinBudget } = newLimiter()
  const door = await openDoor({ withinBudget })
  const ahead: number[] = []
  for (let n = 0; n < bots; n++) {
    const network = { 'cf-connecting-ip': `203.0.${n % 3}.7` }
    expect((await door.report(report('lent-card'), network)).status).toBe(201)
    if (n % Math.floor(bots / 20) !== 0 || ahead.length === 20) continue
    ahead.push(await placeOf(await sendByForm(withinBudget, `198.51.${ahead.length}.9`)))
  }
  const allowed = 3 * LIMIT
  console.info(
    `crowd: ${bots} posts of bots from 3 networks; ${ahead.length} people stood behind at most ` +
      `${Math.max(...ahead)} reports in their lane`,
  )
  expect(ahead).toHaveLength(20)
  // What the bots' networks may send like anybody, and the people before.
  expect(Math.max(...ahead)).toBeLessThanOrEqual(allowed + 20)
  expect((await lanes())['to-verify']).toBe(bots - allowed)
})

/** With nothing in it that would make it urgent besides its situation. */
const report = (situation: string) => ({ kind: 'fraud', situation, private: { story: '他骗我' } })

/** As wrangler.toml sets it: so many a minute for one network. */
const LIMIT = 60

function newLimiter() {
  let now = 0
  const counts = new Map<string, number>()
  return {
    at: (ms: number) => {
      now = ms
    },
    withinBudget: async (network: string) => {
      const key = `${network} ${Math.floor(now / 60_000)}`
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      return count <= LIMIT
    },
  }
}

async function lanes(): Promise<Record<string, number>> {
  const { results } = await env.DB.prepare(
    'SELECT lane, count(*) AS n FROM reports WHERE open = 1 GROUP BY lane',
  ).all<{ lane: string; n: number }>()
  return Object.fromEntries(results.map(({ lane, n }) => [lane, n]))
}

/** Sends the plain form of somebody who lent a card. @returns the report's reference */
async function sendByForm(withinBudget: (network: string) => Promise<boolean>, address: string) {
  const { keys } = await openDoor()
  const ctx = createContext(testEnv(), {
    clock: () => NOW,
    centres: testCentres(keys),
    withinBudget,
    log: () => {},
  })
  const { token } = (await openReportForm(ctx)) as { token: string }
  const view = await postReportForm(
    ctx,
    fraud,
    new Request('https://jingzhong.test/report/fraud/', {
      method: 'POST',
      body: fillForm({ token, situation: 'lent-card' }).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'cf-connecting-ip': address,
      },
    }),
    { locale: 'zh-CN' },
  )
  if (view.view !== 'received') throw new Error(JSON.stringify(view).slice(0, 300))
  return view.reference
}

/** How many open reports stand before it in its lane. */
async function placeOf(reference: string): Promise<number> {
  const row = await env.DB.prepare(
    `SELECT count(*) AS n FROM reports AS r JOIN reports AS mine ON mine.reference = ?
     WHERE r.open = 1 AND r.lane = mine.lane AND r.due_at <= mine.due_at AND r.id <> mine.id`,
  )
    .bind(reference)
    .first<{ n: number }>()
  return row?.n ?? Number.NaN
}
