import type { Lane } from '../reports/vocabulary.ts'
import { KEEPING_PACE } from '../triage/transitions.ts'
import type { Referral } from './referral.ts'
import { ANSWER_DAYS, type Answer, type ReferralState } from './vocabulary.ts'

/** What is said of a referral, whoever says it. */
export interface Said {
  readonly state: ReferralState
  readonly answer?: Answer | undefined
  readonly theirNumber?: string | undefined
}

const DAY_MINUTES = 24 * 60

/**
 * By when something is expected of another centre of this portal, in minutes: received as soon as we would look
 * in that lane, because nobody else does meanwhile; answered a lane later; and then read here.
 */
const AT_CENTRES: Readonly<Record<string, (lane: Lane) => number>> = {
  sent: (lane) => KEEPING_PACE[lane],
  received: (lane) =>
    lane === 'urgent'
      ? KEEPING_PACE.today
      : lane === 'today'
        ? KEEPING_PACE.routine
        : 30 * DAY_MINUTES,
  answered: () => KEEPING_PACE.today,
}

/** A referral after something was said of it, while its report was in a lane (`lane`). Pure. */
export function nextReferral(
  referral: Referral,
  { state, answer, theirNumber }: Said,
  { at, lane }: { readonly at: string; readonly lane: Lane },
): Referral {
  const days = ANSWER_DAYS[state]
  const wasIn = state === 'sent' ? lane : (referral.lane ?? lane)
  const outside = days === null ? null : days * DAY_MINUTES
  const minutes = referral.toCentre ? (AT_CENTRES[state]?.(wasIn) ?? null) : outside
  return {
    ...referral,
    state,
    ...(state === 'sent' && { sentAt: at, lane }),
    ...(state === 'received' && { receivedAt: at }),
    ...(state === 'answered' && { answeredAt: at, answer: answer ?? null }),
    answerDue: minutes === null ? null : new Date(Date.parse(at) + minutes * 60_000).toISOString(),
    theirNumber: theirNumber ?? referral.theirNumber,
  }
}
