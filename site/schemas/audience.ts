import * as z from 'zod'
import { words } from '../../functions/content/shapes.ts'
import { ids, short } from './guide.ts'
import { PERSON_PAGE } from './sheet.ts'

/** How the list of people is divided: for yourself, for your family, in business, for passers-by. */
export const AUDIENCE_GROUPS = ['self', 'home', 'business', 'helper'] as const

/** content/audiences/<lang>/<slug>.md: one kind of person; the slug is an audience of the guides. */
export const audienceSchema = z.strictObject({
  ...PERSON_PAGE,
  group: z.enum(AUDIENCE_GROUPS),
  // Why they are often chosen, without blame.
  why: words,
  // The one habit that stops most of it.
  habit: z.strictObject({ title: short(24), body: words }),
  // Slugs of guides that name this audience, the most frequent first; its other guides follow by themselves.
  first: ids(1, 6),
})
export type Audience = z.infer<typeof audienceSchema>
