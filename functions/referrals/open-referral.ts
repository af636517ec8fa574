import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import type { SealedPart } from '../sealing/sealed-part.ts'
import { type OpenedReport, openReport } from '../triage/open-report.ts'
import type { Referral } from './referral.ts'
import { REFERRED_PARTS, type ReferredPart } from './vocabulary.ts'

/** A referral with what of its report goes along, sealed parts still sealed. */
export interface OpenedReferral {
  readonly referral: Referral
  readonly report: OpenedReport
  /** What the report has and doesn't go along. */
  readonly left: readonly ReferredPart[]
}

/** What stands on a referral's sheet: of the report only the parts that go. To look is an event. */
export async function openReferral(
  ctx: Context,
  officer: Officer,
  reportId: string,
  id: string,
): Promise<Result<OpenedReferral, 'not-found'>> {
  const referral = await ctx.referrals.find(officer.centreId, reportId, id)
  if (!referral) return err('not-found')
  const opened = await openReport(ctx, officer, reportId)
  if (!opened.ok) return err('not-found')
  const { goes, left } = whatGoes(referral, opened.value)
  return ok({ referral, report: { ...opened.value, ...goes }, left })
}

/** Of a report what goes with a referral, and the names of what it has beside that. Pure. */
export function whatGoes<P extends Pick<SealedPart, 'part'>, I>(
  referral: Pick<Referral, 'parts'>,
  { parts, indicators }: { readonly parts: readonly P[]; readonly indicators: readonly I[] },
): { readonly goes: Going<P, I>; readonly left: readonly ReferredPart[] } {
  const chosen = new Set<string>(referral.parts)
  const has: readonly ReferredPart[] = [
    'facts',
    ...(indicators.length > 0 ? (['indicators'] as const) : []),
    ...parts.map(({ part }) => part),
  ]
  return {
    goes: {
      parts: parts.filter(({ part }) => chosen.has(part)),
      indicators: chosen.has('indicators') ? indicators : [],
    },
    left: REFERRED_PARTS.filter((part) => has.includes(part) && !chosen.has(part)),
  }
}

interface Going<P, I> {
  readonly parts: readonly P[]
  readonly indicators: readonly I[]
}
