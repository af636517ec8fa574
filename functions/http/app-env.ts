import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import type { Log } from './request-log.ts'

/** What the Hono app carries with each request. */
export interface AppEnv {
  Bindings: Bindings
  Variables: {
    requestId: string
    log: Log
    /** There once the environment is known to be complete: not in answers to odd paths and errors. */
    ctx: Context
    /** Behind the console's gate only. */
    officer: Officer
    /** Whatever the address says, there is no page: index.ts answers with the site's 404. */
    nowhere?: boolean
  }
}
