import * as z from 'zod/mini'
import { APPEAL_STATES, OUTCOMES, RELATIONS } from '../appeals/vocabulary.ts'

/** What the API answers about appeals; held against real answers like the others. */

const time = z.iso.datetime()
const text = z.string()
const sealed = z.object({
  nonce: text,
  ct: text,
  wraps: z.array(z.object({ kid: text, enc: text, ct: text })),
})

export const takenAppeal = z.object({ reference: text, receipt: text, dueAt: time })

export const appealStatus = z.object({
  id: text,
  reference: text,
  state: z.enum(APPEAL_STATES),
  createdAt: time,
  /** When it is to be answered. */
  dueAt: time,
  maskedAt: z.nullable(time),
  outcome: z.nullable(z.enum(OUTCOMES)),
  reason: z.nullable(text),
  answeredAt: z.nullable(time),
  /** Still sealed: only the seal half of the receipt opens it. */
  answer: z.nullable(sealed),
})

export const corrections = z.object({
  corrections: z.array(
    z.object({
      at: time,
      what: z.enum(['warning', 'indicator']),
      done: z.enum(['withdrawn', 'corrected', 'upheld', 'changed']),
      kind: text,
      reason: text,
      /** The id of a warning that was corrected and still stands. */
      warning: z.nullable(text),
    }),
  ),
})

const appeal = {
  id: text,
  reference: text,
  centreId: text,
  subject: text,
  /** What it is about, as the console's addresses spell it. */
  about: z.object({ is: z.enum(['warning', 'indicator']), id: text }),
  relation: z.enum(RELATIONS),
  locale: text,
  sealed,
  version: z.int(),
  state: z.enum(APPEAL_STATES),
  control: z.nullable(text),
  evidence: text,
  maskedAt: z.nullable(time),
  outcome: z.nullable(z.enum(OUTCOMES)),
  reason: z.nullable(text),
  answeredAt: z.nullable(time),
  hasAnswer: z.boolean(),
  createdAt: time,
  dueAt: time,
}

export const appeals = z.object({ appeals: z.array(z.object(appeal)) })

/** `hiddenBefore`: with what its subject was hidden for appeals so far; '' the first time. */
export const appealFile = z.object({ ...appeal, hiddenBefore: z.array(text) })
