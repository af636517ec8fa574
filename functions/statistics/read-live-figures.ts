import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import type { LiveFigures } from './live-figures.schema.ts'

/**
 * What is published of this portal: one read of KV, also while the database is down.
 * @returns null in the first minute of a portal; `unavailable` when KV can't be read
 */
export async function readLiveFigures(
  ctx: Pick<Context, 'statistics'>,
): Promise<Result<LiveFigures | null, 'unavailable'>> {
  try {
    return ok(await ctx.statistics.liveFigures())
  } catch {
    return err('unavailable')
  }
}
