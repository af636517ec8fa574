import { beforeAll, describe, expect, it, test } from 'vitest'
import { DOCUMENTED, FAULTS } from '../../scripts/prove/faults.ts'
import { FORGETFUL, type Proof, proveFaults } from '../../scripts/prove/prove-faults.ts'
import { proveKills } from '../../scripts/prove/prove-kills.ts'
import { proveStall } from '../../scripts/prove/prove-stall.ts'

describe('of all reports that were acknowledged, none is lost and none doubled', () => {
  it.each(Object.keys(FAULTS))('%s', (fault) => {
    expect(found(fault)).toMatchObject({ lost: 0, doubled: 0, changed: 0, odd: [] })
  })

  it('while D1 stalls and then carries on', () => {
    expect(stall).toMatchObject({ lost: 0, doubled: 0, changed: 0, odd: [] })
    expect(stall.held).toBeGreaterThan(0)
  })

  it('when workerd is killed five times under load', () => {
    console.info(`killed 5 times: ${kills.acknowledged.length} taken, ${kills.held} of them held`)
    expect(kills).toMatchObject({ lost: 0, doubled: 0, changed: 0, odd: [] })
    expect(kills.held).toBeGreaterThan(0)
  })
})

test.each(Object.keys(FAULTS).slice(0, -1))('under “%s” all are taken', (fault) => {
  const { acknowledged, attempted } = found(fault)
  expect(acknowledged).toHaveLength(attempted)
})

test('where nothing can keep a report, none is acknowledged', () => {
  expect(found('everything is down, then back').acknowledged).toEqual([])
})

test('every error that D1 documents was tried', () => {
  const tried = Object.values(FAULTS).map(({ d1 }) => ('message' in d1 ? d1.message : ''))
  expect(tried).toEqual(expect.arrayContaining([...DOCUMENTED]))
})

test('an outbox that keeps nothing is found out: the positive control', async () => {
  const only = ['D1 DB is overloaded. Too many requests queued']
  const [proof] = await proveFaults({ ...SMALL, only, standIns: FORGETFUL })
  expect(proof?.lost).toBe(SMALL.reports)
})

/** `npm run prove:nothing-lost` sends more, stalls for 80 seconds and kills thirty times. */
const SMALL = { reports: 12, concurrency: 6 }

let faults: readonly Proof[]
let stall: Proof
let kills: Proof
beforeAll(async () => {
  faults = await proveFaults(SMALL)
  stall = await proveStall(2, 10)
  kills = await proveKills({ kills: 5, concurrency: 4, every: 700 })
})

function found(name: string): Proof {
  const proof = faults.find(({ fault }) => fault === name)
  if (!proof) throw new Error(`${name} was not tried`)
  return proof
}
