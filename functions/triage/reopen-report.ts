import { type Lane, STAGES, type Stage } from '../reports/vocabulary.ts'
import type { CurrentState, ReportState } from './report-file.ts'
import { KEEPING_PACE } from './transitions.ts'

/** Why a report that had ended is open again; its words are `triage.reasons.wrote-again`. */
export const WROTE_AGAIN = 'wrote-again'

/** How a report came to its end: `from` is where it stood before. */
export interface LastDecision {
  readonly from: string
  readonly reason: string
}

/** What of a report changes when its reporter writes after its end. */
export type Reopened = Pick<ReportState, 'stage' | 'stageAt' | 'lane' | 'dueAt' | 'reasons'>

/**
 * Pure: a report that had ended goes back to where it stood, because whoever sent it has written again: the
 * swindler may have come back. It is looked at today, sooner where it was urgent; what an officer took for
 * forged or waited to be verified waits there again, so that writing moves nobody up by itself.
 */
export function reopened(
  current: Pick<CurrentState, 'lane' | 'reasons'>,
  last: LastDecision | null,
  at: string,
): Reopened {
  const lane = laneAfter(current.lane, last)
  const { reasons } = current
  return {
    stage: STAGES.find((one) => one === last?.from) ?? ('assessed' satisfies Stage),
    stageAt: at,
    lane,
    dueAt: new Date(Date.parse(at) + KEEPING_PACE[lane] * 60_000).toISOString(),
    reasons: [WROTE_AGAIN, ...reasons.filter((one) => one !== WROTE_AGAIN && one !== 'waiting')],
  }
}

function laneAfter(lane: Lane, last: LastDecision | null): Lane {
  if (lane === 'to-verify' || last?.reason === 'test-or-spam') return 'to-verify'
  return lane === 'urgent' ? 'urgent' : 'today'
}
