import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import type { SealedPart } from '../sealing/sealed-part.ts'
import { openReport, recordLook, type ShownIndicator } from '../triage/open-report.ts'
import type { CaseFacts } from '../triage/report-file.ts'
import { whatGoes } from './open-referral.ts'
import type { Referral } from './referral.ts'

/** What another centre handed to this one, sealed parts still sealed. */
export interface ReceivedReferral {
  readonly referral: Referral
  readonly facts: CaseFacts
  /** Each with the wrap for this centre's key, and no other. */
  readonly parts: readonly SealedPart[]
  readonly indicators: readonly ShownIndicator[]
  /** What it said is gone: its time was over, or its reporter withdrew it. */
  readonly erased: boolean
}

/**
 * Of another centre's report what was handed to this one, and of that nothing but the case: who works on it
 * there, their notes and the messages stay there. To look is an event in the report's own history, which
 * names the centre.
 */
export async function openReceived(
  ctx: Context,
  officer: Officer,
  id: string,
): Promise<Result<ReceivedReferral, 'not-found'>> {
  const found = await ctx.referrals.received(officer.centreId, id)
  if (!found) return err('not-found')
  const { referral, wraps } = found
  const there = { ...officer, centreId: referral.fromCentre }
  const look = { referral: id, centre: officer.centreId }
  if (!(await recordLook(ctx, there, referral.reportId, look))) return err('not-found')
  const opened = await openReport(ctx, there, referral.reportId)
  if (!opened.ok) return err('not-found')
  const { parts, indicators } = whatGoes(referral, opened.value)
  const { facts } = opened.value
  return ok({
    ...{ referral, facts: caseOf(facts), indicators },
    parts: parts.map((part) => ({
      ...part,
      wraps: wraps
        .filter((wrap) => wrap.part === part.part)
        .map(({ kid, enc, ct }) => ({ kid, enc, ct })),
    })),
    erased: !facts.open && facts.receiptKey === '',
  })
}

/** Named one by one, so that what a report gets one day isn't handed along unseen. */
const caseOf = (facts: CaseFacts): CaseFacts => ({
  ...{ id: facts.id, reference: facts.reference, kind: facts.kind, scamType: facts.scamType },
  ...{ situation: facts.situation, also: facts.also, forWhom: facts.forWhom, minor: facts.minor },
  ...{ stillInContact: facts.stillInContact, region: facts.region, occurredOn: facts.occurredOn },
  ...{ amountBand: facts.amountBand, lastPaidHour: facts.lastPaidHour, details: facts.details },
  ...{ locale: facts.locale, channel: facts.channel, sealedBy: facts.sealedBy },
  createdAt: facts.createdAt,
})
