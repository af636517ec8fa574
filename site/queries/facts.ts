import caveatsFile from '../../content/facts/caveats.yaml'
import vocabularyFile from '../../content/facts/vocabulary.yaml'
import { parseContent } from '../../functions/content/parse-content'
import type { Locale } from '../editions'
import { wordsIn } from '../i18n'
import { type Caveat, caveatsSchema } from '../schemas/caveats'
import { type Fact, type FactSource, factSourceSchema } from '../schemas/fact-source'
import { factVocabularySchema } from '../schemas/fact-vocabulary'
import { inLanguage } from './operator'
import { sayFigure } from './say-figure'

const files = import.meta.glob<unknown>(['../../content/facts/*-????-??-??.yaml'], {
  eager: true,
  import: 'default',
})

const vocabulary = parseContent(
  factVocabularySchema,
  vocabularyFile,
  'content/facts/vocabulary.yaml',
)
const caveats = parseContent(caveatsSchema, caveatsFile, 'content/facts/caveats.yaml')
const sources = Object.entries(files).map(([path, file]) =>
  parseContent(factSourceSchema, file, path.replace(/^.*content\//, 'content/')),
)
const byId = new Map<string, FactEntry>()
for (const { source, facts } of sources) {
  for (const fact of facts) byId.set(fact.id, { fact, source })
}

/** A figure ready to print: the words of the number, what it counts, when and where, and its source. */
export interface Figure {
  readonly id: string
  readonly said: string
  readonly metric: string
  readonly period: string
  readonly region: string
  /** What a rise or fall is measured against. */
  readonly against: string | undefined
  readonly source: Source
  /** What a reader must know with it; the merely textual ones are left out. */
  readonly caveats: readonly string[]
}

export interface Source {
  readonly id: string
  readonly publisher: string
  readonly title: string
  readonly date: string
  /** Where the copy that was read stands, if it isn't the publisher's own. */
  readonly copy: string | undefined
}

/** A figure as its file has it, and the id of its source. */
export interface FactEntry {
  readonly fact: Fact
  readonly source: FactSource['source']
}

/** All figures, source after source, each in the order of its file. */
export const allFacts: readonly FactEntry[] = [...byId.values()]

/** Looked up by figure rather than searched for: the work of a build grows with content, not its square. */
const rank = new Map(caveats.map((caveat, n) => [caveat, n]))
const caveatById = new Map(caveats.map((caveat) => [caveat.id, caveat]))
const caveatsByFact = Map.groupBy(
  caveats.flatMap((caveat) =>
    caveat.facts === 'all' ? [] : caveat.facts.map((fact) => ({ fact, caveat })),
  ),
  ({ fact }) => fact,
)

const inOrder = (some: Iterable<Caveat>): Caveat[] =>
  [...new Set(some)].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))

/** The caveats that name one of these figures, in the order of their file; not those that concern all. */
export const caveatsNaming = (ids: readonly string[]): Caveat[] =>
  inOrder(ids.flatMap((id) => caveatsByFact.get(id) ?? []).map(({ caveat }) => caveat))

const sourceById = new Map(sources.map(({ source }) => [source.id, source]))

export const allSources = sources.map(({ source }) => source)
export const allCaveats = caveats
export { vocabulary }

/** A figure as its file has it; an id that doesn't exist stops the build. */
export function factEntry(id: string): FactEntry {
  const found = byId.get(id)
  if (!found) throw new Error(`content/facts: there is no figure "${id}"`)
  return found
}

/** One figure by its id; an id that doesn't exist stops the build. */
export function figure(id: string, locale: Locale): Figure {
  const { fact, source } = factEntry(id)
  return {
    id,
    said: withDirection(sayFigure(fact, vocabulary, locale), fact, locale),
    metric: inLanguage(fact.metric, locale),
    period: locale === 'en' ? (fact.period.label.en ?? fact.period.label.zh) : fact.period.label.zh,
    region: inLanguage(fact.region, locale),
    against: fact.comparison ? inLanguage(fact.comparison.baseline, locale) : undefined,
    source: sourceWords(source, locale),
    caveats: inOrder(fact.caveats.flatMap((caveat) => caveatById.get(caveat) ?? []))
      .filter(({ severity }) => severity !== 'low')
      .map((caveat) => inLanguage(caveat, locale)),
  }
}

function withDirection(said: string, fact: Fact, locale: Locale): string {
  const direction = fact.comparison?.direction
  if (fact.unit !== 'percent' || fact.shown || !direction || direction === 'mixed') return said
  // 上升 60.8%, but 上升超过 50%.
  const words = wordsIn(locale)(`guide.figure.${direction}`, { n: said })
  return words.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
}

/** One of the articles by its id. */
export function source(id: string, locale: Locale): Source {
  const found = sourceById.get(id)
  if (!found) throw new Error(`content/facts: there is no source "${id}"`)
  return sourceWords(found, locale)
}

function sourceWords(source: FactSource['source'], locale: Locale): Source {
  return {
    id: source.id,
    publisher: inLanguage(source.publisher, locale),
    title: inLanguage(source.title, locale),
    date: source.date,
    copy: source.copy && inLanguage(source.copy, locale),
  }
}
