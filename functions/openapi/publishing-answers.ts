import * as z from 'zod/mini'
import { PROPOSAL_STATES } from '../publishing/vocabulary.ts'
import { WARNING_KINDS, WITHDRAWAL_REASONS } from '../warnings/vocabulary.ts'
import { oneScope, warning } from '../warnings/warning.schema.ts'

/** What the API answers about what is published; held against real answers like the others. */

const time = z.iso.datetime()
const text = z.string()

export const proposed = z.object({ id: text, version: z.int() })

export const proposals = z.object({
  warnings: z.array(
    z.object({
      id: text,
      centreId: text,
      version: z.int(),
      state: z.enum(PROPOSAL_STATES),
      reason: z.nullable(text),
      proposedBy: text,
      proposerName: z.nullable(text),
      changedAt: time,
      title: z.nullable(text),
      kind: z.nullable(z.enum(WARNING_KINDS)),
      /** Whether readers see a version of it now. */
      isLive: z.boolean(),
      expiresAt: z.nullable(time),
    }),
  ),
})

export const proposal = z.object({
  id: text,
  centreId: text,
  askedCentre: z.nullable(text),
  reportId: z.nullable(text),
  version: z.int(),
  state: z.enum(PROPOSAL_STATES),
  draft: z.nullable(z.record(text, z.unknown())),
  proposedBy: text,
  proposedAt: time,
  publishedBy: z.nullable(text),
  reason: z.nullable(text),
  changedAt: time,
  proposerName: z.nullable(text),
  publisherName: z.nullable(text),
  /** What readers have of it now, or what remains of it. */
  live: z.nullable(oneScope),
  /** As they will see it. */
  preview: z.nullable(warning),
})

export const withdrawnWarning = z.object({ reason: z.enum(WITHDRAWAL_REASONS) })
