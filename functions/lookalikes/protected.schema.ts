import * as z from 'zod/mini'
import { allDiffer, day, words } from '../content/shapes.ts'
import { domain } from './addresses.schema.ts'

export const BRAND_KINDS = [
  'bank',
  'payment',
  'shop',
  'parcel',
  'authority',
  'carrier',
  'travel',
  'job',
  'tech',
  'school',
] as const

const brand = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9-]+$/)),
  kind: z.enum(BRAND_KINDS),
  zh: words,
  en: words,
  domains: z.array(domain).check(z.minLength(1)),
  also: z.array(domain),
  others: z.optional(z.array(domain)),
  names: z
    .array(z.string().check(z.regex(/^(?:[a-z0-9-]{2,}|[\p{Script=Han}0-9]{2,})$/u)))
    .check(z.minLength(1)),
  everywhere: z.optional(z.literal(true)),
  word: z.optional(z.literal(true)),
  checkedOn: z.nullable(day),
})

/** content/protected.yaml: names that fraud borrows, and what their imitations are made of. */
export const protectedSchema = z.strictObject({
  brands: z.array(brand).check(
    z.minLength(1),
    z.refine((brands) => allDiffer(brands, ({ id }) => id), { error: 'an id stands twice' }),
    z.refine(
      (brands) =>
        allDiffer(
          brands.flatMap(({ domains, also }) => [...domains, ...also]),
          (one) => one,
        ),
      { error: 'a domain stands twice' },
    ),
  ),
  words: z.array(words),
})

export type Brand = z.infer<typeof brand>
/** The file as it is written. */
export type ProtectedFile = z.infer<typeof protectedSchema>
