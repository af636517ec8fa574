import * as z from 'zod/mini'
import { KINDS, LANES, SITUATIONS, STAGES } from '../reports/vocabulary.ts'

/** What the API answers about what leaves the house; held against real answers like the others. */

const time = z.iso.datetime()
const text = z.string()

/** Plain facts only. */
export const exported = z.object({
  at: time,
  /** The filters, as they were read. */
  filter: z.record(text, z.union([text, z.boolean()])),
  reports: z.array(
    z.object({
      reference: text,
      lane: z.enum(LANES),
      dueAt: time,
      stage: z.enum(STAGES),
      kind: z.enum(KINDS),
      scamType: text,
      situation: z.nullable(z.enum(SITUATIONS)),
      forWhom: z.nullable(text),
      minor: z.boolean(),
      stillInContact: z.nullable(z.boolean()),
      region: z.nullable(text),
      amountBand: z.nullable(z.int()),
      reasons: z.array(text),
      createdAt: time,
      holder: z.nullable(text),
    }),
  ),
  /** False where more fit than were taken out. */
  complete: z.boolean(),
})
