import type { Context } from '../context.ts'

/** KV takes one write a second for a key; what comes sooner fails. In milliseconds. */
const BETWEEN_WRITES = 1_100

/** How often one value is tried. */
const TRIES = 6

/** Writes to KV, and again where the key was written less than a second ago. Throws what the last try does. */
export async function putUntilTaken(
  { pause }: Pick<Context, 'pause'>,
  put: () => Promise<void>,
): Promise<void> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      await put()
      return
    } catch (error) {
      if (left === 0) throw error
      await pause(BETWEEN_WRITES)
    }
  }
}
