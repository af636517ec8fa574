import * as z from 'zod/mini'
import { allDiffer, bilingual, slug } from '../content/shapes.ts'
import type { Addresses } from '../lookalikes/addresses.schema.ts'
import { TURNS } from './scopes.ts'

/** A word as the folded text has it: small letters, simplified, no space at either end. */
const word = z.string().check(
  z.regex(/^[^\sA-Z<>|](?:[^\nA-Z<>|]{0,40}[^\sA-Z<>|])?$/, {
    error: 'must be a word in small letters, of at most 42',
  }),
)
const wordList = z.array(word).check(
  z.minLength(1),
  z.refine((list) => allDiffer(list), { error: 'has a word twice' }),
)

/**
 * Words in a row: `交|付 ..6 @fees` is one of the first, at most six units, one of the group `fees`;
 * `~20` the same in either order. `_` is a space. Nothing reaches over the end of a sentence.
 */
const pattern = z.string().check(
  z.regex(/^[^\s.~]\S*(?: (?:(?:\.\.|~)\d{1,2} )?[^\s.~]\S*){0,4}$/, {
    error: 'must be words and gaps such as "交|付 ..6 @fees"',
  }),
)
const patterns = z.array(pattern).check(z.minLength(1))

/** content/job-ads/words.yaml: how an advert is read before any rule looks at it. */
export const adWordsSchema = z.strictObject({
  /** Pictures that stand for a word. */
  letters: z.record(z.string(), z.string()),
  /** Traditional letters in pairs with the simplified ones that the words are written with. */
  traditional: z.string().check(z.regex(/^(?:\p{Script=Han}{2})+$/u)),
  /** A word and its sounds: 日结 with ri jie is also found as ri结, 日jie, r结, 日j. */
  sounds: z.record(word, z.string()),
  /** Other words for a word. `near`: only beside one of these; `open`: nothing is hidden by it. */
  disguises: z.array(
    z.strictObject({
      means: word,
      written: wordList,
      near: z.optional(wordList),
      open: z.optional(z.boolean()),
    }),
  ),
  /** Words that say no, that warn, that only talk of something. */
  turns: z.record(z.enum(TURNS), wordList),
  /** Lists of words that patterns name with @. */
  groups: z.record(slug, wordList),
  /** Employers whose name is borrowed, and the domains that are theirs. */
  employers: z.array(z.strictObject({ names: wordList, domains: z.array(z.string()) })),
})
/** The file, and the addresses that anybody can have. */
export type AdWords = z.infer<typeof adWordsSchema> & Addresses

/** content/job-ads/signals.yaml: what an advert can say. */
export const adSignalsSchema = z.record(
  slug,
  z.strictObject({
    find: patterns,
    /** Words in which it doesn't count: 飞机 in 飞机票. */
    except: z.optional(wordList),
    /** Whether “no” before it takes it back; true unless said. */
    deniable: z.optional(z.boolean()),
  }),
)
export type AdSignals = z.infer<typeof adSignalsSchema>

/** content/job-ads/rules.yaml: what speaks against an advert, and how much. */
export const adRulesSchema = z.strictObject({
  /** From which sum on what is said. */
  levels: z.strictObject({ caution: z.int(), stop: z.int() }),
  rules: z
    .array(
      z.strictObject({
        id: slug,
        weight: z.int().check(z.minimum(1), z.maximum(12)),
        /** Of one family only the heaviest counts. */
        family: slug,
        /** One of each list must be said. */
        when: z.array(z.array(slug).check(z.minLength(1))).check(z.minLength(1)),
        /** None of these may be. */
        unless: z.optional(z.array(slug)),
        /** Of these at most so many may be: what honest adverts say and this one doesn't. */
        lacks: z.optional(z.strictObject({ of: z.array(slug), most: z.int() })),
        guide: slug,
        reason: bilingual,
        /** The question to put to whoever recruits. */
        ask: bilingual,
      }),
    )
    .check(z.refine((list) => allDiffer(list, ({ id }) => id), { error: 'two have the same id' })),
})
export type AdRules = z.infer<typeof adRulesSchema>
export type AdRule = AdRules['rules'][number]
