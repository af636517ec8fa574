import { type WritesScopes, writeScopes } from './write-scopes.ts'

/**
 * How long a change is written again each minute. Two who wrote at once, one of them stopped before it
 * looked again, are put right by the next run; and for a minute KV may show the job old values, which is
 * why it doesn't look at them.
 */
const SETTLES_AFTER = 150_000

/** The keys of so many changes are written in one run: a Worker may do 1,000 operations. */
const MOST_CHANGES = 50

/**
 * The minute's job: writes what readers get of every change that isn't settled yet, from D1. A change that
 * a request could not bring to KV arrives this way; and where KV was emptied, everything does.
 */
export async function settleScopes(ctx: WritesScopes): Promise<void> {
  const last = await ctx.warnings.lastSeq()
  if (last === 0) return
  const settled = (await isThere(ctx)) ? await ctx.scopes.settled() : 0
  if (settled >= last) return
  const changes = await ctx.warnings.changedAfter(settled, MOST_CHANGES)
  await writeScopes(ctx, changes)
  const before = new Date(ctx.clock().getTime() - SETTLES_AFTER).toISOString()
  const done = changes.findLast(({ at }) => at <= before)
  if (done) await ctx.scopes.putSettled(done.seq)
}

/** Whether the list of all can be read and is one. */
async function isThere({ scopes }: WritesScopes): Promise<boolean> {
  try {
    return (await scopes.list(null)) !== null
  } catch {
    return false
  }
}
