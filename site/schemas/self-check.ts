import * as z from 'zod'
import { allDiffer, bilingual, day, slug } from '../../functions/content/shapes.ts'
import { reviewed } from './reviewed.ts'

const question = z.strictObject({
  id: slug,
  /** What a school asks itself; yes is what one hopes for. */
  ask: bilingual,
  /** What to do where the answer is no. */
  todo: bilingual,
  /** A rule of content/law.yaml, where the question rests on one. */
  law: z.optional(slug),
})

/** content/self-check.yaml: what a school asks itself. */
export const selfCheckSchema = z.strictObject({
  drafted: day,
  reviewed,
  groups: z
    .array(
      z.strictObject({
        id: slug,
        title: bilingual,
        questions: z.array(question).min(1),
      }),
    )
    .min(1)
    .refine(
      (groups) => allDiffer(groups.flatMap(({ questions }) => questions.map(({ id }) => id))),
      {
        error: 'two questions have the same id',
      },
    ),
})
export type SelfCheck = z.infer<typeof selfCheckSchema>
