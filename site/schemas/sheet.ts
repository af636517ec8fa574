import * as z from 'zod'
import { words } from '../../functions/content/shapes.ts'
import { date, sentences, short, sources } from './guide.ts'

/** The one page to print: what it is called, where to put it, and two to four blocks of short lines. */
const sheet = z.strictObject({
  title: short(20),
  // Where it belongs: beside the office phone, on the fridge.
  place: short(40),
  // A line that ends in ____ leaves room to write.
  blocks: z
    .array(z.strictObject({ title: short(22), lines: z.array(short(48)).min(1).max(5) }))
    .min(2)
    .max(4),
})

/** A heading with things to do or to know, or with what they say and what you can answer. */
const part = z
  .strictObject({
    title: short(24),
    // May hold a link to a page by its name in site/paths.ts: [他不信我](wontBelieve).
    lede: z.optional(words),
    // Dangerous things that people often try; shown as such.
    never: z.optional(z.literal(true)),
    // These, too: [帮信](law#aiding-offence).
    items: z.optional(sentences(2, 8)),
    answers: z.optional(
      z
        .array(z.strictObject({ they: words, you: words }))
        .min(2)
        .max(8),
    ),
  })
  .refine(({ items, answers }) => !items !== !answers, {
    error: 'needs either items or answers',
  })

/** What pages for a kind of person and pages for one situation have in common. */
export const PERSON_PAGE = {
  // Whom the page is for, as they would call themselves.
  title: short(20),
  // What it is about, in at most 80 Chinese characters.
  oneSentence: short(80),
  // What else people type into a search for it.
  alsoCalled: sentences(0, 20),
  // What to do now, in the order in which to do it.
  now: sentences(3, 7),
  parts: z.array(part).max(5),
  sheet,
  sources,
  // What the sources don't carry and a person of the operator should verify.
  toCheck: sentences(1, 20),
  // English pages: the digest of the Chinese text they were compared with (npm run content:follow).
  follows: z.optional(
    z.string().regex(/^[0-9a-f]{8}$/, { error: 'is written by npm run content:follow' }),
  ),
  drafted: date,
  reviewed: z.strictObject({ on: date, role: words }).nullable(),
}

const personPage = z.strictObject(PERSON_PAGE)
export type PersonPage = z.infer<typeof personPage>
export type Sheet = PersonPage['sheet']
export type Part = PersonPage['parts'][number]
