import * as z from 'zod'
import {
  allDiffer,
  bilingual,
  day,
  regionCode,
  slug,
  words,
} from '../../functions/content/shapes.ts'

const period = z
  .strictObject({
    // First day, or null where the source doesn't say.
    start: z.nullable(day),
    // Last day, or null where the source doesn't say.
    end: z.nullable(day),
    // The period in words, such as "2020 年上半年"; never "last year" or "now".
    label: z.strictObject({ zh: words, en: z.optional(words) }),
  })
  .refine(({ start, end }) => !start || !end || start <= end, { error: 'ends before it starts' })

const comparison = z.strictObject({
  // yoy: with a year before; mom: with a month before; the rest as they say.
  kind: z.enum([
    'yoy',
    'mom',
    'vs-peak',
    'vs-baseline',
    'streak',
    'lowest-in-years',
    'unspecified',
  ]),
  // Where the thing counted went, not whether that is good.
  direction: z.enum(['up', 'down', 'mixed']),
  // What it is compared with.
  baseline: bilingual,
})

const fact = z.strictObject({
  // Never changes: pages, downloads and citations point to it.
  id: slug,
  // What was counted, in a few words of your own.
  metric: bilingual,
  // The number in base units: 32.2 万起 is 322000, 1/3 is 33.33 percent.
  value: z.number(),
  // An id of vocabulary.yaml.
  unit: words,
  // The word with which the source softens the number (余, 近, 超过 …), or null.
  hedge: z.nullable(words),
  // Only where a number would mislead: how to say it ("about one third").
  shown: z.optional(bilingual),
  period,
  // GB/T 2260 code of content/regions, or CN; the name as the source uses it.
  region: z.strictObject({ code: z.union([z.literal('CN'), regionCode]), zh: words, en: words }),
  // For a rise or fall: against what. Otherwise null.
  comparison: z.nullable(comparison),
  // An id of vocabulary.yaml.
  category: slug,
  // Ids of caveats.yaml that a reader must know.
  caveats: z.array(slug).refine(allDiffer, { error: 'names a caveat twice' }),
  // One sentence of your own, where neither metric nor caveats say it.
  note: z.optional(bilingual),
})
export type Fact = z.infer<typeof fact>

/** content/facts/<source-id>.yaml: one article and the figures taken from it. */
export const factSourceSchema = z
  .strictObject({
    source: z.strictObject({
      id: slug,
      publisher: bilingual,
      title: bilingual,
      date: day,
      // Where the copy that was read stands, if it isn't the publisher's own.
      copy: z.optional(bilingual),
    }),
    facts: z.array(fact).min(1),
  })
  .superRefine(({ facts }, context) => {
    const seen = new Set<string>()
    for (const [n, { id }] of facts.entries()) {
      if (seen.has(id)) {
        context.addIssue({ code: 'custom', path: ['facts', n, 'id'], message: 'stands twice' })
      }
      seen.add(id)
    }
  })
export type FactSource = z.infer<typeof factSourceSchema>
