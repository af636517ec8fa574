import * as z from 'zod/mini'
import { KINDS, STAGES } from '../reports/vocabulary.ts'

/** What the API answers about what ends: reports before they are erased, and keys before they are retired. */

const time = z.iso.datetime()
const text = z.string()

export const endingReports = z.object({
  reports: z.array(
    z.object({
      id: text,
      reference: text,
      kind: z.enum(KINDS),
      scamType: text,
      stage: z.enum(STAGES),
      endedAt: time,
      /** Until when an officer has it kept. */
      keptUntil: z.nullable(time),
      /** At the earliest: a message or an authority's answer keeps it longer. */
      eraseAt: time,
    }),
  ),
  complete: z.boolean(),
})

const wrap = z.object({ kid: text, enc: text, ct: text })

export const lacking = z.object({
  /** To whose keys everything is to be wrapped. */
  recipients: z.array(z.object({ kid: text, publicKey: text })),
  reports: z.array(
    z.object({
      id: text,
      reference: text,
      sealed: z.array(z.object({ part: text, nonce: text, ct: text, wraps: z.array(wrap) })),
    }),
  ),
  /** How many open reports were looked at. */
  looked: z.int(),
  next: z.nullable(text),
})

export const wrapsAdded = z.object({ added: z.int() })
