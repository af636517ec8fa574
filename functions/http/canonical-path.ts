import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './app-env.ts'
import { problem } from './errors.ts'

const MAX_URL = 2048

/**
 * Only plain paths: what routers and gates could read differently is refused at the door. Each step
 * begins with its slash, so that a path matches in one way only and is judged in one pass.
 * No page is called `.html`: Astro's router drops that ending, our gates don't.
 */
const PLAIN = /^(?:\/(?!\.)[A-Za-z0-9._~-]+)*\/?$/

/** Refuses encoded, doubled, dotted or overlong paths, so that no gate sees another path than the route. */
export const canonicalPath = createMiddleware<AppEnv>(async function canonicalPath(c, next) {
  const { pathname } = new URL(c.req.url)
  if (c.req.url.length > MAX_URL) return problem(c, 'uri-too-long')
  if (!PLAIN.test(pathname) || pathname.endsWith('.html')) return problem(c, 'not-found')
  await next()
})
