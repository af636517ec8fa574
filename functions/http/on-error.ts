import type { ErrorHandler } from 'hono'
import { isStorageDown } from '../outbox/storage-down.ts'
import type { AppEnv } from './app-env.ts'
import { problem } from './errors.ts'

/** Seconds until it is worth trying again after an outage. */
export const RETRY_AFTER = 10

/** A class name and nothing else, should a library keep words there. */
const CLASS = /^[A-Za-z]\w{0,39}$/

/**
 * The only catcher: a failing database is 503 and worth another try, anything else is our bug. The
 * error's message may hold SQL and what was bound to it: it is neither answered nor logged.
 */
export const answerError: ErrorHandler<AppEnv> = (error, c) => {
  const requestId = c.get('requestId')
  const write = c.get('log')
  const name = CLASS.test(error.name) ? error.name : 'Error'
  if (isStorageDown(error)) {
    write('unavailable', { requestId, error: name })
    return problem(c, 'unavailable', { retryAfter: RETRY_AFTER })
  }
  write('bug', { requestId, error: name })
  return problem(c, 'internal')
}
