import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import type { SealedPart } from '../sealing/sealed-part.ts'
import { recordLook, type ShownIndicator, showIndicator } from '../triage/open-report.ts'
import type { CaseFacts } from '../triage/report-file.ts'
import { whatGoes } from './open-referral.ts'
import type { Referral } from './referral.ts'
import type { ReferredPart } from './vocabulary.ts'

/** What another centre handed to this one, sealed parts still sealed. */
export interface ReceivedReferral {
  readonly referral: Referral
  readonly facts: CaseFacts
  /** Each with the wrap for this centre's key, and no other. */
  readonly parts: readonly SealedPart[]
  readonly indicators: readonly ShownIndicator[]
  /** What the report has and didn't come along. */
  readonly left: readonly ReferredPart[]
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
  const known = await ctx.referrals.received(officer.centreId, id)
  if (!known) return err('not-found')
  const { fromCentre, reportId } = known.referral
  const look = { referral: id, centre: officer.centreId }
  const there = { ...officer, centreId: fromCentre }
  if (!(await recordLook(ctx, there, reportId, look))) return err('not-found')
  const file = await ctx.triage.caseOf(fromCentre, reportId)
  // Asked last: what was taken back meanwhile isn't given any more.
  const found = await ctx.referrals.received(officer.centreId, id)
  if (!file || !found) return err('not-found')
  const { referral, wraps } = found
  const { goes, left } = whatGoes(referral, file)
  const { facts } = file
  return ok({
    ...{ referral, left, facts: caseOf(facts), erased: !facts.open && facts.receiptKey === '' },
    indicators: await Promise.all(goes.indicators.map((one) => showIndicator(ctx, reportId, one))),
    parts: goes.parts.map((part) => ({
      ...part,
      wraps: wraps
        .filter((wrap) => wrap.part === part.part)
        .map(({ kid, enc, ct }) => ({ kid, enc, ct })),
    })),
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
