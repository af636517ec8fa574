/** The closed lists of what officers propose to publish. */

/**
 * Where a proposal stands. `proposed`: somebody else has to read it. `returned`: they sent it back.
 * `dropped`: put away before anybody published it. `withdrawn`: it was published and is no longer.
 */
export const PROPOSAL_STATES = [
  'proposed',
  'returned',
  'dropped',
  'published',
  'withdrawn',
] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]

/** Why the second officer sent it back. */
export const RETURN_REASONS = ['names-somebody', 'not-sure', 'unclear', 'known-already'] as const
export type ReturnReason = (typeof RETURN_REASONS)[number]

/** Whether it names a person or a firm. */
export const NAMING = ['nobody', 'heard'] as const

/** How somebody was asked for their side, before they are named. */
export const HEARING_WAYS = ['call', 'message', 'letter', 'visit'] as const

/** What came of it. Silence is an answer, too: what counts is that they could speak. */
export const HEARING_OUTCOMES = ['answered', 'no-answer', 'refused'] as const
