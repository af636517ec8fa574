import type { Officer } from '../access/officer.store.ts'
import type { Context } from '../context.ts'

/** What the Hono app carries with each request. */
export interface AppEnv {
  Bindings: Bindings
  Variables: {
    requestId: string
    ctx: Context
    /** Behind the console's gate only. */
    officer: Officer
  }
}
