import type { Lane, Stage } from '../reports/vocabulary.ts'

/** One way on: from which stages, to which, and the reasons that may be given for it. */
export interface Transition {
  readonly to: Stage
  readonly from: readonly Stage[]
  /** Closed list; the words are `triage.decision.<reason>`. */
  readonly reasons: readonly string[]
}

/** Stages that only an authority can reach; we record what we were told. */
const TOLD: readonly Stage[] = ['filed', 'evidence', 'solved', 'widened', 'recovered']
const BEFORE_REFERRAL: readonly Stage[] = ['received', 'assessed', 'verified']
const TOLD_REASONS = ['told-by-authority', 'told-by-reporter']

/**
 * The decisions that an officer can make: the clue chain, then the ways it can end. A report may be
 * handed over at once, because a person who is paying now can't wait for two more stages. `withdrawn`
 * is the reporter's alone.
 */
export const TRANSITIONS: readonly Transition[] = [
  {
    to: 'assessed',
    from: ['received'],
    reasons: ['plausible', 'known-pattern', 'needs-details'],
  },
  {
    to: 'verified',
    from: ['received', 'assessed'],
    reasons: ['spoke-to-reporter', 'saw-evidence', 'fits-other-reports'],
  },
  {
    to: 'referred',
    from: BEFORE_REFERRAL,
    reasons: ['still-paying', 'stop-payment', 'needs-police', 'other-centre'],
  },
  { to: 'filed', from: ['referred'], reasons: TOLD_REASONS },
  { to: 'evidence', from: ['filed'], reasons: TOLD_REASONS },
  { to: 'solved', from: ['filed', 'evidence'], reasons: TOLD_REASONS },
  { to: 'widened', from: ['solved'], reasons: TOLD_REASONS },
  { to: 'recovered', from: ['solved', 'widened'], reasons: TOLD_REASONS },
  {
    to: 'closed',
    from: [...BEFORE_REFERRAL, 'referred', ...TOLD],
    reasons: ['advice-given', 'stopped-in-time', 'handled-elsewhere', 'nothing-more-to-do'],
  },
  {
    to: 'duplicate',
    from: [...BEFORE_REFERRAL, 'referred'],
    reasons: ['same-reporter', 'same-event'],
  },
  {
    to: 'not-accepted',
    from: BEFORE_REFERRAL,
    reasons: ['not-fraud', 'too-little', 'outside-remit', 'test-or-spam'],
  },
]

/** What may be decided about a report at this stage. */
export const transitionsFrom = (stage: Stage): readonly Transition[] =>
  TRANSITIONS.filter(({ from }) => from.includes(stage))

/** The ways that lead to a stage. */
export const transitionsTo = (stage: Stage): readonly Transition[] =>
  TRANSITIONS.filter(({ to }) => to === stage)

/** Whether only an authority reaches this stage, so that we write down what it said. */
export const isTold = (stage: Stage): boolean => TOLD.includes(stage)

const HOUR = 60
const DAY = 24 * HOUR

/**
 * How soon somebody should look again at a report of each lane, in minutes, until it is handed over;
 * after that others set the pace.
 */
export const KEEPING_PACE: Readonly<Record<Lane, number>> = {
  urgent: 30,
  today: 8 * HOUR,
  routine: 3 * DAY,
  'to-verify': 3 * DAY,
}

/** The lane after a decision, and when somebody should look again, in minutes. */
export function nextLook(stage: Stage, lane: Lane): { lane: Lane; withinMinutes: number } {
  if (BEFORE_REFERRAL.includes(stage)) return { lane, withinMinutes: KEEPING_PACE[lane] }
  return { lane: 'routine', withinMinutes: (stage === 'referred' ? 7 : 30) * DAY }
}
