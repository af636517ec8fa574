import * as z from 'zod/mini'
import { name } from '../fields/name.ts'

/** A view to be kept under its name, or, without a query, to be dropped. */
export const viewInput = z.strictObject({
  name,
  query: z.optional(z.string().check(z.maxLength(300, { error: 'too-long' }))),
})

export type ViewInput = z.infer<typeof viewInput>
