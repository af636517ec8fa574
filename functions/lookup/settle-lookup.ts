import type { Context } from '../context.ts'
import { putUntilTaken } from '../storage/put-until-taken.ts'
import type { Change } from './change.store.ts'

export type WritesBuckets = Pick<Context, 'buckets' | 'lookupChanges' | 'clock' | 'pause'>

/**
 * How long a change is written again each minute: for so long KV may still show somebody old values, and
 * somebody who read before the change may still be writing. In milliseconds.
 */
const SETTLES_AFTER = 150_000

/** A Worker may do 1,000 operations; each of these is two. */
const MOST_CHANGES = 100

/** How often one bucket is written again because it changed meanwhile. */
const ROUNDS = 4

/**
 * Brings what devices look up into line with D1: called where a verdict was given or masked, in the same
 * request, and each minute for whoever was stopped in between. Doing it again is the same as once; nothing
 * is computed from what stands in KV.
 * @throws where D1 or KV can't be reached; the next minute tries again
 */
export async function settleLookup(ctx: WritesBuckets): Promise<void> {
  const changes = await ctx.lookupChanges.changes(MOST_CHANGES)
  for (const change of changes) await writeBucket(ctx, change)
  const before = new Date(ctx.clock().getTime() - SETTLES_AFTER).toISOString()
  const settled = changes.filter(({ changedAt }) => changedAt <= before)
  if (settled.length > 0) await ctx.lookupChanges.forget(settled)
}

/** Two who write at once may end in the wrong order: who has written looks again, and writes what is then true. */
async function writeBucket(ctx: WritesBuckets, { kind, prefix }: Change): Promise<void> {
  const read = () => ctx.lookupChanges.known(kind, prefix, ctx.clock().toISOString())
  let known = await read()
  for (let round = 0; round < ROUNDS; round += 1) {
    const written = known
    await putUntilTaken(ctx, () => ctx.buckets.put(kind, prefix, written))
    known = await read()
    if (JSON.stringify(known) === JSON.stringify(written)) return
  }
}
