import type { Context as HonoContext } from 'hono'
import type * as z from 'zod/mini'
import { codesOf } from '../fields/codes.ts'
import { err, ok, type Result } from '../result.ts'
import { type FieldError, problem } from './errors.ts'

/** Parses what a stranger sent. Never the library's own answer: that one repeats the input. */
export function validate<T>(
  schema: z.ZodMiniType<T>,
  value: unknown,
): Result<T, readonly FieldError[]> {
  const result = schema.safeParse(value)
  return result.success ? ok(result.data) : err(codesOf(result.error))
}

/** 422 with a pointer and a code for each thing that is wrong, at most fifty. */
export const invalid = (c: HonoContext, errors: readonly FieldError[]) =>
  problem(c, 'invalid', { errors: errors.slice(0, 50) })
