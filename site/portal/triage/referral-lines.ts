import type { OpenedReferral } from '../../../functions/referrals/open-referral'
import type { Desk } from './desk'
import { type FactRow, factRows } from './fact-rows'

/** What of a referral is open, for paper and for files: name and value, line by line. */
export function referralLines(
  desk: Desk,
  { referral, report }: OpenedReferral,
): { readonly facts: readonly FactRow[]; readonly lines: readonly (readonly [string, string])[] } {
  const { t, say, stage } = desk.words
  const facts = referral.parts.includes('facts') ? factRows(desk, report.facts) : []
  const head: readonly (readonly [string, string])[] = [
    [t('refer.sheet.number'), report.facts.reference],
    [t('refer.sheet.to'), referral.toName],
    [t('refer.sheet.stage'), stage(report.facts.stage)],
  ]
  return {
    facts,
    lines: [
      ...head,
      ...facts.map(({ name, value }) => [name, value] as const),
      ...report.indicators.map(
        ({ kind, value }) =>
          [say('indicatorKind', kind), value ?? t('refer.takedowns.unreadable')] as const,
      ),
    ],
  }
}
