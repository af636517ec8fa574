import { LANES, type Lane } from '../reports/vocabulary.ts'

/**
 * Why an officer may say that a report belongs elsewhere than the rules put it. The rules see plain facts
 * only; who has read the sealed answers or spoken to the person knows more. Closed lists, so that nothing
 * of what they know ends up in the history; the words are `triage.moved.because.<reason>`.
 */
export const MOVES: Record<Lane, readonly string[]> = {
  urgent: ['at-risk', 'money-moves', 'others-exposed'],
  today: ['told-more', 'others-exposed', 'contact-lost'],
  routine: ['danger-over', 'told-more', 'waits-for-them'],
  'to-verify': ['contradicts-itself', 'looks-forged'],
}

export const MOVE_REASONS = [...new Set(Object.values(MOVES).flat())] as [string, ...string[]]

/** The lanes that a report can be moved to from this one, the most urgent first. */
export const movesFrom = (lane: Lane) =>
  LANES.filter((to) => to !== lane).map((to) => ({ to, reasons: MOVES[to] }))

const MOVED = 'moved-'
/** The reason as it stands among those of the rules. */
export const movedReason = (reason: string) => `${MOVED}${reason}`
export const ofMove = (code: string) => code.slice(MOVED.length)
export const isMovedReason = (reason: string) => reason.startsWith(MOVED)
