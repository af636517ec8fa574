/** What can be done to several reports in one go, and undone in one; the words are `cases.action.<id>`. */
export const BULK_ACTIONS = ['claim', 'release', 'decide', 'wait'] as const
export type BulkAction = (typeof BULK_ACTIONS)[number]

export const CASE_ACTIONS = ['join', 'leave', 'merge', 'keep-apart', ...BULK_ACTIONS] as const
export type CaseAction = (typeof CASE_ACTIONS)[number]

/** Why; a decision has the reasons of its stage (triage/transitions.ts). The words: `cases.because.<id>`. */
export const ACTION_REASONS = {
  join: ['same-people', 'same-trick', 'one-flood'],
  merge: ['same-people', 'same-trick', 'one-flood'],
  leave: ['joined-by-mistake', 'shared-by-chance'],
  'keep-apart': ['shared-by-chance', 'another-matter'],
  claim: ['one-pair-of-hands', 'shift-change'],
  release: ['shift-change', 'somebody-else'],
  wait: ['one-leads', 'one-flood'],
} as const satisfies Record<Exclude<CaseAction, 'decide'>, readonly string[]>

/**
 * What may be decided of many at once. A referral isn't: what leaves the house is looked at one by one, and
 * figures count it. What an authority has told is about one report, too.
 */
export const BULK_STAGES = ['assessed', 'verified', 'closed', 'duplicate', 'not-accepted'] as const

/** How many reports one action joins, or changes; and how many members of a case are looked at for it. */
export const MOST_JOINED = 1_000
export const MOST_CHANGED = 100
export const MOST_LOOKED_AT = 2_000

/** For how long whoever did it can undo it, and a lead whatever anybody did: in minutes. */
export const UNDO_MINUTES = { own: 10, lead: 24 * 60 } as const
