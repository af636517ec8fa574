import { type ReadsWarnings, readWarnings } from '../warnings/read-warnings.ts'
import type { WarningEntry } from '../warnings/warning.schema.ts'
import { type AdVerdict, checkAdvert } from './check-advert.ts'
import { adChecker } from './checker.ts'
import type { JobAdInput } from './job-ad.schema.ts'
import { nearWarnings } from './near-warnings.ts'

export interface JobAdAnswer {
  readonly verdict: AdVerdict
  /** Published warnings that may be about the same thing; empty also where none could be read. */
  readonly warnings: readonly WarningEntry[]
}

/** Looks at an advert for somebody whose browser doesn't. Nothing of it is stored or logged. */
export async function judgeJobAd(
  ctx: ReadsWarnings,
  { text, company = '' }: Pick<JobAdInput, 'text' | 'company'>,
): Promise<JobAdAnswer> {
  const verdict = checkAdvert(adChecker(), text, { company })
  const guides = new Set(verdict.flags.map(({ rule }) => rule.guide))
  const { warnings } = await readWarnings(ctx, {})
  const compared = warnings.map((entry) => ({
    entry,
    kind: entry.kind,
    scamType: entry.scamType,
    ...entry.words.zh,
  }))
  return { verdict, warnings: nearWarnings(text, guides, compared).map(({ entry }) => entry) }
}
