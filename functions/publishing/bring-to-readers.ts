import type { Context } from '../context.ts'
import { errorName } from '../http/request-log.ts'
import { type Changed, writeScopes } from '../warnings/write-scopes.ts'

/**
 * Writes what readers get, in the officer's own request. Where KV can't be reached the change stands in D1
 * all the same, and the minute's job brings it there.
 */
export async function bringToReaders(ctx: Context, changed: Changed): Promise<void> {
  try {
    await writeScopes(ctx, [changed])
  } catch (error) {
    ctx.log('job-failed', { job: 'warnings', error: errorName(error) })
  }
}
