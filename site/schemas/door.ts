import * as z from 'zod'
import { ids } from './guide.ts'
import { PERSON_PAGE } from './sheet.ts'

/** Situations with an address of their own; site/paths.ts spells it. */
export const DOORS = ['lent-card', 'wont-believe', 'gone-abroad'] as const
export type DoorSlug = (typeof DOORS)[number]

/** content/doors/<lang>/<slug>.md: one situation that needs its page before any other. */
export const doorSchema = z.strictObject({
  ...PERSON_PAGE,
  // The guides that lead here, and to which it leads back.
  guides: ids(1, 8),
})
export type Door = z.infer<typeof doorSchema>
