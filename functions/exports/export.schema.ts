import * as z from 'zod/mini'
import { FILTERS, type FilterName } from '../triage/queue-filter.ts'

export const EXPORT_FORMATS = ['csv', 'json', 'print'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

const value = z.optional(
  z.string({ error: 'invalid' }).check(z.maxLength(64, { error: 'too-long' })),
)

/** What is taken out: the filters of the queue, as its address has them, and in which form. */
export const exportInput = z.strictObject({
  format: z.enum(EXPORT_FORMATS, { error: 'invalid' }),
  ...(Object.fromEntries(FILTERS.map((name) => [name, value])) as Record<FilterName, typeof value>),
})
export type ExportInput = z.infer<typeof exportInput>
