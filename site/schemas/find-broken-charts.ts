import type { Fact, FactSource } from './fact-source.ts'
import type { FactVocabulary } from './fact-vocabulary.ts'
import type { Chart, Statistics } from './statistics.ts'

interface Sources {
  readonly sources: Readonly<Record<string, FactSource>>
  readonly vocabulary: FactVocabulary
  readonly caveats: readonly { readonly id: string }[]
}

type Sourced = Fact & { readonly from: string }

const FILE = 'content/statistics.yaml'

/**
 * What would make a chart dishonest, or a figure impossible to find: bars that don't count the same
 * thing in one panel, figures kept apart drawn together, a figure on no page. One line for each fault.
 */
export function* findBrokenCharts(statistics: Statistics, content: Sources): Iterable<string> {
  const facts = new Map(
    Object.values(content.sources).flatMap(({ source, facts: inside }) =>
      inside.map((fact): [string, Sourced] => [fact.id, { ...fact, from: source.id }]),
    ),
  )
  for (const [index, { caveat, facts: ids }] of statistics.apart.entries()) {
    const at = `${FILE}: apart[${index}]`
    if (!content.caveats.some(({ id }) => id === caveat))
      yield `${at}.caveat: ${caveat} is not in caveats.yaml`
    yield* missing(at, ids, facts)
  }
  for (const chart of statistics.charts) yield* chartProblems(chart, statistics, facts)
  yield* homelessCharts(statistics)
  yield* homelessFacts(statistics, content.vocabulary, facts)
}

function* missing(at: string, ids: readonly string[], facts: ReadonlyMap<string, Fact>) {
  for (const id of ids) if (!facts.has(id)) yield `${at}.facts: ${id} is not in content/facts`
}

/** What all bars of a panel must have in common. */
const COMMON: readonly [string, (fact: Sourced) => unknown][] = [
  ['source', ({ from }) => from],
  ['region', ({ region }) => region.code],
  ['period', ({ period }) => `${period.start}/${period.end}/${period.label.zh}`],
  ['baseline', ({ comparison }) => comparison?.baseline.zh],
]

function* chartProblems(
  chart: Chart,
  { apart }: Statistics,
  facts: ReadonlyMap<string, Sourced>,
): Iterable<string> {
  const at = `${FILE}: ${chart.id}`
  const all = chart.panels.flatMap(({ bars }) => bars.flatMap(({ fact }) => facts.get(fact) ?? []))
  if (new Set(all.map(({ unit }) => unit)).size > 1) yield `${at}: has one scale for several units`
  // Amounts share one scale, so a panel of its own doesn't keep them apart; changes have no sum.
  if (chart.kind === 'amount') {
    const drawn = all.map(({ id }) => id)
    yield* drawnTogether(at, drawn, apart)
  }
  for (const { bars } of chart.panels) {
    const ids = bars.map(({ fact }) => fact)
    yield* missing(at, ids, facts)
    const drawn = ids.flatMap((id) => facts.get(id) ?? [])
    for (const [name, of] of COMMON) {
      if (chart.times && (name === 'period' || name === 'baseline')) continue
      if (new Set(drawn.map(of)).size > 1) yield `${at}: bars of one panel differ in ${name}`
    }
    if (chart.kind !== 'amount') yield* drawnTogether(at, ids, apart)
    for (const fact of drawn) yield* kindProblems(at, chart.kind, fact)
  }
}

function* drawnTogether(at: string, ids: readonly string[], apart: Statistics['apart']) {
  for (const { caveat, facts: kept } of apart) {
    const together = ids.filter((id) => kept.includes(id))
    if (together.length > 1) yield `${at}: ${together.join(' and ')} are kept apart by ${caveat}`
  }
}

function* kindProblems(at: string, kind: Chart['kind'], fact: Fact): Iterable<string> {
  const { comparison, unit } = fact
  if (fact.caveats.includes('illustration-not-count')) yield `${at}: ${fact.id} is no count`
  if (kind === 'share' && (unit !== 'percent' || comparison)) yield `${at}: ${fact.id} is no share`
  const measured = comparison && ['yoy', 'mom', 'vs-peak', 'vs-baseline'].includes(comparison.kind)
  if (kind === 'change' && !(measured && unit === 'percent')) {
    yield `${at}: ${fact.id} has no baseline to draw`
  }
  if (kind === 'amount' && unit === 'percent') yield `${at}: ${fact.id} is no amount`
}

function* homelessCharts({ charts, chapters, places }: Statistics): Iterable<string> {
  const shown = [...chapters, ...places].flatMap((page) => page.charts)
  for (const id of shown.filter((one) => !charts.some((chart) => chart.id === one))) {
    yield `${FILE}: ${id} is shown, but is no chart`
  }
  for (const { id } of charts.filter((chart) => !shown.includes(chart.id))) {
    yield `${FILE}: ${id} is on no page`
  }
}

function* homelessFacts(
  { chapters, places }: Statistics,
  vocabulary: FactVocabulary,
  facts: ReadonlyMap<string, Fact>,
): Iterable<string> {
  const told = chapters.flatMap(({ categories }) => categories)
  for (const category of Object.keys(vocabulary.categories)) {
    const times = told.filter((one) => one === category).length
    if (times !== 1) yield `${FILE}: chapters: ${category} stands in ${times} of them`
  }
  const codes = new Set(['CN', ...places.flatMap((place) => place.codes)])
  for (const { id, region } of facts.values()) {
    if (!codes.has(region.code))
      yield `${FILE}: places: none has ${region.code}, so ${id} has no page`
  }
}
