import * as z from 'zod/mini'
import { version } from './decision.schema.ts'

/** Why somebody else goes on with a report; the words are `hand.because.<id>`. */
export const HANDOVER_REASONS = [
  'shift-change',
  'better-placed',
  'too-much',
  'knows-it',
  'away',
] as const
export type HandoverReason = (typeof HANDOVER_REASONS)[number]

/** To whom a report goes, as it was when whoever hands it over saw it. */
export const handoverInput = z.strictObject({
  version,
  /** A colleague's id. */
  to: z
    .string({ error: 'required' })
    .check(
      z.minLength(1, { error: 'required' }),
      z.regex(/^[\w.-]{1,64}$/, { error: 'invalid', abort: true }),
    ),
  reason: z.enum(HANDOVER_REASONS, { error: 'invalid' }),
})

export type HandoverInput = z.infer<typeof handoverInput>
