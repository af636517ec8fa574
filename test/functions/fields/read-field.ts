import type * as z from 'zod/mini'
import { codesOf } from '../../../functions/fields/codes.ts'

/** What a field makes of an input: its value, or the code that it is refused with. */
export function readField<T>(schema: z.ZodMiniType<T>, input: unknown): T | { refused: string } {
  const result = schema.safeParse(input)
  return result.success ? result.data : { refused: codesOf(result.error)[0]?.code ?? '' }
}

export const refused = (code: string) => ({ refused: code })
