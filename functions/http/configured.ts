import { createMiddleware } from 'hono/factory'
import { type Context, createContext } from '../context.ts'
import { NotConfigured } from '../env.ts'
import type { AppEnv } from './app-env.ts'
import { problem } from './errors.ts'

const LOCAL = /^(?:localhost|127\.0\.0\.1|\[::1\]|[a-z0-9-]+\.localhost)$/

/**
 * Makes the request's context, or stops with a clear line: a Worker without its secrets or without a
 * key to seal to takes nothing, and demonstration keys or data work on this machine only.
 */
export const configured = (overrides: Partial<Context> = {}) =>
  createMiddleware<AppEnv>(async function configured(c, next) {
    try {
      const ctx = createContext(c.env, overrides)
      const local = LOCAL.test(new URL(c.req.url).hostname)
      if ((ctx.demo || ctx.centres.hasDemoKeys) && !local) {
        throw new NotConfigured(
          'demonstration keys or data: make keys of your own, see npm run keys',
        )
      }
      if (!ctx.centres.hasKeys) throw new NotConfigured('content/centres.yaml: no key to seal to')
      c.set('ctx', ctx)
    } catch (error) {
      if (!(error instanceof NotConfigured)) throw error
      c.get('log')('not-configured', {
        requestId: c.get('requestId'),
        settings: error.message,
      })
      return problem(c, 'not-configured')
    }
    await next()
  })
