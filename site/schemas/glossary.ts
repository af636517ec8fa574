import * as z from 'zod'
import { slug, words } from '../../functions/content/shapes.ts'
import { ids, idsDiffer, written } from './reference-text.ts'

const sentencesIn = (text: string) => text.match(/[。？]|[.?](?=\s|$)/g)?.length ?? 0

const explained = z.strictObject({
  term: words,
  // What it means for a reader, in one or two sentences.
  means: words.check(
    z.refine((text: string) => sentencesIn(text) >= 1 && sentencesIn(text) <= 2, {
      error: 'must be one or two sentences',
    }),
  ),
})

const term = z.strictObject({
  id: slug,
  pinyin: words,
  zh: explained,
  en: explained,
  // The guide or page it belongs to, as in the links of interface words: guide:<slug>, law#<id>, now.
  leadsTo: z.string().regex(/^(?:guide:[a-z0-9-]+|[a-z]+(?:#[a-z0-9-]+)?)$/, {
    error: 'must be guide:<slug> or the name of a page, with an anchor if need be',
  }),
  // The sources of content/facts that use the word; none is honest.
  namedIn: ids,
  // Spellings at whose first use a guide links to the term.
  lookFor: z.optional(
    z.strictObject({
      zh: z.optional(z.array(words).min(1)),
      en: z.optional(z.array(words).min(1)),
    }),
  ),
})
export type Term = z.infer<typeof term>

/** content/glossary.yaml: the words of guides, counters and phone calls. */
export const glossarySchema = z.strictObject({
  ...written,
  terms: z.array(term).min(1).refine(idsDiffer, { error: 'two terms have the same id' }),
})
export type Glossary = z.infer<typeof glossarySchema>
