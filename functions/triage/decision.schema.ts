import * as z from 'zod/mini'
import { STAGES } from '../reports/vocabulary.ts'
import { TRANSITIONS } from './transitions.ts'

const reasons = [...new Set(TRANSITIONS.flatMap((transition) => transition.reasons))]

/** The version that the officer saw: somebody else's change in between is never overwritten. */
export const version = z
  .int({ error: 'invalid' })
  .check(z.positive({ error: 'out-of-range' }), z.maximum(1e9, { error: 'out-of-range' }))

/** One decision about a report, as it was when the officer saw it. */
export const decisionInput = z.strictObject({
  version,
  stage: z.enum(STAGES, { error: 'invalid' }),
  reason: z.enum(reasons as [string, ...string[]], { error: 'invalid' }),
})

export type DecisionInput = z.infer<typeof decisionInput>
