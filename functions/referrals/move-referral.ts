import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import type { Lane } from '../reports/vocabulary.ts'
import { err, ok, type Result } from '../result.ts'
import type { CurrentState } from '../triage/report-file.ts'
import { isTold, KEEPING_PACE, nextLook, transitionsFrom } from '../triage/transitions.ts'
import { changeReferral, type ReferralChange } from './change-referral.ts'
import { addressOf } from './find-receiver.ts'
import { nextReferral } from './next-referral.ts'
import type { MoveInput } from './referral.schema.ts'
import type { Referral } from './referral.ts'
import { movesOf } from './vocabulary.ts'
import { wrapsFit } from './wraps-fit.ts'

/**
 * `state`: a referral doesn't go there from where it is. `reason`: say why the report is handed over.
 * `answer`: say what was answered. `stage`: the report doesn't go there from where it is. `wraps`: to another
 * centre every sealed part that goes has to come wrapped for its key, once, and nothing else. `exists`: that centre
 * has it already. An answer of another centre is looked at and not written: `answer`.
 */
export type MoveError =
  | 'not-found'
  | 'held-by-another'
  | 'not-claimed'
  | 'conflict'
  | 'state'
  | 'reason'
  | 'answer'
  | 'stage'
  | 'wraps'
  | 'exists'

/**
 * Writes down what became of a referral, and with it where the report stands: `referred` once it was sent,
 * and the later stages as the authority has told them. What is sent to another centre of this portal that
 * centre reads from then on. Only the holder sends; what was heard afterwards may be written down by anybody
 * unless somebody else holds the report.
 */
export async function moveReferral(
  ctx: Context,
  officer: Officer,
  reportId: string,
  id: string,
  input: MoveInput,
): Promise<Result<Referral, MoveError>> {
  const sealed = await ctx.referrals.sealedParts(officer.centreId, reportId)
  const others = (await ctx.referrals.ofReport(officer.centreId, reportId)).filter(
    (one) => one.id !== id,
  )
  return changeReferral<MoveError>(ctx, officer, { reportId, id }, ({ report, referral }, at) => {
    if (!referral) return err('not-found')
    if (report.claimedBy !== null && report.claimedBy !== officer.id) return err('held-by-another')
    if (!movesOf(referral).includes(input.state)) return err('state')
    // What an authority says of it would never be erased again.
    if (report.erased && input.state !== 'dropped') return err('conflict')
    if (input.state === 'sent') {
      if (!report.open) return err('conflict')
      if (report.claimedBy === null) return err('not-claimed')
    }
    const looks = referral.toCentre !== null && input.state === 'answered'
    if (looks && (input.answer ?? input.theirNumber) !== undefined) return err('answer')
    if (!looks && input.state === 'answered' && !input.answer) return err('answer')
    if (input.state === 'sent' && referral.toCentre !== null) {
      if (input.reason === undefined) return err('reason')
      if (others.some((one) => isThere(one, referral.toCentre))) return err('exists')
    }
    if (!wrapsFit(ctx, officer, referral, input, sealed)) return err('wraps')
    const decided = decisionOf(report, input)
    if (!decided.ok) return decided
    return ok(changeFor({ report, referral, others, decided: decided.value, input, at }))
  })
}

interface Decided {
  readonly stage: CurrentState['stage']
  readonly reason: string
}

/** Where the report goes together with the referral; null where it stays. */
function decisionOf(
  { stage, open }: CurrentState,
  input: MoveInput,
): Result<Decided | null, MoveError> {
  const ways = open ? transitionsFrom(stage) : []
  if (input.stage !== undefined) {
    const told = isTold(input.stage) && ways.some(({ to }) => to === input.stage)
    if (!told || input.state === 'sent') return err('stage')
    return ok({ stage: input.stage, reason: 'told-by-authority' })
  }
  const handOver = ways.find(({ to }) => to === 'referred')
  if (input.state !== 'sent' || !handOver) return ok(null)
  const { reason } = input
  if (reason === undefined || !handOver.reasons.includes(reason)) return err('reason')
  return ok({ stage: 'referred', reason })
}

interface Move {
  readonly report: CurrentState
  readonly referral: Referral
  /** The report's other referrals, the newest first. */
  readonly others: readonly Referral[]
  readonly decided: Decided | null
  readonly input: MoveInput
  readonly at: string
}

function changeFor({ report, referral, others, decided, input, at }: Move): ReferralChange {
  const { state, answer } = input
  const looks = referral.toCentre !== null && state === 'answered'
  const next: Referral = looks
    ? { ...referral, answerDue: null }
    : {
        ...nextReferral(referral, input, { at, lane: laneBefore(report, others) }),
        ...(state === 'sent' && { reason: input.reason ?? null }),
      }
  const wraps = state === 'sent' && next.toCentre !== null ? { wraps: input.wraps ?? [] } : {}
  const said = {
    referral: referral.id,
    state: looks ? 'seen' : state,
    to: addressOf(referral),
    ...(answer && { answer }),
  }
  const events = [{ type: 'referral', data: said }]
  if (!decided) {
    return { referral: next, ...wraps, ...urgentAgain(report, next, others, at), events }
  }
  const { lane, withinMinutes } = nextLook(decided.stage, report.lane)
  const dueAt = new Date(Date.parse(at) + withinMinutes * 60_000).toISOString()
  const data = { from: report.stage, to: decided.stage, reason: decided.reason }
  return {
    referral: next,
    ...wraps,
    report: { stage: decided.stage, stageAt: at, lane, dueAt },
    events: [...events, { type: 'decided', data }],
  }
}

/** Whether another centre has a report, and hasn't answered. */
export const isThere = ({ toCentre, state }: Referral, centre: string | null): boolean =>
  toCentre !== null && toCentre === centre && (state === 'sent' || state === 'received')

/** In which lane a report was before somebody handed it over: since then others set its pace. */
const laneBefore = ({ stage, lane }: CurrentState, others: readonly Referral[]): Lane =>
  stage === 'referred' ? (others.find((one) => one.lane !== null)?.lane ?? lane) : lane

/** Taken back, and nobody else has it: it is as urgent again as it was, and ours to look at. */
function urgentAgain(
  { stage, stageAt, open }: CurrentState,
  { state, lane }: Referral,
  others: readonly Referral[],
  at: string,
): Pick<ReferralChange, 'report'> {
  const isElsewhere = others.some((one) => one.state === 'sent' || one.state === 'received')
  if (state !== 'dropped' || lane === null || !open || stage !== 'referred' || isElsewhere)
    return {}
  const dueAt = new Date(Date.parse(at) + KEEPING_PACE[lane] * 60_000).toISOString()
  return { report: { stage, stageAt, lane, dueAt } }
}
