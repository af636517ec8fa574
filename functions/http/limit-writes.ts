import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './app-env.ts'
import { problem } from './errors.ts'
import { networkOf } from './network.ts'

/** Where reports come in: none is refused because others came first; submitReport puts it to be checked. */
const REPORTS = '/api/v1/reports'

/** A chunk of a file: counted apart, because ten files are up to 160 of them. */
const CHUNK = /^\/api\/v1\/reports\/evidence\/[^/]+\/chunks\/[^/]+$/

/**
 * A shock absorber in front of what a receipt's holder writes, and of adverts to check: 60 a minute for one network, and 300
 * chunks of files (wrangler.toml). When the limiter itself fails, people pass.
 */
export const limitWrites = createMiddleware<AppEnv>(async function limitWrites(c, next) {
  if (c.req.method !== 'POST' || c.req.path === REPORTS) return next()
  const { withinBudget, withinUploads } = c.get('ctx')
  const within = CHUNK.test(c.req.path) ? withinUploads : withinBudget
  if (!(await within(networkOf(c.req.raw)))) {
    return problem(c, 'too-many-requests', { retryAfter: 60 })
  }
  await next()
})
