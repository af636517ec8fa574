import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { ENDS } from '../reports/vocabulary.ts'
import { err, ok, type Result } from '../result.ts'
import type { Change } from './change-report.ts'
import { changeReport } from './change-report.ts'
import type { DecisionInput } from './decision.schema.ts'
import type { CurrentState } from './report-file.ts'
import { nextLook, transitionsFrom } from './transitions.ts'

/**
 * `not-claimed`: take it on first. `conflict`: it has changed since the officer saw it.
 * `not-allowed`: this stage doesn't follow, or not for this reason.
 */
export type DecideError =
  | 'not-found'
  | 'held-by-another'
  | 'not-claimed'
  | 'conflict'
  | 'not-allowed'

/** The officer who holds a report moves it to its next stage, with a reason from the table. */
export async function decideReport(
  ctx: Context,
  officer: Officer,
  id: string,
  decision: DecisionInput,
): Promise<Result<number, DecideError>> {
  const decided = await changeReport<DecideError>(ctx, officer, id, (current, at) =>
    judgeDecision(current, officer, decision, at),
  )
  if (decided.ok) ctx.log('report-decided', { centre: officer.centreId })
  return decided
}

/** What a decision makes of a report as it is, or why it may not be made. Pure. */
export function judgeDecision(
  current: Decided,
  officer: Pick<Officer, 'id'>,
  decision: DecisionInput,
  at: string,
): Result<Change, Exclude<DecideError, 'not-found'>> {
  const refusal = refusalOf(current, officer, decision)
  return refusal ? err(refusal) : ok(changeFor(current, decision, at))
}

type Decided = Pick<CurrentState, 'claimedBy' | 'version' | 'stage' | 'lane'>

function refusalOf(
  { claimedBy, version, stage }: Decided,
  officer: Pick<Officer, 'id'>,
  decision: DecisionInput,
): Exclude<DecideError, 'not-found'> | null {
  if (claimedBy !== null && claimedBy !== officer.id) return 'held-by-another'
  if (version !== decision.version) return 'conflict'
  if (claimedBy === null) return 'not-claimed'
  const allowed = transitionsFrom(stage).some(
    ({ to, reasons }) => to === decision.stage && reasons.includes(decision.reason),
  )
  return allowed ? null : 'not-allowed'
}

function changeFor({ stage, lane }: Decided, decision: DecisionInput, at: string): Change {
  const event = {
    type: 'decided',
    data: { from: stage, to: decision.stage, reason: decision.reason },
  }
  const moved = { stage: decision.stage, stageAt: at }
  if (ENDS.includes(decision.stage)) {
    return { state: { ...moved, open: false, claimedBy: null, claimedAt: null }, event }
  }
  const next = nextLook(decision.stage, lane)
  const dueAt = new Date(Date.parse(at) + next.withinMinutes * 60_000).toISOString()
  return { state: { ...moved, lane: next.lane, dueAt }, event }
}
