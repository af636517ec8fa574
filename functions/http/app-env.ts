import type { Context } from '../context.ts'

/** What the Hono app carries with each request. */
export interface AppEnv {
  Bindings: Bindings
  Variables: { requestId: string; ctx: Context }
}
