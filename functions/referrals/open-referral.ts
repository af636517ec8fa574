import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { type OpenedReport, openReport } from '../triage/open-report.ts'
import type { Referral } from './referral.ts'

/** A referral with what of its report goes along, sealed parts still sealed. */
export interface OpenedReferral {
  readonly referral: Referral
  readonly report: OpenedReport
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
  return ok({ referral, report: { ...opened.value, ...whatGoes(referral, opened.value) } })
}

/** Of a report's sealed parts and indicators those that go with a referral. Pure. */
export function whatGoes(
  referral: Pick<Referral, 'parts'>,
  { parts, indicators }: Pick<OpenedReport, 'parts' | 'indicators'>,
): Pick<OpenedReport, 'parts' | 'indicators'> {
  const goes = new Set<string>(referral.parts)
  return {
    parts: parts.filter(({ part }) => goes.has(part)),
    indicators: goes.has('indicators') ? indicators : [],
  }
}
