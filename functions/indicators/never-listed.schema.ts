import * as z from 'zod/mini'
import { words } from '../content/shapes.ts'

const group = z.strictObject({
  numbers: z.optional(
    z.array(z.string().check(z.regex(/^\d{3,12}$/, { error: 'must be digits, in quotes' }))),
  ),
  hosts: z.optional(
    z.array(
      z.string().check(
        z.regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, {
          error: 'must be a host in small letters, such as icbc.com.cn or gov.cn',
        }),
      ),
    ),
  ),
  names: z.optional(z.array(words)),
})

export const NEVER_LISTED_GROUPS = [
  'emergency',
  'public',
  'schools',
  'hospitals',
  'banks',
  'carriers',
  'platforms',
] as const
export type NeverListedGroup = (typeof NEVER_LISTED_GROUPS)[number]

/** content/never-listed.yaml: what no verdict may be about besides protected.yaml, by groups. */
export const neverListedSchema = z.partialRecord(z.enum(NEVER_LISTED_GROUPS), group)
export type NeverListed = z.infer<typeof neverListedSchema>
