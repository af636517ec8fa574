import * as z from 'zod/mini'
import { slug } from '../content/shapes.ts'
import { proposedWords } from '../publishing/proposal.schema.ts'
import { dayOrMonth } from '../warnings/warning.schema.ts'

/** How sure somebody of a school may say they are: what is confirmed, an officer confirms. */
export const SCHOOL_CONFIDENCES = ['likely', 'pattern'] as const

/**
 * POST /api/v1/triage/campus/warnings: what somebody of a school proposes for their campus. School, kind and
 * place follow from who they are; nobody is named.
 */
export const campusInput = z.strictObject({
  scamType: slug.check(z.maxLength(64)),
  since: z.nullable(dayOrMonth),
  confidence: z.enum(SCHOOL_CONFIDENCES, { error: 'invalid' }),
  lastsUntil: z.iso.date({ error: 'malformed' }),
  zh: proposedWords,
  en: z.optional(proposedWords),
})
export type CampusInput = z.infer<typeof campusInput>

/** POST …/warnings/:warning/revision: the same again, changed; `version` is the one that was read. */
export const campusRevision = z.strictObject({
  ...campusInput.shape,
  version: z.int().check(z.minimum(1)),
})
export type CampusRevision = z.infer<typeof campusRevision>
