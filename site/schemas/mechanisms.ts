import * as z from 'zod'
import { allDiffer, bilingual, day, slug, words } from '../../functions/content/shapes.ts'

/** Who does it; the words stand in content/strings/<lang>/mechanisms.yaml. */
const DOERS = [
  'police',
  'banks',
  'telecom',
  'regulators',
  'platforms',
  'courts',
  'government',
  'schools',
  'community',
  'joint',
] as const

/** Pages of this portal that a mechanism can lead to, beside guides (`guide:<slug>`). */
const LEADS = [
  'now',
  'check',
  'report',
  'guides',
  'statistics',
  'mistaken',
  'where',
  'about',
] as const

const LEAD = new RegExp(`^(?:guide:[a-z0-9-]+|${LEADS.join('|')})$`)

const lead = z.string().regex(LEAD, { error: `must be guide:<slug> or one of ${LEADS.join(', ')}` })

const mechanism = z.strictObject({
  // Never changes: it is an anchor.
  id: slug,
  name: bilingual,
  // Who does it.
  by: z.enum(DOERS),
  // Done by the authorities alone: the page says that this portal takes no part.
  authorities: z.optional(z.literal(true)),
  // Campaigns: when it began, for the timeline (2020, 2020-10, 2020-01-14) and in words.
  when: z.optional(
    z.strictObject({ from: z.string().regex(/^\d{4}(-\d{2}){0,2}$/), zh: words, en: words }),
  ),
  // What it is, in your own words.
  what: bilingual,
  // What it means for the reader.
  you: bilingual,
  // Ids from content/facts.
  figures: z.array(slug).refine((ids) => allDiffer(ids), { error: 'names one twice' }),
  // Ids of the sources that speak of it.
  sources: z.array(slug).min(1),
  // What this portal does about it.
  leads: z.array(lead).min(1),
  // What no source carries and a person should verify, and with whom: pages mark it "to be checked".
  toCheck: z.optional(z.array(bilingual).min(1)),
  // What a reader can do, step by step: with it the mechanism gets a page of its own.
  do: z.optional(z.array(bilingual).min(3).max(5)),
})
export type Mechanism = z.infer<typeof mechanism>

/** content/mechanisms/<group>.yaml: how the country fights fraud, one group on one page. */
export const mechanismGroupSchema = z.strictObject({
  // The name of the file and the page.
  id: slug,
  order: z.int().positive(),
  title: bilingual,
  lede: bilingual,
  drafted: day,
  reviewed: z.nullable(z.strictObject({ on: day, role: words })),
  mechanisms: z.array(mechanism).min(1),
})
export type MechanismGroup = z.infer<typeof mechanismGroupSchema>

/** content/mechanisms/path.yaml: the stops between a call and money returned. */
export const mechanismPathSchema = z
  .array(z.strictObject({ id: slug, mechanism: slug, title: bilingual, says: bilingual }))
  .min(2)
export type MechanismPath = z.infer<typeof mechanismPathSchema>
