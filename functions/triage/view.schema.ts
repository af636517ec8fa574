import * as z from 'zod/mini'
import { name } from '../fields/name.ts'
import { filterOf, queryOf } from './queue-filter.ts'

/** A view to be kept under its name, or, without a query, to be dropped. */
export const viewInput = z.strictObject({
  name,
  query: z.optional(
    z.string().check(
      z.maxLength(300, { error: 'too-long', abort: true }),
      z.refine((query) => readQuery(query) !== null, { error: 'invalid' }),
    ),
  ),
})

export type ViewInput = z.infer<typeof viewInput>

/** The filters of a query in their one spelling; null where it has others, or none. */
export function readQuery(query: string): string | null {
  const filter = filterOf(Object.fromEntries(new URLSearchParams(query)))
  if (!filter.ok) return null
  return new URLSearchParams(queryOf(filter.value)).toString() || null
}
