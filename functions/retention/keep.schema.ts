import * as z from 'zod/mini'
import { version } from '../triage/decision.schema.ts'

/**
 * Why what has ended is kept longer. A closed list, so that nothing of a case ends up in the history; the words
 * are `retention.keep.because.<reason>`.
 */
export const KEEP_REASONS = ['police-asked', 'court-asked', 'reporter-asked', 'objection'] as const

/** So many days more: whoever needs it longer says so again, and why. */
export const KEEP_DAYS = 90

/** What was the reason is over: its time is what counts again. */
export const NO_LONGER = 'over'

/** Keeps an ended report, as it was when the officer saw it, or no longer. */
export const keepInput = z.strictObject({
  version,
  reason: z.enum([...KEEP_REASONS, NO_LONGER], { error: 'invalid' }),
})

export type KeepInput = z.infer<typeof keepInput>
