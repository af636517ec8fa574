import { err, ok, type Result } from '../result.ts'
import { isStorageDown } from './storage-down.ts'

/** How long a store may take, in milliseconds, before we go on without its answer. */
export const PATIENCE = { find: 500, insert: 700, hold: 400 } as const

/**
 * Errors after which D1 may work at once, where nothing or the whole batch was written
 * (developers.cloudflare.com/d1/observability/debug-d1, read 2026-11-22). "exceeded timeout which caused
 * object to be reset" isn't among them: it comes from load, and more load doesn't help.
 */
const WORTH_A_SECOND_TRY =
  /reset because its code was updated|storage caused object to be reset|Network connection lost|transient issue on remote node|client disconnected/

/** Waits up to this long before the second try, at random so that those who failed together part. */
const JITTER_MS = 100

/**
 * Asks a store, twice where that may help, and never longer than `patience` each time.
 * @returns what it answered, or the error after which nobody should wait for it; a call that was given
 *   up on may still be carried out, so that only what may happen twice is asked this way
 * @throws whatever isn't an outage
 */
export async function reach<Value>(
  random: (bytes: number) => Uint8Array,
  patience: number,
  ask: () => Promise<Value>,
): Promise<Result<Value, Error>> {
  const first = await attempt(patience, ask)
  if (first.ok || !WORTH_A_SECOND_TRY.test(first.error.message)) return first
  await wait(((random(1)[0] ?? 0) / 256) * JITTER_MS)
  return attempt(patience, ask)
}

async function attempt<Value>(
  patience: number,
  ask: () => Promise<Value>,
): Promise<Result<Value, Error>> {
  try {
    return ok(await inTime(patience, ask()))
  } catch (error) {
    if (isStorageDown(error)) return err(error)
    throw error
  }
}

/**
 * What a store answers, if it does so within `patience` milliseconds.
 * @throws what it threw, or an outage of ours when the time is up; the call itself goes on
 */
export async function inTime<Value>(patience: number, answer: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('D1_ERROR: no answer in time')), patience)
  })
  try {
    return await Promise.race([answer, tooLate])
  } finally {
    clearTimeout(timer)
  }
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
