import * as z from 'zod/mini'
import { allDiffer, day, slug, words } from '../content/shapes.ts'
import { region } from '../fields/region.ts'
import { CONFIDENCES, WARNING_AUTHORS, WARNING_KINDS, WITHDRAWAL_REASONS } from './vocabulary.ts'

/** Words of at most so many UTF-16 units. */
const upTo = (most: number) => words.check(z.maxLength(most))

const sentences = (least: number, most: number) =>
  z.array(upTo(300)).check(
    z.minLength(least),
    z.maxLength(most),
    z.refine((list) => allDiffer(list), { error: 'says a sentence twice' }),
  )

/** What a warning says in one language. Of persons and firms it names nobody. */
export const warningWords = z.strictObject({
  title: upTo(100),
  /** The whole in one sentence: stands in lists and feeds, and is what people pass on. */
  summary: upTo(260),
  /** What happens, step by step; a blank line begins a paragraph. */
  what: upTo(2_000),
  /** Where it goes round, as people there would say it. */
  where: z.optional(upTo(200)),
  /** What to recognise it by. */
  signs: sentences(2, 6),
  /** What to do before anything is lost. Calling 110 after paying stands on every page by itself. */
  todo: sentences(2, 6),
  /** What this rests on, and what isn't known. */
  grounds: upTo(600),
})
export type WarningWords = z.infer<typeof warningWords>

/** Chinese may stand alone; pages label it where English is asked for. */
const inBoth = <S extends z.core.$ZodType>(said: S) =>
  z.strictObject({ zh: said, en: z.optional(said) })

/** A school by its id in the directory, and its name. */
export const warnedSchool = z.strictObject({ id: slug, name: inBoth(upTo(100)) })

const time = z.iso.datetime()
/** A day or a month: as exactly as it is known. */
export const dayOrMonth = z.string().check(
  z.regex(/^\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/, {
    error: 'must be a day or a month such as 2026-11',
  }),
)

/** The card image of a warning in one language: what its address and its frame are made of. */
const card = z.strictObject({
  digest: z.string().check(z.regex(/^[\w-]{22}$/)),
  width: z.int(),
  height: z.int(),
})
export type CardFacts = z.infer<typeof card>

/** What a list, a feed and a widget show of a warning. */
const entry = {
  id: slug,
  /** Counts this warning's changes. */
  version: z.int(),
  kind: z.enum(WARNING_KINDS),
  scamType: slug,
  /** GB/T 2260, 'overseas', or null where it isn't about a place. */
  region: region(),
  school: z.nullable(warnedSchool),
  confidence: z.enum(CONFIDENCES),
  by: z.enum(WARNING_AUTHORS),
  /** Written to show what a warning looks like: nothing of it happened here. */
  example: z.boolean(),
  publishedAt: time,
  updatedAt: time,
  /** From then on it is no longer listed. */
  expiresAt: time,
  /** The card images that were drawn as it was published; none of the editors'. */
  cards: z.optional(z.strictObject({ zh: z.optional(card), en: z.optional(card) })),
}

export const warningEntry = z.strictObject({
  ...entry,
  words: inBoth(z.strictObject({ title: z.string(), summary: z.string() })),
})
export type WarningEntry = z.infer<typeof warningEntry>

/** Who of the operator's people read it and when, or null. */
export const reviewed = z.nullable(z.strictObject({ on: day, role: words }))

export const correction = z.strictObject({ at: time, ...inBoth(upTo(400)).shape })

/** A warning as it is published. */
export const warning = z.strictObject({
  ...entry,
  since: z.nullable(dayOrMonth),
  /** Which person of the operator read an editors' warning; officers' have been read by two. */
  reviewed,
  words: inBoth(warningWords),
  /** What was changed in it after it was published, the latest last. */
  corrections: z.array(correction),
})
export type Warning = z.infer<typeof warning>

/**
 * What remains of a warning that is no longer shown. Not its title: that may be what was wrong with it.
 */
export const withdrawal = z.strictObject({
  id: slug,
  version: z.int(),
  kind: z.enum(WARNING_KINDS),
  scamType: slug,
  publishedAt: time,
  withdrawnAt: time,
  reason: z.enum(WITHDRAWAL_REASONS),
  /** The warning that took its place. */
  replacedBy: z.nullable(slug),
})
export type Withdrawal = z.infer<typeof withdrawal>

/** One KV value: a list of what officers have published, as D1 had it. */
export const listScope = z.strictObject({
  /** The number of the last change that is in it, over all warnings. */
  seq: z.int(),
  entries: z.array(warningEntry),
  /** Editors' warnings that an officer has withdrawn: they are compiled in and must not show. */
  withdrawn: z.array(slug),
})
export type ListScope = z.infer<typeof listScope>

/** One KV value: a warning whole, or what remains of it. */
export const oneScope = z.union([z.strictObject({ warning }), z.strictObject({ withdrawal })])
export type OneScope = z.infer<typeof oneScope>
