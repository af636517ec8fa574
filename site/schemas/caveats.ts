import * as z from 'zod'
import { allDiffer, slug, words } from '../../functions/content/shapes.ts'

/** The gravest first. */
export const SEVERITIES = ['high', 'medium', 'low'] as const

const caveat = z
  .strictObject({
    id: slug,
    // high: without it a page would say something wrong; medium: beside the figure; low: wording.
    severity: z.enum(SEVERITIES),
    zh: words,
    en: words,
    // The source it is about, where it is about one.
    source: z.optional(slug),
    // The facts that name it in turn, or all.
    facts: z.union([z.literal('all'), z.array(slug)], {
      error: 'must be all or a list of fact ids',
    }),
  })
  .refine(({ facts, source }) => facts.length > 0 || source, {
    path: ['facts'],
    error: 'names neither a fact nor a source',
  })
  .refine(({ facts }) => facts === 'all' || allDiffer(facts), {
    path: ['facts'],
    error: 'names a fact twice',
  })
export type Caveat = z.infer<typeof caveat>

/** content/facts/caveats.yaml: what to know before a figure is quoted, drawn or compared. */
export const caveatsSchema = z
  .array(caveat)
  .refine((caveats) => allDiffer(caveats, ({ id }) => id), {
    error: 'two caveats have the same id',
  })
