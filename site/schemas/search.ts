import * as z from 'zod'
import { slug, words } from '../../functions/content/shapes.ts'

const wordings = z.strictObject({ zh: z.array(words).min(1), en: z.array(words).min(1) })

export type Wordings = z.infer<typeof wordings>

/** Pages that a search can lead to beside the guides, by their name in site/paths.ts. */
export const SEARCHED_PAGES = [
  'now',
  'check',
  'checkNumber',
  'checkChannel',
  'checkJobAd',
  'report',
  'reportNext',
  'statistics',
  'mechanisms',
  'mistaken',
  'law',
  'glossary',
  'where',
] as const

/** content/search.yaml: what people type, and where it leads. */
export const searchSchema = z.strictObject({
  /** A character and the one it is compared as. */
  slips: z.record(z.string().length(1), z.string().length(1)),
  urgent: wordings,
  despair: wordings,
  pages: z.partialRecord(z.enum(SEARCHED_PAGES), wordings),
  guides: z.record(slug, wordings),
})
export type SearchWords = z.infer<typeof searchSchema>
