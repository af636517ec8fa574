import * as z from 'zod'
import { allDiffer, bilingual, slug } from '../../functions/content/shapes.ts'
import { DIRECTIONS } from './helplines.ts'

const source = bilingual
const place = z.strictObject({
  // What they will want to hear; null where nobody calls them.
  asks: z.nullable(bilingual),
  // What nobody of theirs asks; null where we can't know.
  neverAsks: z.nullable(bilingual),
  // Two bodies that say what this line is.
  sources: z.array(source).length(2),
})

/** A number of helplines.yaml, which has its name and use. */
const line = z.strictObject({
  ...place.shape,
  number: z.string().regex(/^\d+$/, { error: 'must be digits in quotes' }),
})
/** Somebody without a number of their own. */
const numberless = z.strictObject({
  ...place.shape,
  number: z.null(),
  name: bilingual,
  when: bilingual,
  direction: z.array(z.enum(DIRECTIONS)).min(1).refine(allDiffer, { error: 'names one twice' }),
  hours: bilingual,
  // How to reach them from outside the mainland.
  abroad: bilingual,
})

const group = z.strictObject({
  id: slug,
  title: bilingual,
  places: z.array(z.union([line, numberless])).min(1),
})

/** content/turn-to.yaml: who is there for what. */
export const turnToSchema = z
  .array(group)
  .min(1)
  .refine((groups) => allDiffer(groups, ({ id }) => id), { error: 'two groups have the same id' })
export type TurnTo = z.infer<typeof turnToSchema>
