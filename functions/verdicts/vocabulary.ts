/** The closed lists of verdicts on indicators. */

/**
 * What officers hold of an indicator. `suspected` is never public; `confirmed` by two with a date;
 * `disputed`: confirmed, and somebody objects with reasons; `cleared`: it is nobody's we warn of. One that
 * has outlived its time is `expired`, which follows from the clock.
 */
export const VERDICTS = ['suspected', 'confirmed', 'disputed', 'cleared'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What one officer asks another to agree with: what readers will have. */
export const ASKED = ['confirmed', 'disputed'] as const

/**
 * On what a verdict rests: enough reporters that an officer checked, or proof. `reporters` is judged by
 * the count, the others by the officer who has it before them.
 */
export const GROUNDS = [
  'reporters',
  'payment-papers',
  'platform-answer',
  'carrier-answer',
  'police-notice',
  'court-paper',
] as const
export type Grounds = (typeof GROUNDS)[number]

/** Why it is masked or cleared. */
export const MASK_REASONS = ['objection', 'doubt', 'new-owner', 'mistake', 'over'] as const
export type MaskReason = (typeof MASK_REASONS)[number]
