import * as z from 'zod'
import { allDiffer, slug, words } from '../../functions/content/shapes.ts'

/** content/audio/dialects.yaml: in which speech the operator has recorded texts, in the order shown. */
export const dialectsSchema = z
  .array(
    z.strictObject({
      id: slug,
      zh: words,
      en: words,
      lang: z
        .string()
        .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, { error: 'must be a language tag such as yue' }),
    }),
  )
  .refine((list) => allDiffer(list, ({ id }) => id), { error: 'a dialect stands twice' })
export type Dialect = z.infer<typeof dialectsSchema>[number]
