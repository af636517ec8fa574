import * as z from 'zod'
import { bilingual, day, slug, words } from '../../functions/content/shapes.ts'
import { ids, idsDiffer, toCheck, written } from './reference-text.ts'

/** The headings of the page, in order. */
export const LAW_GROUPS = ['core', 'wrongly-hit', 'real-name', 'data', 'notices'] as const

/** What has become of a rule; content/law.yaml says what each means. */
export const LAW_STATES = ['in-force', 'changed', 'replaced', 'guidance', 'not-law'] as const

const rule = z
  .strictObject({
    id: slug,
    group: z.enum(LAW_GROUPS),
    title: bilingual,
    inForce: z.strictObject({
      // A day, a month or a year, as exactly as we know it, or null.
      since: z
        .string()
        .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, { error: 'must be like 2022-12-01, 2018-05 or 2020' })
        .nullable(),
      state: z.enum(LAW_STATES),
    }),
    // What it says for the reader, in our own words, the same sentences in both languages.
    says: z.strictObject({ zh: z.array(words).min(2).max(5), en: z.array(words).min(2).max(5) }),
    // Who issued it and its full name, so that anyone can find the text.
    official: bilingual,
    // The sources of content/facts that name the rule.
    namedIn: ids,
    // The day of the comparison with the text of the rule; null: the page says “to be checked”.
    checkedOn: z.nullable(day),
    comparedWith: z.nullable(bilingual),
    toCheck,
    // The guides that it matters for.
    leadsTo: ids,
  })
  .refine(({ says }) => says.zh.length === says.en.length, {
    error: 'says more in one language',
    path: ['says'],
  })
  .refine(({ checkedOn, comparedWith }) => (checkedOn === null) === (comparedWith === null), {
    error: 'needs checkedOn and comparedWith together, or neither',
    path: ['comparedWith'],
  })
  .refine(({ checkedOn, toCheck }) => checkedOn !== null || toCheck.length > 0, {
    error: 'unchecked, but says of nothing whom to ask',
    path: ['toCheck'],
  })
export type Rule = z.infer<typeof rule>

/** content/law.yaml: what the rules say for a reader. */
export const lawSchema = z.strictObject({
  ...written,
  rules: z.array(rule).min(1).refine(idsDiffer, { error: 'two rules have the same id' }),
})
export type Law = z.infer<typeof lawSchema>
