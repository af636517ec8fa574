import * as z from 'zod/mini'
import { LOCALES } from '../fields/locale.ts'
import { warningFilter } from './filter.schema.ts'

/** How many warnings an answer holds. */
export const PAGE = { usual: 50, most: 100 } as const

/** What may stand in the address of GET /api/v1/warnings. */
export const warningQuery = z.strictObject({
  ...warningFilter.shape,
  /** The language of title and summary; Chinese where a warning has no other. */
  lang: z._default(z.enum(LOCALES, { error: 'invalid' }), 'zh-CN'),
  /** The `next` of the page before. */
  after: z.optional(
    z
      .string()
      .check(z.regex(/^\d{4}-\d{2}-\d{2}T[\d:.]{5,15}Z~[a-z0-9-]{1,64}$/, { error: 'malformed' })),
  ),
  limit: z._default(
    z.pipe(
      z.string().check(z.regex(/^[1-9]\d{0,2}$/, { error: 'malformed' })),
      z.pipe(
        z.transform(Number),
        z.number().check(z.maximum(PAGE.most, { error: 'out-of-range' })),
      ),
    ),
    PAGE.usual,
  ),
})
export type WarningQuery = z.infer<typeof warningQuery>
