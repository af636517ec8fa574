import * as z from 'zod/mini'
import { freeText } from '../fields/free-text.ts'
import { LIMITS } from '../fields/limits.ts'
import { base64url, wrapsOf } from '../reports/sealed.schema.ts'
import { BUCKETS, SEALED_LENGTHS } from '../sealing/limits.ts'
import { REPORT_ID } from '../sealing/report-id.ts'

/** The words of a message. */
export const messageText = freeText(LIMITS.message)

/** LIMITS.message characters of JSON fit the third bucket; nothing bigger is taken. */
const cipherLengths = SEALED_LENGTHS.ct.slice(0, BUCKETS.indexOf(16_384) + 1)

/** Words that a browser sealed, to at least so many recipients. */
export const sealedWords = (recipients: number) =>
  z.strictObject({
    v: z.literal(1),
    id: z.string().check(z.regex(REPORT_ID, { error: 'malformed' })),
    nonce: base64url(SEALED_LENGTHS.nonce),
    ct: base64url(...cipherLengths),
    wraps: wrapsOf(recipients),
  })
/** A message: at least to the centre, and to whoever holds the receipt. */
const sealed = sealedWords(2)

/** What a reporter sends: sealed, or readable over TLS where their browser can't seal. */
export const reporterMessage = z
  .strictObject({ sealed: z.optional(sealed), text: z.optional(messageText) })
  .check(
    z.refine(({ sealed, text }) => sealed !== undefined || text !== undefined, {
      error: 'required',
      path: ['text'],
    }),
    z.refine(({ sealed, text }) => sealed === undefined || text === undefined, {
      error: 'conflict',
      path: ['sealed'],
    }),
  )
export type ReporterMessage = z.infer<typeof reporterMessage>

/** What an officer sends: sealed in the officer's browser, and in no other way. */
export const centreMessage = z.strictObject({ sealed })
export type CentreMessage = z.infer<typeof centreMessage>
