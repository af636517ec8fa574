import type { Edition } from '../editions'
import { pathsIn } from '../paths'
import { classIn } from './class'
import { allGuides, slugOf } from './guides'
import { mechanismEntry, mechanismsWith } from './mechanisms'
import { inLanguage } from './operator'
import { chapters, chartsOf, places } from './statistics'

export interface Use {
  readonly href: string
  readonly words: string
}

/** The guides, mechanisms, rounds of the class and charts that show a figure. */
export async function usesOf(id: string, edition: Edition): Promise<Use[]> {
  const paths = pathsIn(edition)
  const guides = (await allGuides(edition.locale)).filter(({ data }) => data.figures.includes(id))
  const charts = chartsOf(id).flatMap(({ id: chart, title }) => {
    const words = inLanguage(title, edition.locale)
    return [
      ...chapters.filter((c) => c.charts.includes(chart)).map(() => paths.statistics()),
      ...places.filter((p) => p.charts.includes(chart)).map((p) => paths.statisticsPlace(p.id)),
    ].map((page) => ({ href: `${page}#${chart}`, words }))
  })
  const rounds = classIn(edition.locale).questions.rounds.filter(({ questions }) =>
    questions.some(({ fact }) => fact === id),
  )
  return [
    ...guides.map((guide) => ({ href: paths.guide(slugOf(guide)), words: guide.data.title })),
    ...mechanismsWith(id).map((one) => {
      const { mechanism, group } = mechanismEntry(one)
      return {
        href: paths.mechanismIn(group.id, one),
        words: inLanguage(mechanism.name, edition.locale),
      }
    }),
    ...rounds.map((round) => ({ href: paths.classRound(round.id), words: round.title })),
    ...charts,
  ]
}
