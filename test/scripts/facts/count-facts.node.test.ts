import { expect, test } from 'vitest'
import { countFacts } from '../../../scripts/facts/count-facts.ts'

test('the figures hold together, and are counted', () => {
  expect(countFacts()).toEqual([
    { what: 'figures', count: 139 },
    { what: 'sources', count: 5 },
    { what: 'regions beside the whole country', count: 14 },
    { what: 'caveats', count: 44 },
    { what: 'charts', count: 14 },
    { what: 'mechanisms', count: 71 },
  ])
})
