import * as z from 'zod'
import { slug, words } from '../../functions/content/shapes.ts'
import { date, short } from './guide.ts'
import { reviewed } from './reviewed.ts'

const lines = (most: number) => z.array(short(70)).min(1).max(most)
const titled = (most: number) => z.strictObject({ title: short(20), lines: lines(most) })

/** content/class/<lang>/papers.yaml: each paper is one page, so that every list has an upper limit. */
export const classPapersSchema = z.strictObject({
  drafted: date,
  reviewed,
  // A4, one for each in the class.
  handout: z.strictObject({
    title: short(20),
    lede: short(40),
    // Ids of rules.yaml.
    rules: z.array(slug).min(3).max(5),
    heard: titled(6),
    paid: titled(4),
    friend: titled(3),
    // The heading of the box to write in.
    own: z.strictObject({ title: short(20) }),
  }),
  // A4, to take home.
  letter: z.strictObject({
    title: short(20),
    greeting: short(12),
    paragraphs: z.array(short(130)).min(1).max(2),
    ask: titled(3),
    signs: titled(4),
    ifPaid: z.strictObject({ title: short(20), body: short(150) }),
    // What a school never does.
    never: short(70),
    close: short(40),
  }),
  // A3, for a door.
  poster: z.strictObject({
    // Two lines in the largest type.
    title: z.array(short(8)).length(2),
    asks: z.array(short(16)).length(3),
    answer: short(20),
    calls: z
      .array(z.strictObject({ number: words, say: short(14) }))
      .min(1)
      .max(3),
    // Beside the code.
    scan: short(24),
    // The last line.
    kind: short(24),
  }),
})
export type ClassPapers = z.infer<typeof classPapersSchema>
