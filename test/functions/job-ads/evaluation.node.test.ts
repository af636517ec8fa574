import { describe, expect, it } from 'vitest'
import { advertSets } from '../../../scripts/bench/job-ads/adverts.ts'
import {
  bestByWords,
  keepsLimits,
  LIMITS,
  measureAdverts,
  ratesOf,
  realChecker,
} from '../../../scripts/bench/job-ads/measure-adverts.ts'

const sets = advertSets()
const checker = realChecker()

describe('on adverts that no rule was made on, the check', () => {
  const rates = ratesOf(measureAdverts(checker, sets.last))

  it('finds 0.95 of the fraudulent at caution or stop, and 0.70 at stop', () => {
    console.log(
      `last: recall ${rates.caution.recall.toFixed(3)}, at stop ${rates.stop.recall.toFixed(3)}`,
    )
    expect(rates.caution.recall).toBeGreaterThanOrEqual(LIMITS.recall.caution)
    expect(rates.stop.recall).toBeGreaterThanOrEqual(LIMITS.recall.stop)
  })

  it('stops at most 0.05 of the honest, and has doubts about at most 0.25', () => {
    console.log(
      `last: alarms ${rates.caution.alarms.toFixed(3)}, at stop ${rates.stop.alarms.toFixed(3)}`,
    )
    expect(rates.stop.alarms).toBeLessThanOrEqual(LIMITS.alarms.stop)
    expect(rates.caution.alarms).toBeLessThanOrEqual(LIMITS.alarms.caution)
  })
})

it.each(['made', 'half', 'reworded'] as const)(
  'the set %s keeps within the limits, too',
  (name) => {
    expect(keepsLimits(measureAdverts(checker, sets[name]))).toBe(true)
  },
)

it.each(['half', 'last'] as const)('counting words can’t keep the limits on %s', (name) => {
  const best = bestByWords(sets[name])
  console.log(`${name}, words alone: ${best.caution.toFixed(3)}, at stop ${best.stop.toFixed(3)}`)
  expect(best.caution).toBeLessThan(LIMITS.recall.caution)
  expect(best.stop).toBeLessThan(LIMITS.recall.stop)
})

describe('the sets', () => {
  const all = Object.values(sets).flat()

  it('are enough, and half honest', () => {
    const honest = all.filter(({ isFraud }) => !isFraud)
    expect(sets.made.length + sets.half.length).toBeGreaterThanOrEqual(150)
    expect(sets.last.length).toBeGreaterThanOrEqual(40)
    expect(honest.length / all.length).toBeCloseTo(0.5, 1)
  })

  it('have no advert and no id twice', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length)
  })
})
