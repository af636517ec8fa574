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
 * A referral after something was said of it. An authority has days to let us know that it got it; another
 * centre of this portal has as long as we would in that lane, because nobody else looks meanwhile. Pure.
 */
export function nextReferral(
  referral: Referral,
  { state, answer, theirNumber }: Said,
  { at, lane }: { readonly at: string; readonly lane: Lane },
): Referral {
  const { toCentre } = referral
  const days = ANSWER_DAYS[state]
  const handed = state === 'sent' && toCentre !== null
  const minutes = handed ? KEEPING_PACE[lane] : days === null ? null : days * DAY_MINUTES
  return {
    ...referral,
    state,
    ...(handed && { lane }),
    ...(state === 'sent' && { sentAt: at }),
    ...(state === 'received' && { receivedAt: at }),
    ...(state === 'answered' && { answeredAt: at, answer: answer ?? null }),
    answerDue: minutes === null ? null : new Date(Date.parse(at) + minutes * 60_000).toISOString(),
    theirNumber: theirNumber ?? referral.theirNumber,
  }
}
