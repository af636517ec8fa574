/**
 * What D1 and the platform say when storage can't answer now
 * (developers.cloudflare.com/d1/observability/debug-d1, read 2026-11-22), and what SQLite says when
 * its disk fails. Whatever else D1 says about itself is taken for an outage too: a reporter who is
 * told to try again loses nothing.
 */
const STORAGE_DOWN =
  /D1_ERROR|D1 DB|Network connection lost|client disconnected|exceeded its (?:memory|CPU time) limit|storage caused object to be reset/

/** What D1 says when our own statement is wrong: trying again can't help. */
const OUR_STATEMENT =
  /D1_(?:TYPE|EXEC)_ERROR|D1_COLUMN_NOTFOUND|SQLITE_(?:ERROR|CONSTRAINT|TOOBIG|MISMATCH|RANGE|AUTH)/

/** Whether a verb threw because storage can't be reached: worth another try, and no bug of ours. */
export const isStorageDown = (error: unknown): error is Error =>
  error instanceof Error && STORAGE_DOWN.test(error.message) && !OUR_STATEMENT.test(error.message)
