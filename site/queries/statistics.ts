import file from '../../content/statistics.yaml'
import { parseContent } from '../../functions/content/parse-content'
import { baseOf, endOf, lengthOf } from '../charts/bar-of-fact'
import { type Layout, layOutBars, NARROWEST } from '../charts/lay-out-bars'
import type { Edition, Locale } from '../editions'
import { type Caveat, SEVERITIES } from '../schemas/caveats'
import { type Chart, type Place, statisticsSchema } from '../schemas/statistics'
import { allFacts, caveatsNaming, type Figure, factEntry, figure, vocabulary } from './facts'
import { inLanguage } from './operator'

const statistics = parseContent(statisticsSchema, file, 'content/statistics.yaml')

export type Chapter = (typeof statistics.chapters)[number]

export const chapters: readonly Chapter[] = statistics.chapters

const years = allFacts
  .flatMap(({ fact }) => [fact.period.start, fact.period.end])
  .flatMap((day) => day?.slice(0, 4) ?? [])
  .sort()

/** The years of the oldest and the newest figure. */
export const span = { from: years.at(0) ?? '', to: years.at(-1) ?? '' }

const idsAt = (codes: readonly string[], categories?: readonly string[]) =>
  allFacts
    .filter(({ fact }) => codes.includes(fact.region.code))
    .filter(({ fact }) => !categories || categories.includes(fact.category))
    .map(({ fact }) => fact.id)

/** All places, those with the most figures first. */
export const places: readonly Place[] = [...statistics.places].sort(
  (a, b) => idsAt(b.codes).length - idsAt(a.codes).length,
)

/** The place on whose page a figure stands; undefined for national ones. */
export const placeOf = (id: string): Place | undefined =>
  statistics.places.find(({ codes }) => codes.includes(factEntry(id).fact.region.code))

/** The chapter in which a national figure stands. */
export const chapterOf = (id: string): Chapter | undefined =>
  chapters.find(({ categories }) => categories.includes(factEntry(id).fact.category))

export const factCount = (place: Place): number => idsAt(place.codes).length

/** Figures under the heading of their category, in the vocabulary's order. */
export interface FigureGroup {
  readonly category: string
  readonly title: string
  readonly figures: readonly Figure[]
}

export const figuresOfPlace = (place: Place, locale: Locale) => grouped(idsAt(place.codes), locale)

export const figuresOfChapter = (chapter: Chapter, locale: Locale) =>
  grouped(idsAt(['CN'], chapter.categories), locale)

function grouped(ids: readonly string[], locale: Locale): FigureGroup[] {
  return Object.entries(vocabulary.categories)
    .map(([category, title]) => ({
      category,
      title: inLanguage(title, locale),
      figures: ids
        .filter((id) => factEntry(id).fact.category === category)
        .map((id) => figure(id, locale)),
    }))
    .filter(({ figures }) => figures.length > 0)
}

/** The notes on some figures, the gravest first, without the one that concerns all. */
export const caveatsOf = (ids: readonly string[]): Caveat[] => {
  const naming = caveatsNaming(ids)
  return SEVERITIES.flatMap((severity) => naming.filter((caveat) => caveat.severity === severity))
}

/** Whether a figure is easily misused without the note. */
export const isWarning = ({ severity }: Caveat): boolean => severity === 'high'

/** A chart in place, ready to print. */
export interface DrawnChart {
  readonly id: string
  readonly kind: Chart['kind']
  readonly title: string
  readonly says: string
  readonly layout: Layout
  readonly rows: readonly { readonly label: string; readonly figure: Figure }[]
  readonly hedged: boolean
  readonly warnings: readonly Caveat[]
  /** What belongs beside the figures. */
  readonly notes: readonly Caveat[]
}

/** A chart by its id, broken into lines for the edition's size of type. */
export function chart(id: string, { locale, easy }: Edition): DrawnChart {
  const found = statistics.charts.find((one) => one.id === id)
  if (!found) throw new Error(`content/statistics.yaml: there is no chart "${id}"`)
  const panels = found.panels.map(({ label, bars }) => ({
    label: label && inLanguage(label, locale),
    bars: bars.map((bar) => {
      const { fact } = factEntry(bar.fact)
      return {
        id: fact.id,
        label: inLanguage(bar.label, locale),
        said: figure(fact.id, locale).said,
        length: lengthOf(fact, found.kind),
        end: endOf(fact),
      }
    }),
  }))
  const bars = panels.flatMap((panel) => panel.bars)
  const caveats = caveatsOf(bars.map((bar) => bar.id))
  return {
    id,
    kind: found.kind,
    title: inLanguage(found.title, locale),
    says: inLanguage(found.says, locale),
    layout: layOutBars(panels, NARROWEST[easy ? 'easy' : 'ordinary'], baseOf(found.kind)),
    rows: bars.map((bar) => ({ label: bar.label, figure: figure(bar.id, locale) })),
    hedged: bars.some(({ end }) => end !== 'exact'),
    warnings: caveats.filter(isWarning),
    notes: caveats.filter((caveat) => !isWarning(caveat)),
  }
}

/** The charts that draw a figure. */
export const chartsOf = (id: string): readonly Chart[] =>
  statistics.charts.filter(({ panels }) =>
    panels.some(({ bars }) => bars.some(({ fact }) => fact === id)),
  )
