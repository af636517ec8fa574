import * as z from 'zod'
import { allDiffer, bilingual, day, words } from '../../functions/content/shapes.ts'

const wordsOf = z.strictObject({ name: words, when: words })

const helpline = z.strictObject({
  number: z.string().regex(/^\d[\d-]*\d$/, { error: 'must be digits in quotes, such as "96110"' }),
  zh: wordsOf,
  en: wordsOf,
  direction: z
    .array(z.enum(['you-call', 'they-call', 'they-text']))
    .min(1)
    .refine(allDiffer, { error: 'names a direction twice' }),
  hours: bilingual,
  fromAbroad: z
    .string()
    .regex(/^\+\d[\d-]*\d$/, { error: 'must be like +86-10-12308, or null' })
    .nullable(),
  tel: z.string().regex(/^\d+$/, { error: 'must be digits in quotes' }),
  checkedOn: z.nullable(day),
  order: z.int().min(1),
  kind: z.enum(['police', 'medical', 'human', 'legal', 'report', 'consular']),
})
export type Helpline = z.infer<typeof helpline>

/** content/helplines.yaml: every phone number the portal may print. */
export const helplinesSchema = z
  .array(helpline)
  .min(1)
  .refine((lines) => allDiffer(lines, ({ number }) => number), { error: 'a number stands twice' })
  .refine((lines) => allDiffer(lines, ({ order }) => order), { error: 'an order stands twice' })
