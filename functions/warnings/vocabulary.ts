/** The closed lists of a warning: they feed pages, API, feeds and widgets alike. */

/** What a warning is about: a scam that goes round, something at a school, a job advert. */
export const WARNING_KINDS = ['page', 'campus', 'job-ad'] as const
export type WarningKind = (typeof WARNING_KINDS)[number]

/**
 * How sure we are. `confirmed`: checked with papers, or with those it happened to. `likely`: told by
 * several who don't know each other, not yet proven. `pattern`: a known script, no particular case.
 */
export const CONFIDENCES = ['confirmed', 'likely', 'pattern'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/**
 * Why a warning is no longer shown: it was wrong, it is over, another took its place, or somebody
 * objects and it is hidden while that is looked at.
 */
export const WITHDRAWAL_REASONS = ['wrong', 'over', 'replaced', 'under-review'] as const
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number]

/** Who wrote it: the editors of content/warnings.yaml, or the centre's officers. */
export const WARNING_AUTHORS = ['editors', 'officers'] as const
export type WarningAuthor = (typeof WARNING_AUTHORS)[number]
