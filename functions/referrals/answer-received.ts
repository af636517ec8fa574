import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { KEEPING_PACE } from '../triage/transitions.ts'
import { changeReferral } from './change-referral.ts'
import { nextReferral } from './next-referral.ts'
import type { ReceivedInput } from './referral.schema.ts'
import type { Referral } from './referral.ts'
import { REFERRAL_MOVES } from './vocabulary.ts'

/**
 * `state`: a referral doesn't go there from where it is; perhaps it was taken back a moment before. `answer`: say
 * what is answered. `conflict`: the report is erased, or has ended and was answered.
 */
export type ReceivedError = 'not-found' | 'conflict' | 'state' | 'answer'

/**
 * The centre that was handed something says that it has it, or what came of it. Its report stays where it is;
 * answered while it is open, it is due today at the latest, so that somebody reads the answer. Who said it
 * stands in the report's history, with the centre.
 */
export async function answerReceived(
  ctx: Context,
  officer: Officer,
  id: string,
  input: ReceivedInput,
): Promise<Result<Referral, ReceivedError>> {
  const found = await ctx.referrals.received(officer.centreId, id)
  if (!found) return err('not-found')
  const { fromCentre, reportId } = found.referral
  const there = { ...officer, centreId: fromCentre }
  return changeReferral<ReceivedError>(ctx, there, { reportId, id }, ({ report, referral }, at) => {
    if (!referral) return err('not-found')
    // What was erased takes no number again; what has ended one answer, and no more that keep it longer.
    if (report.erased || (!report.open && referral.state === 'answered')) return err('conflict')
    if (!REFERRAL_MOVES[referral.state].includes(input.state)) return err('state')
    if (input.state === 'answered' && !input.answer) return err('answer')
    const { stage, stageAt, lane, open, dueAt } = report
    const soon = new Date(Date.parse(at) + KEEPING_PACE.today * 60_000).toISOString()
    const looked = input.state === 'answered' && open && soon < dueAt ? soon : dueAt
    const { state, answer } = input
    const data = { referral: id, state, centre: officer.centreId, ...(answer && { answer }) }
    return ok({
      referral: {
        ...nextReferral(referral, input, { at, lane }),
        receivedBy: referral.receivedBy ?? officer.name,
      },
      report: { stage, stageAt, lane, dueAt: looked },
      events: [{ type: 'referral', data }],
    })
  })
}
