import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './app-env.ts'
import { problem } from './errors.ts'
import { networkOf } from './network.ts'

/**
 * A shock absorber in front of what writes: 60 a minute for one network (wrangler.toml), so that a
 * school behind one address still gets through. When the limiter itself fails, people pass: refusing
 * a victim is worse than reading spam.
 */
export const intakeLimit = createMiddleware<AppEnv>(async function intakeLimit(c, next) {
  if (c.req.method !== 'POST') return next()
  if (!(await c.get('ctx').mayIntake(networkOf(c.req.raw)))) {
    return problem(c, 'too-many-requests', { retryAfter: 60 })
  }
  await next()
})
