/** The closed lists of an appeal. */

/** Who says so: whoever it is about, or anybody who knows better. */
export const RELATIONS = ['mine', 'wrong'] as const

/** How somebody showed that what is listed is theirs. An officer writes down which. */
export const CONTROLS = ['call-back', 'sms', 'mail-reply', 'licence', 'dns-record'] as const
export type Control = (typeof CONTROLS)[number]

/**
 * What is new since it was hidden the last time. Each hides it once more and no oftener, so that what is
 * hidden by appeals is hidden a few times at most.
 */
export const NEW_EVIDENCE = [
  'carrier-paper',
  'platform-paper',
  'police-paper',
  'court-paper',
] as const
export type NewEvidence = (typeof NEW_EVIDENCE)[number]

/** `changed`: it stays, and says something else. */
export const OUTCOMES = ['upheld', 'changed', 'rejected'] as const
export type Outcome = (typeof OUTCOMES)[number]

/**
 * Why, for whoever appealed and, where it was upheld or changed, for everybody: of each outcome the reasons
 * that make sense of it. The console offers these pairs and the API takes no others.
 */
export const REASONS_OF = {
  upheld: ['was-wrong', 'new-owner', 'outdated', 'not-listed'],
  changed: ['unclear-words', 'was-wrong', 'outdated'],
  rejected: ['stands-on-proof', 'not-shown-yours', 'nothing-new', 'not-listed'],
} as const satisfies Readonly<Record<Outcome, readonly string[]>>
export type AnswerReason = (typeof REASONS_OF)[Outcome][number]

export const APPEAL_STATES = ['received', 'masked', 'answered'] as const
export type AppealState = (typeof APPEAL_STATES)[number]
