import * as z from 'zod'
import { slug, words } from '../../functions/content/shapes.ts'
import { ids, idsDiffer, toCheck, written } from './reference-text.ts'

const list = z.array(words).min(1).max(6)

const told = z.strictObject({
  title: words,
  // Who may have decided, and how to find out.
  decided: list,
  // What to do, in this order.
  steps: list,
  // What to take along.
  bring: list,
})

const letter = z.strictObject({
  title: words,
  to: words,
  who: words,
  what: list,
  known: words,
  story: words,
  asksTitle: words,
  asks: list,
  attachedTitle: words,
  attached: list,
  close: words,
  sign: words,
  date: words,
  received: words,
})
export type Letter = z.infer<typeof letter>

/** As many sentences of each kind in one language as in the other. */
const inStep = (entry: { zh: object; en: object }) => shapeOf(entry.zh) === shapeOf(entry.en)
const shapeOf = (record: object) =>
  Object.values(record)
    .map((value) => (Array.isArray(value) ? value.length : 1))
    .join()

const mistake = z
  .strictObject({
    id: slug,
    // Rules of content/law.yaml.
    laws: ids,
    // The guides whose readers may be in it.
    leadsTo: ids,
    zh: told,
    en: told,
  })
  .refine(inStep, { error: 'says more in one language', path: ['en'] })
export type Mistake = z.infer<typeof mistake>

/** content/mistaken.yaml: for people who were wrongly hit. */
export const mistakenSchema = z.strictObject({
  ...written,
  cases: z.array(mistake).min(1).refine(idsDiffer, { error: 'two cases have the same id' }),
  letter: z
    .strictObject({ zh: letter, en: letter })
    .refine(inStep, { error: 'says more in one language' }),
  toCheck,
})
export type Mistaken = z.infer<typeof mistakenSchema>
