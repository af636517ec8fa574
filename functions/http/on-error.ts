import type { ErrorHandler } from 'hono'
import type { AppEnv } from './app-env.ts'
import { problem } from './errors.ts'
import { type Log, log } from './request-log.ts'

/** What D1 says when it can't answer; its other messages may echo SQL and are never logged. */
const STORAGE_DOWN =
  /D1_ERROR|D1_EXEC_ERROR|Network connection lost|storage operation exceeded|overloaded/

/** The only catcher: a failing database is 503 and worth another try, anything else is our bug. */
export const answerError: ErrorHandler<AppEnv> = (error, c) => {
  const requestId = c.get('requestId')
  const write: Log = (c.get('ctx') as AppEnv['Variables']['ctx'] | undefined)?.log ?? log
  if (STORAGE_DOWN.test(error.message)) {
    write('unavailable', { requestId, error: error.name })
    return problem(c, 'unavailable', { retryAfter: 10 })
  }
  write('bug', { requestId, error: error.name })
  return problem(c, 'internal')
}
