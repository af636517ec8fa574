import { expect, it } from 'vitest'
import { measureIntake } from '../../scripts/bench/measure-intake.ts'

it('measures the way in beside one insert, for both ways of sealing', async () => {
  const paces = await measureIntake({ rounds: 1, requests: 20, concurrency: 4 })
  for (const { sealedBy, ratio } of paces) {
    console.info(`bench:intake, sealed by the ${sealedBy}: ratio ${ratio.toFixed(2)}`)
    expect(ratio).toBeGreaterThan(0)
  }
  expect(paces.map(({ sealedBy }) => sealedBy)).toEqual(['browser', 'Worker'])
})
