import * as z from 'zod'
import { bilingual, words } from '../../functions/content/shapes.ts'

const pattern = words.check(
  z.regex(/\{n\}.*\{unit\}/, { error: 'must hold {n} and, after it, {unit}' }),
)

/** content/facts/vocabulary.yaml: the units, hedges and categories that figures may use. */
export const factVocabularySchema = z.strictObject({
  /** What a value counts, by the id that facts use. */
  units: z.record(z.string(), bilingual),
  /** The source's softening words; null where the word stands in place of a number. */
  hedges: z.record(
    z.string(),
    z.strictObject({ zh: z.nullable(pattern), en: z.nullable(pattern) }),
  ),
  /** The headings under which figures are listed. */
  categories: z.record(z.string(), bilingual),
})
export type FactVocabulary = z.infer<typeof factVocabularySchema>
