import { expect, test } from 'vitest'
import { countFacts } from '../../../scripts/facts/count-facts.ts'
import { loadContent } from '../../../site/schemas/load-content.ts'

test('the figures hold together, and are counted', () => {
  const { sources, caveats, statistics, mechanisms } = loadContent()
  const facts = Object.values(sources).flatMap((source) => source.facts)
  const regions = new Set(facts.map(({ region }) => region.code))
  regions.delete('CN')
  expect(Object.fromEntries(countFacts().map(({ what, count }) => [what, count]))).toEqual({
    figures: facts.length,
    sources: Object.keys(sources).length,
    'regions beside the whole country': regions.size,
    caveats: caveats.length,
    charts: statistics.charts.length,
    mechanisms: Object.values(mechanisms).flatMap((group) => group.mechanisms).length,
  })
})
