import * as z from 'zod/mini'
import { base64url, kid } from '../reports/sealed.schema.ts'
import { SEALED_LENGTHS } from '../sealing/limits.ts'

/** What is sealed of one report: four parts, messages, notes, files. */
export const MOST_SEALED = 500

/** POST /api/v1/triage/reports/:id/wraps: further wraps, made by a browser that holds an older key. */
export const addedWraps = z.strictObject({
  wraps: z
    .array(
      z.strictObject({
        /** What it is a wrap of, by the name that its content is bound to. */
        part: z
          .string()
          .check(z.regex(/^[a-z]{5,16}(?:-[a-z]+)?(?:-[0-9a-z]{26})?$/, { error: 'malformed' })),
        kid,
        enc: base64url(SEALED_LENGTHS.enc),
        ct: base64url(SEALED_LENGTHS.wrap),
      }),
    )
    .check(z.minLength(1, 'too-few'), z.maxLength(2 * MOST_SEALED, 'too-many')),
})
export type AddedWrap = z.infer<typeof addedWraps>['wraps'][number]
