import * as z from 'zod/mini'
import { base64url, wrapsOf } from '../reports/sealed.schema.ts'
import { SEALED_LENGTHS } from '../sealing/limits.ts'
import { REPORT_ID } from '../sealing/report-id.ts'
import { EVIDENCE, PAD_BYTES } from './limits.ts'

/** What announces a file, before its chunks: how big it is, and its sealed description. */
export const evidenceStart = z.strictObject({
  v: z.literal(1),
  id: z.string().check(z.regex(REPORT_ID, { error: 'malformed' })),
  /** Padded bytes before sealing. */
  size: z
    .int()
    .check(z.minimum(PAD_BYTES), z.maximum(EVIDENCE.fileBytes), z.multipleOf(PAD_BYTES, 'invalid')),
  nonce: base64url(SEALED_LENGTHS.nonce),
  // Name and note fit the second bucket.
  ct: base64url(...SEALED_LENGTHS.ct.slice(0, 2)),
  wraps: wrapsOf(2),
})
export type EvidenceStart = z.infer<typeof evidenceStart>
