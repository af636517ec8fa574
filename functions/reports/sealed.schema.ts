import * as z from 'zod/mini'
import { SEALED_LENGTHS } from '../sealing/limits.ts'
import { REPORT_ID } from '../sealing/report-id.ts'
import { PARTS } from './vocabulary.ts'

/** Base64url of exactly one of these lengths: a sealed thing of another size is none of ours. */
export const base64url = (...lengths: readonly number[]) =>
  z.string().check(
    z.regex(/^[A-Za-z0-9_-]+$/, { error: 'malformed' }),
    z.refine((text) => lengths.includes(text.length), { error: 'malformed' }),
  )

export const kid = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,47}$/, { error: 'malformed' }))

/** A content key wrapped for one recipient: HPKE's encapsulated key and ciphertext. */
export const wrap = z.strictObject({
  kid,
  enc: base64url(SEALED_LENGTHS.enc),
  ct: base64url(SEALED_LENGTHS.wrap),
})

/** The centre and the receipt at least; a recovery key where the operator has one. */
export const wrapsOf = (least: number) =>
  z.array(wrap).check(z.minLength(least, 'too-few'), z.maxLength(6, 'too-many'))

const part = z.strictObject({
  part: z.enum(PARTS),
  nonce: base64url(SEALED_LENGTHS.nonce),
  ct: base64url(...SEALED_LENGTHS.ct),
  wraps: wrapsOf(2),
})

/** What a browser sends that sealed the report itself: nothing in it can be read here. */
export const sealedSchema = z.strictObject({
  v: z.literal(1),
  id: z.string().check(z.regex(REPORT_ID, { error: 'malformed' })),
  receiptAuth: base64url(SEALED_LENGTHS.receiptAuth),
  receiptKey: base64url(SEALED_LENGTHS.publicKey),
  parts: z.array(part).check(z.minLength(1, 'too-few'), z.maxLength(PARTS.length, 'too-many')),
})

export type Sealed = z.infer<typeof sealedSchema>
