import * as z from 'zod'
import { allDiffer, slug, words } from '../../functions/content/shapes.ts'
import { short } from './guide.ts'

/** content/class/<lang>/rules.yaml: the habits that questions, slides and papers come back to. */
export const classRulesSchema = z
  .array(
    z.strictObject({
      // Never changes: questions and papers name it.
      id: slug,
      // The habit, short enough for a poster.
      say: short(18),
      // Why, in a sentence or two.
      because: words,
    }),
  )
  .min(1)
  .refine((rules) => allDiffer(rules, ({ id }) => id), { error: 'two rules have the same id' })
export type ClassRules = z.infer<typeof classRulesSchema>
export type ClassRule = ClassRules[number]
