import type { ErrorHandler } from 'hono'
import { isStorageDown } from '../storage/storage-down.ts'
import type { AppEnv } from './app-env.ts'
import { problem } from './errors.ts'
import { errorName } from './request-log.ts'

/** Seconds until it is worth trying again after an outage. */
export const RETRY_AFTER = 10

/**
 * The only catcher: a failing database is 503 and worth another try, anything else is our bug. The
 * error's message may hold SQL and what was bound to it: it is neither answered nor logged.
 */
export const answerError: ErrorHandler<AppEnv> = (error, c) => {
  const requestId = c.get('requestId')
  const write = c.get('log')
  const name = errorName(error)
  if (isStorageDown(error)) {
    write('unavailable', { requestId, error: name })
    return problem(c, 'unavailable', { retryAfter: RETRY_AFTER })
  }
  write('bug', { requestId, error: name })
  return problem(c, 'internal')
}
