import * as z from 'zod/mini'
import { slug } from '../content/shapes.ts'
import { freeText } from '../fields/free-text.ts'
import { LIMITS } from '../fields/limits.ts'
import { LOCALES } from '../fields/locale.ts'
import { oneLine } from '../fields/name.ts'
import { INDICATOR_KINDS } from '../indicators/indicator.ts'
import { CONTROLS, NEW_EVIDENCE, type Outcome, REASONS_OF, RELATIONS } from './vocabulary.ts'

const oneOf = <const T extends readonly string[]>(list: T) => z.enum(list, { error: 'invalid' })

/**
 * POST /api/v1/appeals: this is me, or this is wrong, about a warning or about a number, link or account.
 * What is written and how to reach somebody is sealed before it is stored; so is the number itself.
 */
export const appealInput = z
  .strictObject({
    locale: oneOf(LOCALES),
    relation: oneOf(RELATIONS),
    warning: z.optional(slug.check(z.maxLength(64))),
    indicator: z.optional(
      z.strictObject({ kind: oneOf(INDICATOR_KINDS), value: oneLine(LIMITS.indicator) }),
    ),
    text: freeText(LIMITS.message),
    contact: z.optional(oneLine(LIMITS.line)),
  })
  .check(
    z.refine(({ warning, indicator }) => warning !== undefined || indicator !== undefined, {
      path: ['indicator'],
      error: 'required',
    }),
    z.refine(({ warning, indicator }) => warning === undefined || indicator === undefined, {
      path: ['indicator'],
      error: 'conflict',
    }),
  )
export type AppealInput = z.infer<typeof appealInput>

/** An officer hides what is appealed against, once control of it was shown. */
export const hideInput = z.strictObject({
  control: oneOf(CONTROLS),
  /** What is new since it was hidden for an appeal the last time; null the first time. */
  evidence: z.nullable(oneOf(NEW_EVIDENCE)),
})
export type HideInput = z.infer<typeof hideInput>

const answered = <const O extends Outcome>(outcome: O) =>
  z.strictObject({
    outcome: z.literal(outcome),
    reason: oneOf(REASONS_OF[outcome]),
    /** Words for whoever appealed, sealed to their receipt. */
    text: z.optional(freeText(LIMITS.message)),
  })

/** What came of it and why, in the pairs of REASONS_OF; console and API read it alike. */
export const answerInput = z.discriminatedUnion('outcome', [
  answered('upheld'),
  answered('changed'),
  answered('rejected'),
])
export type AnswerInput = z.infer<typeof answerInput>
