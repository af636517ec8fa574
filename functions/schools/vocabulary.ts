/** What kind of school it is. */
export const SCHOOL_KINDS = [
  'university',
  'vocational',
  'secondary',
  'primary',
  'training',
] as const
export type SchoolKind = (typeof SCHOOL_KINDS)[number]

/** Ends of addresses below /schools/ that are pages of their own. */
export const RESERVED_IDS: readonly string[] = ['self-check', 'widgets', 'feed', 'class']
