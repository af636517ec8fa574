import * as z from 'zod/mini'
import { CARD } from './limits.ts'

const picture = z
  .string()
  .check(
    z.maxLength(Math.ceil((CARD.bytes * 4) / 3), { error: 'too-long' }),
    z.regex(/^[\w-]+$/, { error: 'malformed' }),
  )

/** Card images as a browser sends them: PNG, base64url, by language. */
export const cardsInput = z.strictObject({ zh: z.optional(picture), en: z.optional(picture) })
export type CardsInput = z.infer<typeof cardsInput>
