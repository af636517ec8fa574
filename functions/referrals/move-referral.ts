import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import type { CurrentState } from '../triage/report-file.ts'
import { isTold, nextLook, transitionsFrom } from '../triage/transitions.ts'
import { changeReferral, type ReferralChange } from './change-referral.ts'
import type { MoveInput } from './referral.schema.ts'
import type { Referral } from './referral.ts'
import { ANSWER_DAYS, REFERRAL_MOVES } from './vocabulary.ts'

/**
 * `state`: a referral doesn't go there from where it is. `reason`: say why the report is handed over.
 * `answer`: say what was answered. `stage`: the report doesn't go there from where it is.
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

const DAY_MS = 86_400_000

/**
 * Writes down what became of a referral, and with it where the report stands: `referred` once it was sent,
 * and the later stages as the authority has told them. Only the holder sends; what was heard afterwards
 * may be written down by anybody unless somebody else holds the report.
 */
export async function moveReferral(
  ctx: Context,
  officer: Officer,
  reportId: string,
  id: string,
  input: MoveInput,
): Promise<Result<Referral, MoveError>> {
  return changeReferral<MoveError>(ctx, officer, { reportId, id }, ({ report, referral }, at) => {
    if (!referral) return err('not-found')
    if (report.claimedBy !== null && report.claimedBy !== officer.id) return err('held-by-another')
    if (!REFERRAL_MOVES[referral.state].includes(input.state)) return err('state')
    if (input.state === 'sent') {
      if (!report.open) return err('conflict')
      if (report.claimedBy === null) return err('not-claimed')
    }
    if (input.state === 'answered' && !input.answer) return err('answer')
    const decided = decisionOf(report, input)
    if (!decided.ok) return decided
    return ok(changeFor({ report, referral, decided: decided.value, input, at }))
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
  readonly decided: Decided | null
  readonly input: MoveInput
  readonly at: string
}

function changeFor({ report, referral, decided, input, at }: Move): ReferralChange {
  const { state, answer } = input
  const days = ANSWER_DAYS[state]
  const next: Referral = {
    ...referral,
    state,
    ...(state === 'sent' && { sentAt: at }),
    ...(state === 'received' && { receivedAt: at }),
    ...(state === 'answered' && { answeredAt: at, answer: answer ?? null }),
    answerDue: days === null ? null : new Date(Date.parse(at) + days * DAY_MS).toISOString(),
    theirNumber: input.theirNumber ?? referral.theirNumber,
  }
  const said = { referral: referral.id, state, to: referral.toId, ...(answer && { answer }) }
  const events = [{ type: 'referral', data: said }]
  if (!decided) return { referral: next, events }
  const { lane, withinMinutes } = nextLook(decided.stage, report.lane)
  const dueAt = new Date(Date.parse(at) + withinMinutes * 60_000).toISOString()
  const data = { from: report.stage, to: decided.stage, reason: decided.reason }
  return {
    referral: next,
    report: { stage: decided.stage, stageAt: at, lane, dueAt },
    events: [...events, { type: 'decided', data }],
  }
}
