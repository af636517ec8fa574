import type { ErrorHandler } from 'hono'
import type { AppEnv } from './app-env.ts'
import { problem } from './errors.ts'

/**
 * What D1 and the platform say when storage can't answer now
 * (developers.cloudflare.com/d1/observability/debug-d1, read 2026-11-22), and what SQLite says when
 * its disk fails. Whatever else D1 says about itself is taken for an outage too: a reporter who is
 * told to try again loses nothing.
 */
const STORAGE_DOWN =
  /D1_ERROR|D1 DB|Network connection lost|client disconnected|exceeded its (?:memory|CPU time) limit|storage caused object to be reset/

/** Seconds until it is worth trying again after an outage. */
export const RETRY_AFTER = 10

/** What D1 says when our own statement is wrong: trying again can't help. */
const OUR_STATEMENT =
  /D1_(?:TYPE|EXEC)_ERROR|D1_COLUMN_NOTFOUND|SQLITE_(?:ERROR|CONSTRAINT|TOOBIG|MISMATCH|RANGE|AUTH)/

/** Whether a verb threw because storage can't be reached: worth another try, and no bug of ours. */
export const isStorageDown = (error: unknown): error is Error =>
  error instanceof Error && STORAGE_DOWN.test(error.message) && !OUR_STATEMENT.test(error.message)

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
