import * as z from 'zod/mini'
import { oneLine } from '../fields/name.ts'
import { wrap } from '../reports/sealed.schema.ts'
import { PARTS, STAGES } from '../reports/vocabulary.ts'
import { transitionsTo } from '../triage/transitions.ts'
import { ANSWERS, REFERRAL_STATES, REFERRED_PARTS, SAID_THERE } from './vocabulary.ts'

/**
 * A referral to be drafted: what goes along, and to whom: an entry of the directory, or `centre:` and the id
 * of another centre.
 */
export const draftInput = z.strictObject({
  to: z
    .string({ error: 'invalid' })
    .check(z.regex(/^(?:centre:)?[a-z0-9-]{1,64}$/, { error: 'malformed' })),
  parts: z
    .array(z.enum(REFERRED_PARTS, { error: 'invalid' }))
    .check(z.minLength(1, { error: 'required' }), z.maxLength(6, { error: 'too-many' })),
})
export type DraftInput = z.infer<typeof draftInput>

/**
 * What has become of a referral. `reason`: why the report is handed over, needed when it is sent and the
 * report wasn't handed over before. `stage`: where the authority says that the report stands. `wraps`: the
 * sealed parts that go to another centre, wrapped for its key; needed when they are sent there.
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
  wraps: z.optional(
    z
      .array(z.extend(wrap, { part: z.enum(PARTS, { error: 'invalid' }) }))
      .check(z.maxLength(PARTS.length, { error: 'too-many' })),
  ),
})
export type MoveInput = z.infer<typeof moveInput>

/** What a centre says of something that another one handed to it. */
export const receivedInput = z.strictObject({
  state: z.enum(SAID_THERE, { error: 'invalid' }),
  answer: z.optional(z.enum(ANSWERS, { error: 'invalid' })),
  theirNumber: z.optional(oneLine(64)),
})
export type ReceivedInput = z.infer<typeof receivedInput>
