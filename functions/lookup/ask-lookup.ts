import * as z from 'zod/mini'
import type { Indicator, IndicatorKind } from '../indicators/indicator.ts'
import { publicHash } from '../verdicts/public-hash.ts'
import { LOOKUP_KINDS, type LookupEntry, lookupAnswer, placeOf } from './bucket.ts'

/** What is published of an indicator; null: nothing known, which isn't the same as safe. */
export type Known = Omit<LookupEntry, 'rest' | 'verdict'> & {
  readonly verdict: 'confirmed' | 'disputed'
}

/**
 * Asks what is published of an indicator, on the reader's device: only kind and the first two characters of
 * its hash go out, and the whole hash is compared here. Where centres differ, what is disputed counts.
 * @param fetchBucket the answer for a kind and prefix, as JSON
 * @throws what `fetchBucket` throws, and where the answer is none
 */
export async function askLookup(
  indicator: Indicator,
  fetchBucket: (kind: IndicatorKind, prefix: string) => Promise<unknown>,
): Promise<Known | null> {
  if (!LOOKUP_KINDS.includes(indicator.kind)) return null
  const { prefix, rest } = placeOf(await publicHash(indicator))
  const { entries } = z.parse(lookupAnswer, await fetchBucket(indicator.kind, prefix))
  const found = entries.filter((entry) => entry.rest === rest && entry.verdict !== 'none')
  const first = found.find(({ verdict }) => verdict === 'disputed') ?? found[0]
  if (!first || first.verdict === 'none') return null
  const { since, until, grounds, verdict } = first
  return { since, until, grounds, verdict }
}
