import * as z from 'zod/mini'
import { LIMITS } from '../fields/limits.ts'
import { oneLine } from '../fields/name.ts'
import { INDICATOR_KINDS } from '../indicators/indicator.ts'
import { REPORT_ID } from '../sealing/report-id.ts'
import { ASKED, TAKEDOWN_STATES } from './vocabulary.ts'

/** What is to be taken down, and who is to be asked. */
export const takedownInput = z.strictObject({
  kind: z.enum(INDICATOR_KINDS, { error: 'invalid' }),
  value: oneLine(LIMITS.indicator),
  asked: z.enum(ASKED, { error: 'invalid' }),
  /** Who, in words; as the directory calls it where it stands there. */
  toName: oneLine(LIMITS.name),
  to: z.optional(
    z.string({ error: 'invalid' }).check(z.regex(/^[a-z0-9-]{1,64}$/, { error: 'malformed' })),
  ),
  /** The report that it comes from. */
  report: z.optional(
    z.string({ error: 'invalid' }).check(z.regex(REPORT_ID, { error: 'malformed' })),
  ),
})
export type TakedownInput = z.infer<typeof takedownInput>

/** What somebody found when they asked, or looked again. */
export const takedownMove = z.strictObject({
  version: z
    .int({ error: 'invalid' })
    .check(z.positive({ error: 'out-of-range' }), z.maximum(1e9, { error: 'out-of-range' })),
  state: z.enum(TAKEDOWN_STATES, { error: 'invalid' }),
  /** When to look again; else the table says. */
  recheckOn: z.optional(z.iso.date({ error: 'malformed' })),
})
export type TakedownMove = z.infer<typeof takedownMove>
