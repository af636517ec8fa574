import * as z from 'zod/mini'
import { oneLine } from '../fields/name.ts'
import { STAGES } from '../reports/vocabulary.ts'
import { transitionsTo } from '../triage/transitions.ts'
import { ANSWERS, REFERRAL_STATES, REFERRED_PARTS } from './vocabulary.ts'

/** A referral to be drafted: to whom, and what goes along. */
export const draftInput = z.strictObject({
  to: z.string({ error: 'invalid' }).check(z.regex(/^[a-z0-9-]{1,64}$/, { error: 'malformed' })),
  parts: z
    .array(z.enum(REFERRED_PARTS, { error: 'invalid' }))
    .check(z.minLength(1, { error: 'required' }), z.maxLength(6, { error: 'too-many' })),
})
export type DraftInput = z.infer<typeof draftInput>

/**
 * What has become of a referral. `reason`: why the report is handed over, needed when it is sent and the
 * report wasn't handed over before. `stage`: where the authority says that the report stands.
 */
export const moveInput = z.strictObject({
  state: z.enum(REFERRAL_STATES, { error: 'invalid' }),
  reason: z.optional(
    z.enum(transitionsTo('referred').flatMap(({ reasons }) => reasons) as [string, ...string[]], {
      error: 'invalid',
    }),
  ),
  answer: z.optional(z.enum(ANSWERS, { error: 'invalid' })),
  stage: z.optional(z.enum(STAGES, { error: 'invalid' })),
  theirNumber: z.optional(oneLine(64)),
})
export type MoveInput = z.infer<typeof moveInput>
