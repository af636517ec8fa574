/** Signals that the company's own words make, held against each other. */
export const COMPANY_SIGNALS = [
  'false-code',
  'borrowed-name',
  'free-mailbox',
  'foreign-mailbox',
  'cheap-link',
] as const

/** Signals that no word makes, but the look of the text or its company. */
export const COMPUTED_SIGNALS = ['disguised', ...COMPANY_SIGNALS] as const
