import { type Outcome, type Sendable, sendAttempt } from './send-attempt.ts'
import { type Setup, say } from './setup.ts'

/** Seconds before each further try that nobody has to click for. */
const TRY_AGAIN_AFTER = [1, 4]

/**
 * Sends an attempt, and again by itself where that may help: always exactly the same bytes, so that
 * however many arrive they make one report. `tell` says what is going on.
 */
export async function sendUntilAnswered(
  attempt: Sendable,
  setup: Setup,
  tell: (words: string) => void,
): Promise<Outcome> {
  let outcome = await sendAttempt(attempt)
  for (const seconds of TRY_AGAIN_AFTER) {
    if (outcome.is === 'busy') await countDown(outcome.seconds, setup, tell)
    else if (outcome.is === 'unknown') {
      tell(say(setup, 'report.sending.trying'))
      await wait(seconds)
    } else break
    outcome = await sendAttempt(attempt)
  }
  return outcome
}

/** Told every ten seconds at the most: a screen reader reads each change. */
async function countDown(
  seconds: number,
  setup: Setup,
  tell: (words: string) => void,
): Promise<void> {
  for (let left = seconds; left > 0; left -= 1) {
    if (left === seconds || left % 10 === 0) {
      tell(say(setup, 'report.sending.busy', { seconds: left }))
    }
    await wait(1)
  }
}

const wait = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1000))
