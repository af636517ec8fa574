import * as z from 'zod'
import { allDiffer, bilingual, regionCode, slug, words } from '../../functions/content/shapes.ts'

const bar = z.strictObject({
  // The figure that the bar draws.
  fact: slug,
  // Its name in the chart, short: at most ten Chinese characters or 22 Latin letters.
  label: z.strictObject({ zh: words.check(z.maxLength(10)), en: words.check(z.maxLength(22)) }),
})

const panel = z.strictObject({
  // What this group of bars counts; needed where a chart has more than one.
  label: z.optional(bilingual),
  bars: z.array(bar).min(1).max(6),
})

const chart = z
  .strictObject({
    id: slug,
    kind: z.enum(['amount', 'share', 'change']),
    // One measure at two times, instead of several at one.
    times: z.optional(z.literal(true)),
    title: bilingual,
    // One or two sentences: what the chart shows and what it doesn't.
    says: bilingual,
    panels: z.array(panel).min(1).max(3),
  })
  .refine(({ panels }) => panels.length === 1 || panels.every(({ label }) => label), {
    path: ['panels'],
    error: 'need a label each where there are several',
  })
export type Chart = z.infer<typeof chart>

const chapter = z.strictObject({
  id: slug,
  title: bilingual,
  lede: bilingual,
  // National figures of these categories are listed here.
  categories: z.array(slug).min(1),
  charts: z.array(slug),
})

const place = z.strictObject({
  id: slug,
  // Figures with one of these region codes stand on its page.
  codes: z.array(regionCode).min(1),
  name: bilingual,
  lede: bilingual,
  charts: z.array(slug),
})
export type Place = z.infer<typeof place>

/** content/statistics.yaml: how the figures are told and drawn. */
export const statisticsSchema = z
  .strictObject({
    apart: z.array(z.strictObject({ caveat: slug, facts: z.array(slug).min(2) })),
    chapters: z.array(chapter).min(1),
    places: z.array(place).min(1),
    charts: z.array(chart),
  })
  .refine(({ charts }) => allDiffer(charts, ({ id }) => id), {
    path: ['charts'],
    error: 'two charts have the same id',
  })
  .refine(({ places }) => allDiffer(places.flatMap(({ codes }) => codes)), {
    path: ['places'],
    error: 'a region code stands twice',
  })
export type Statistics = z.infer<typeof statisticsSchema>
