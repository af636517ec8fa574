/** What a card image may be: the one place of these numbers, for the browser that draws it and the Worker. */
export const CARD = {
  /** In points; WeChat shows pictures at up to 1080. */
  width: 1080,
  leastHeight: 800,
  mostHeight: 4_000,
  /** Of the file. Two of them in one request, and in a row of D1, which holds 2 MB. */
  bytes: 400_000,
} as const

/** The most that a request with the cards of two languages is, in base64url and what stands around it. */
export const MOST_WITH_CARDS = Math.ceil((2 * CARD.bytes * 4) / 3) + 4_096

/**
 * Where the code of the warning's address stands in a card, in points: that far from the left and lower
 * edges, so many to a module, within so many modules of white, without which phones don't see it.
 */
export const CARD_CODE = { margin: 72, module: 7, quiet: 4 } as const
