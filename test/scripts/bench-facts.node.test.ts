import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Figures, multiplyFacts } from '../../scripts/bench/multiply-facts.ts'
import { findBrokenReferences } from '../../site/schemas/find-broken-references.ts'
import { loadContent } from '../../site/schemas/load-content.ts'
import { countReads } from '../support/count-reads.ts'

const content = loadContent()
const figures = { sources: content.sources, caveats: content.caveats }
const [SOURCE = ''] = Object.keys(content.sources)

afterEach(() => {
  vi.doUnmock('../../functions/content/parse-content.ts')
  vi.doUnmock('../../site/queries/mechanisms.ts')
  vi.resetModules()
})

describe('with ten and a hundred times the figures', () => {
  it('checking what they point to is ten and a hundred times the work, at most', async () => {
    const work = await growth('checking', async (many) => {
      findBrokenReferences({ ...content, ...many })
    })
    expect(work.ten).toBeLessThan(10.5)
    expect(work.hundred).toBeLessThan(105)
  })

  it('so is all that pages and downloads ask about them', async () => {
    const work = await growth('pages', async (many) => {
      const { chapters, places, ...pages } = await import('../../site/queries/statistics.ts')
      const { figure, allFacts } = await import('../../site/queries/facts.ts')
      const { dataFile } = await import('../../site/queries/data-package.ts')
      expect(allFacts).toHaveLength(idsOf(many).length)
      for (const { fact } of allFacts) {
        figure(fact.id, 'en')
        pages.placeOf(fact.id)
        pages.chapterOf(fact.id)
        pages.chartsOf(fact.id)
        pages.caveatsOf([fact.id])
      }
      for (const chapter of chapters) pages.figuresOfChapter(chapter, 'en')
      for (const place of places) pages.figuresOfPlace(place, 'en')
      for (const table of ['facts', 'sources', 'caveats'] as const) {
        dataFile(table, 'csv', new URL('https://jingzhong.test'))
      }
    })
    expect(work.ten).toBeLessThan(10.5)
    expect(work.hundred).toBeLessThan(105)
  })
})

/** What is read for ten and a hundred times the figures, as multiples of what is read for one. */
async function growth(what: string, work: (many: Figures) => Promise<void>) {
  const counts: number[] = []
  for (const times of [1, 10, 100]) {
    const { counted, reads } = countReads(multiplyFacts(figures, times))
    serve(counted)
    await work(counted)
    counts.push(reads())
  }
  const [one = 0, ten = 0, hundred = 0] = counts
  console.info(
    `bench:facts, ${what}: ${one} reads; ${(ten / one).toFixed(2)} × and ${(hundred / one).toFixed(2)} ×`,
  )
  expect(one).toBeGreaterThan(idsOf(figures).length)
  return { ten: ten / one, hundred: hundred / one }
}

/** Lets the pages find these figures instead of the files, which they know by name: all in one of them. */
function serve({ sources, caveats }: Figures): void {
  vi.resetModules()
  vi.doMock('../../functions/content/parse-content.ts', () => ({
    parseContent: (
      schema: { parse: (value: unknown) => unknown },
      value: unknown,
      file: string,
    ) => {
      if (file.endsWith('/caveats.yaml')) return caveats
      const own = Object.keys(content.sources).find((id) => file.endsWith(`/${id}.yaml`))
      if (own === undefined) return schema.parse(value)
      if (own !== SOURCE) return { source: sources[own]?.source, facts: [] }
      return {
        source: sources[own]?.source,
        facts: Object.values(sources).flatMap(({ facts }) => facts),
      }
    },
  }))
  // Needs Astro, and has nothing to do with how many figures there are.
  vi.doMock('../../site/queries/mechanisms.ts', () => ({ mechanismGroups: [] }))
}

const idsOf = ({ sources }: Figures) =>
  Object.values(sources).flatMap(({ facts }) => facts.map(({ id }) => id))
