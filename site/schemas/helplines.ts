import * as z from 'zod'
import { allDiffer, bilingual, day, words } from '../../functions/content/shapes.ts'

/** Who may rightly reach whom. */
export const DIRECTIONS = ['you-call', 'you-text', 'they-call', 'they-text'] as const

const number = {
  number: z.string().regex(/^\d[\d-]*\d$/, { error: 'must be digits in quotes, such as "96110"' }),
  direction: z
    .array(z.enum(DIRECTIONS))
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
}

const wordsOf = z.strictObject({ name: words, when: words })
const helpline = z.strictObject({
  ...number,
  zh: wordsOf,
  en: wordsOf,
  kind: z.enum(['police', 'medical', 'human', 'legal', 'report', 'consular', 'service']),
})
export type Helpline = z.infer<typeof helpline>

const nameOf = z.strictObject({ name: words })
const moneyLine = z.strictObject({
  ...number,
  zh: nameOf,
  en: nameOf,
  /** How the Chinese name is read out. */
  pinyin: words,
  kind: z.enum(['bank', 'payment']),
})
/** A bank or a payment platform. */
export type MoneyLine = z.infer<typeof moneyLine>

/** content/helplines.yaml: every phone number the portal may print. */
export const helplinesSchema = z
  .array(z.discriminatedUnion('kind', [helpline, moneyLine]))
  .min(1)
  .refine((lines) => allDiffer(lines, (line) => line.number), { error: 'a number stands twice' })
  .refine((lines) => allDiffer(lines, ({ order }) => order), { error: 'an order stands twice' })
