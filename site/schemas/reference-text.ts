import * as z from 'zod'
import { allDiffer, day, slug, words } from '../../functions/content/shapes.ts'

/** A sentence to check with somebody, in both languages; `npm run content:todo` lists it. */
export const toCheck = z.array(z.strictObject({ zh: words, en: words }))

/** Ids that may not repeat. */
export const ids = z.array(slug).refine((list) => allDiffer(list), { error: 'names one twice' })

/** When a file of entries was written and who of the operator's people read it, or null. */
export const written = {
  drafted: day,
  reviewed: z.strictObject({ on: day, role: words }).nullable(),
}

/** Whether no two entries have the same id. */
export const idsDiffer = (list: readonly { id: string }[]) => allDiffer(list, ({ id }) => id)
