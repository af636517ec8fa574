import type { Context } from '../context.ts'

/**
 * Asked once a receipt has turned out wrong: false when its network has tried more wrong ones in a minute
 * than people mistype. A right receipt is never asked about, so nobody is locked out by who guesses
 * beside them; 130 random bits are what really holds guessing off.
 */
export const mayGuess = (ctx: Pick<Context, 'withinBudget'>, network: string): Promise<boolean> =>
  ctx.withinBudget(`receipts ${network}`)
