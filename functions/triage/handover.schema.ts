import * as z from 'zod/mini'
import { oneLine } from '../fields/name.ts'
import { identifyingIn } from '../publishing/find-identifying.ts'

/** Why somebody else goes on with a report; the words are `hand.because.<id>`. */
export const HANDOVER_REASONS = [
  'shift-change',
  'better-placed',
  'too-much',
  'knows-it',
  'away',
] as const
export type HandoverReason = (typeof HANDOVER_REASONS)[number]

/** How long a note may be, in characters. */
export const MOST_NOTE = 200

/**
 * The note stands open in the database, so it may hold nothing that is sealed elsewhere: no number, link,
 * account or identity number. What else it shouldn't say, nobody but its writer can know.
 */
const note = oneLine(MOST_NOTE).check(
  z.refine((text) => identifyingIn(text).every(({ kind }) => !SEALED.has(kind)), {
    error: 'identifying',
  }),
)

const SEALED: ReadonlySet<string> = new Set(['number', 'link', 'handle', 'identity'])

/** To whom a report goes, as it was when whoever hands it over saw it. */
export const handoverInput = z.strictObject({
  version: z
    .int({ error: 'invalid' })
    .check(z.positive({ error: 'out-of-range' }), z.maximum(1e9, { error: 'out-of-range' })),
  /** A colleague's id. */
  to: z
    .string({ error: 'required' })
    .check(
      z.minLength(1, { error: 'required' }),
      z.regex(/^[\w.-]{1,64}$/, { error: 'invalid', abort: true }),
    ),
  reason: z.enum(HANDOVER_REASONS, { error: 'invalid' }),
  note: z.optional(note),
})

export type HandoverInput = z.infer<typeof handoverInput>
