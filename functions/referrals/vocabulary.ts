import { PARTS } from '../reports/vocabulary.ts'

/** What of a report can go along: open facts, the suspect's numbers, and each sealed part. */
export const REFERRED_PARTS = ['facts', 'indicators', ...PARTS] as const
export type ReferredPart = (typeof REFERRED_PARTS)[number]

/** What goes along unless somebody ticks more: nothing that names a victim. */
export const LEAST: readonly ReferredPart[] = ['facts', 'indicators']

export const REFERRAL_STATES = ['drafted', 'sent', 'received', 'answered', 'dropped'] as const
export type ReferralState = (typeof REFERRAL_STATES)[number]

/** What an authority says in the end. */
export const ANSWERS = ['filed', 'not-filed', 'more-wanted', 'passed-on', 'dealt-with'] as const
export type Answer = (typeof ANSWERS)[number]

/** From which state to which; what was answered may be answered again, as a case goes on. */
export const REFERRAL_MOVES: Readonly<Record<ReferralState, readonly ReferralState[]>> = {
  drafted: ['sent', 'dropped'],
  sent: ['received', 'answered', 'dropped'],
  received: ['answered', 'dropped'],
  answered: ['answered'],
  dropped: [],
}

/** Within how many days something is expected after a referral came to this state; null: nothing is. */
export const ANSWER_DAYS: Readonly<Record<ReferralState, number | null>> = {
  drafted: null,
  sent: 7,
  received: 30,
  answered: null,
  dropped: null,
}

/** Whose referrals: what a centre has passed on, or what other centres have handed to it. */
export const BOXES = ['sent', 'received'] as const
export type Box = (typeof BOXES)[number]

/** In these states the centre that a referral goes to reads it. */
export const READ_THERE = ['sent', 'received', 'answered'] as const satisfies ReferralState[]

/** What the centre that got a referral says of it itself. */
export const SAID_THERE = ['received', 'answered'] as const satisfies ReferralState[]

interface Sent {
  readonly state: ReferralState
  readonly toCentre: string | null
  readonly answerDue: string | null
}

/**
 * Where who sent a referral may bring it. What another centre of this portal has received or answered that
 * centre says, and nobody here says it otherwise: its answer is only looked at. Until then and after it can be
 * taken back.
 */
export function movesOf({ state, toCentre, answerDue }: Sent): readonly ReferralState[] {
  const moves = REFERRAL_MOVES[state]
  if (toCentre === null) return moves
  if (state === 'answered') return answerDue === null ? ['dropped'] : ['answered', 'dropped']
  return moves.filter((to) => !SAID_THERE.some((said) => said === to))
}
