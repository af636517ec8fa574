import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { extractIndicators } from '../indicators/extract.ts'
import { indexTerms } from '../indicators/index-terms.ts'
import { INDICATOR_KINDS } from '../indicators/indicator.ts'
import { blindIndex } from '../indicators/protect.ts'
import type { FoundThere } from '../referrals/referral.store.ts'
import { canonicalOf } from '../reports/protect-indicators.ts'
import { parseReference } from '../reports/reference.ts'
import type { QueuedReport } from './queued-report.ts'

export interface SearchResult {
  /** The newest first, closed ones too. */
  readonly reports: readonly QueuedReport[]
  /** What other centres have handed over under that reference. */
  readonly received: readonly FoundThere[]
  /** False where there are more than are shown. */
  readonly complete: boolean
}

const MOST = 50

/**
 * Finds reports of the officer's centre by their reference, with what others handed to it under that; or by
 * an indicator as it was typed: a phone number, a link (and every other link to its host), an account, a
 * handle. Only exact matches: the database knows keyed indexes, no values. What was searched for is neither
 * stored nor logged.
 */
export async function searchReports(
  ctx: Context,
  officer: Officer,
  asked: string,
): Promise<SearchResult> {
  const reference = parseReference(asked)
  const { centreId } = officer
  const [found, received] = reference.ok
    ? await Promise.all([
        ctx.triage.byReference(centreId, reference.value, MOST + 1),
        ctx.referrals.receivedByReference(centreId, reference.value),
      ])
    : [await ctx.triage.byIndicators(centreId, await indexesOf(ctx, asked), MOST + 1), []]
  return { reports: found.slice(0, MOST), received, complete: found.length <= MOST }
}

/** The indexes that a text may stand under: what a reader finds in it, or all of it as each kind. */
async function indexesOf({ secrets }: Context, asked: string): Promise<string[]> {
  const read = extractIndicators(asked)
  const kinds = INDICATOR_KINDS.map((kind) => ({ kind, value: canonicalOf(kind, asked) }))
  const indicators = read.length > 0 ? read : kinds
  const indexes = await Promise.all(
    indicators.map(async ({ kind, value }) => {
      const { whole, host } = indexTerms({ kind, value })
      return [
        await blindIndex(secrets.indicator, kind, whole),
        ...(host ? [await blindIndex(secrets.indicator, 'host', host)] : []),
      ]
    }),
  )
  return [...new Set(indexes.flat())]
}
