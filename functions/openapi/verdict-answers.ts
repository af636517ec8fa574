import * as z from 'zod/mini'
import { DOUBTS, INDICATOR_KINDS } from '../indicators/indicator.ts'
import { ASKED, GROUNDS, MASK_REASONS, VERDICTS } from '../verdicts/vocabulary.ts'

/** What the API answers about verdicts; held against real answers like the others. */

const time = z.iso.datetime()
const text = z.string()
const count = z.int()

const verdict = z.object({
  version: count,
  verdict: z.enum([...VERDICTS, 'expired']),
  /** What a second officer has to agree with; null where nothing waits. */
  asked: z.nullable(z.enum(ASKED)),
  grounds: z.nullable(z.enum(GROUNDS)),
  askedBy: z.nullable(text),
  agreedBy: z.nullable(text),
  askedCentre: z.nullable(text),
  since: z.nullable(time),
  expiresAt: z.nullable(time),
  maskedAt: z.nullable(time),
  reason: z.nullable(z.enum(MASK_REASONS)),
  changedAt: time,
  /** Whether readers have it now. */
  isPublic: z.boolean(),
})

export const verdicts = z.object({
  indicators: z.array(
    z.object({ id: text, kind: z.enum(INDICATOR_KINDS), display: z.nullable(text), verdict }),
  ),
})

export const indicatorFile = z.object({
  id: text,
  centreId: text,
  kind: z.enum(INDICATOR_KINDS),
  value: z.nullable(text),
  display: z.nullable(text),
  doubts: z.array(z.enum(DOUBTS)),
  /** Which group protects it from ever being listed; null where none does. */
  protectedBy: z.nullable(text),
  /** Reports, networks that they came from at least, and those of them that an officer checked. */
  reporters: z.object({ reports: count, networks: count, checked: count }),
  verdict: z.nullable(verdict),
})
