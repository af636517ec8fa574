import { checkContent, loadContent } from '../../site/schemas/load-content.ts'

export interface Count {
  readonly what: string
  readonly count: number
}

/**
 * How many figures, sources, regions and caveats there are, and how much of them is drawn and told.
 * @throws ContentError where a figure lacks its source, an id stands twice or resolves to nothing, a
 * unit or region doesn't exist, or a caveat has no figure
 */
export function countFacts(): Count[] {
  checkContent()
  const { sources, caveats, statistics, mechanisms } = loadContent()
  const facts = Object.values(sources).flatMap((source) => source.facts)
  const regions = new Set(facts.map(({ region }) => region.code).filter((code) => code !== 'CN'))
  return [
    { what: 'figures', count: facts.length },
    { what: 'sources', count: Object.keys(sources).length },
    { what: 'regions beside the whole country', count: regions.size },
    { what: 'caveats', count: caveats.length },
    { what: 'charts', count: statistics.charts.length },
    {
      what: 'mechanisms',
      count: Object.values(mechanisms).flatMap((group) => group.mechanisms).length,
    },
  ]
}
