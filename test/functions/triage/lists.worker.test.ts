import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { fillCases } from '../../../scripts/bench/fill-cases.store.ts'
import { fillDesk } from '../../../scripts/bench/fill-desk.store.ts'
import { fillTriage } from '../../../scripts/bench/fill-triage.store.ts'
import { measureCases } from '../../../scripts/bench/measure-cases.ts'
import { measureDesk } from '../../../scripts/bench/measure-desk.ts'
import { type ListCost, measureTriage } from '../../../scripts/bench/measure-triage.ts'

// `npm run bench:triage` measures the same lists of a million reports.
const REPORTS = 10_000
/** The moment at which half of them are overdue. */
const NOW = new Date(1_700_000_000_000 + REPORTS * 30_000).toISOString()

let costs: ListCost[]
beforeAll(async () => {
  await fillTriage(env.DB, { reports: REPORTS, indicators: 3 })
  await fillCases(env.DB)
  await fillDesk(env.DB, { rows: 1_000, now: NOW })
  costs = [
    ...(await measureTriage(env.DB, NOW)),
    ...(await measureCases(env.DB, NOW)),
    ...(await measureDesk(env.DB, NOW)),
  ]
}, 60_000)

describe('each list of the console', () => {
  it('reads four rows at most for each report that it shows, and a hundred; through several filters two thousand', () => {
    for (const { list, shown, read, most } of costs) {
      console.info(`${list}: ${shown} shown, ${read} of ${most} rows read`)
    }
    expect(costs.filter(({ read, most }) => read > most)).toEqual([])
  })

  it('reads no table from end to end', () => {
    expect(costs.filter(({ scanned }) => scanned.length > 0)).toEqual([])
  })

  it('shows something, and says where more may fit than was looked at', () => {
    expect(costs.filter(({ shown, list }) => shown === 0 && !list.includes(','))).toEqual([])
    const partly = costs.filter(({ complete }) => !complete).map(({ list }) => list)
    expect(partly).toContain('kind=clue')
    expect(partly).not.toContain('stage=closed')
  })
})
