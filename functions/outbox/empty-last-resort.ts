import type { Context } from '../context.ts'

/** Moved in one go: each costs three of the 50 requests that the free plan gives an invocation. */
const AT_ONCE = 12

/** Every so many minutes: KV lists a thousand times a day on the free plan. */
const EVERY_MINUTES = 5

/**
 * Moves what lies in KV to the outbox, which brings it to D1 at its own pace, and wakes the outbox should
 * an alarm have been lost. A report leaves KV only when the outbox has it on disk.
 */
export async function emptyLastResort({
  outbox,
  lastResort,
  clock,
  log,
}: Pick<Context, 'outbox' | 'lastResort' | 'clock' | 'log'>): Promise<void> {
  if (clock().getUTCMinutes() % EVERY_MINUTES !== 0) return
  await outbox.wake()
  let count = 0
  for (const keyMac of await lastResort.list(AT_ONCE)) {
    const held = await lastResort.read(keyMac)
    // KV lists for a while what is gone.
    if (!held) continue
    await outbox.hold(held)
    await lastResort.remove(keyMac)
    count += 1
  }
  if (count > 0) log('outbox-moved', { count })
}
