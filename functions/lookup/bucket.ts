import * as z from 'zod/mini'
import { INDICATOR_KINDS, type IndicatorKind } from '../indicators/indicator.ts'
import { toBase64url } from '../sealing/base64url.ts'
import { utf8 } from '../sealing/hkdf.ts'
import { HOLDS_FOR } from '../verdicts/rules.ts'
import { GROUNDS } from '../verdicts/vocabulary.ts'

/**
 * Characters of a hash that a device says: 12 bits, so that each of 4,096 answers fits more than a million
 * Chinese mobile numbers. After the range lookup of Pwned Passwords
 * (https://haveibeenpwned.com/API/v3#SearchingPwnedPasswordsByRange).
 */
export const PREFIX_LENGTH = 2

/** Answers hold a multiple of so many entries, most of them made up, so that none looks empty or full. */
export const PADDED_TO = 32

/** What may be looked up at all. */
export const LOOKUP_KINDS = INDICATOR_KINDS.filter((kind) => HOLDS_FOR[kind] !== null)

/** The place of an indicator: which answer holds it, and what it is called in there. */
export const placeOf = (hash: string) => ({
  prefix: hash.slice(0, PREFIX_LENGTH),
  rest: hash.slice(PREFIX_LENGTH),
})

export const lookupPrefix = z.string().check(z.regex(/^[A-Za-z0-9_-]{2}$/))

/** One thing that may be known: the rest of its hash, and what two officers say of it. `none` is padding. */
export const lookupEntry = z.object({
  rest: z.string().check(z.regex(/^[A-Za-z0-9_-]{41}$/)),
  verdict: z.enum(['confirmed', 'disputed', 'none']),
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  grounds: z.enum(GROUNDS),
})
export type LookupEntry = z.infer<typeof lookupEntry>

/** What a KV key holds: only what is known, without padding. */
export const storedBucket = z.array(lookupEntry)

/** What a device gets. */
export const lookupAnswer = z.object({ entries: z.array(lookupEntry) })
export type LookupAnswer = z.infer<typeof lookupAnswer>

/**
 * Fills an answer up to the next multiple of 32, with entries that are the same each time, and mixes them
 * by their hashes: neither size nor order tells how many are known.
 */
export async function padded(
  kind: IndicatorKind,
  prefix: string,
  known: readonly LookupEntry[],
): Promise<LookupEntry[]> {
  const size = Math.max(1, Math.ceil(known.length / PADDED_TO)) * PADDED_TO
  const made = Array.from({ length: size - known.length }, async (_, n): Promise<LookupEntry> => {
    const text = utf8(`jingzhong/v1/lookup-padding|${kind}|${prefix}|${n}`)
    const hash = toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', text)))
    return { ...PADDING, rest: placeOf(hash).rest }
  })
  return [...known, ...(await Promise.all(made))].sort((a, b) => (a.rest < b.rest ? -1 : 1))
}

/** Never matched: a device passes over it before it compares. */
const PADDING = {
  verdict: 'none',
  since: '1970-01-01T00:00:00.000Z',
  until: '1970-01-01T00:00:00.000Z',
  grounds: 'reporters',
} as const
