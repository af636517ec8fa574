import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { PARTS_OF } from '../reports/vocabulary.ts'
import { err, ok, type Result } from '../result.ts'
import { newReportId } from '../sealing/report-id.ts'
import { changeReferral } from './change-referral.ts'
import { findReceiver } from './find-receiver.ts'
import { isThere } from './move-referral.ts'
import type { DraftInput } from './referral.schema.ts'
import type { Referral } from './referral.ts'
import { REFERRED_PARTS } from './vocabulary.ts'

/**
 * `conflict`: the report has ended, or changed too often. `to`: the directory has no such entry that is in
 * use, and the portal no such centre that could open it. `parts`: this kind of report has no such part.
 * `exists`: that centre has it, and hasn't answered yet.
 */
export type DraftError =
  | 'not-found'
  | 'held-by-another'
  | 'not-claimed'
  | 'conflict'
  | 'to'
  | 'parts'
  | 'exists'

/**
 * The officer who holds a report prepares to pass it on: to whom, and which parts go. The sealed ones are
 * named here and nothing more; the officer's browser puts them onto the sheet, or wraps them for the other
 * centre. To a centre the open facts always go: without them it couldn't tell what it got.
 */
export async function draftReferral(
  ctx: Context,
  officer: Officer,
  reportId: string,
  { to, parts }: DraftInput,
): Promise<Result<Referral, DraftError>> {
  const receiver = await findReceiver(ctx, officer, to)
  const earlier = await ctx.referrals.ofReport(officer.centreId, reportId)
  const id = newReportId(ctx.random)
  const chosen = REFERRED_PARTS.filter(
    (part) => parts.includes(part) || (part === 'facts' && receiver?.toCentre),
  )
  return changeReferral<DraftError>(ctx, officer, { reportId, id: null }, ({ report }, at) => {
    if (!report.open) return err('conflict')
    if (report.claimedBy === null) return err('not-claimed')
    if (report.claimedBy !== officer.id) return err('held-by-another')
    if (!receiver) return err('to')
    if (earlier.some((one) => isThere(one, receiver.toCentre))) return err('exists')
    const has = new Set<string>(['facts', 'indicators', ...PARTS_OF[report.kind]])
    if (!chosen.every((part) => has.has(part))) return err('parts')
    return ok({
      referral: {
        ...{ id, reportId, fromCentre: officer.centreId, ...receiver, parts: chosen },
        ...{ lane: null, reason: null, receivedBy: null },
        ...{ state: 'drafted', madeAt: at, sentAt: null, receivedAt: null, answeredAt: null },
        ...{ answer: null, answerDue: null, theirNumber: null },
      } as const satisfies Referral,
      events: [
        {
          type: 'referral',
          data: { referral: id, state: 'drafted', to, parts: chosen.join(',') },
        },
      ],
    })
  })
}
