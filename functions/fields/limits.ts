/** How much of anything a form or the API takes. Lengths are UTF-16 units, as `maxlength` counts. */
export const LIMITS = {
  story: 10_000,
  message: 4_000,
  line: 200,
  name: 64,
  phone: 40,
  email: 254,
  url: 2_048,
  money: 40,
  payments: 50,
  indicators: 50,
  indicator: 2_048,
  /** What `extractIndicators` reads of a pasted text; it stops looking after that. */
  extractedText: 100_000,
  /** 1 fen to ten billion yuan: more is a slip of the finger, and still a safe integer. */
  fen: { least: 1, most: 1_000_000_000_000 },
  /** Before this no report of telecom fraud makes sense; a year like 0226 is a typing error. */
  earliestDate: '1990-01-01',
  /** How many errors one answer names. */
  errors: 100,
} as const
