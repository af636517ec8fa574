import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { puzzleOf } from '../../../functions/reports/proof-of-work.ts'

/** Long enough for a slow phone, short enough for its battery. */
const TIMEOUT_MS = 60_000

/**
 * Solves the puzzle of a report's key, in the background: the browser's own threads do the rounds.
 * @returns what the header `Proof-Of-Work` takes; undefined where the time didn't suffice
 */
export async function proveWork(key: string): Promise<string | undefined> {
  const challenge = { parameters: await puzzleOf(key) }
  const solution = await solveChallenge({ challenge, deriveKey, timeout: TIMEOUT_MS })
  return solution?.counter.toString()
}
