import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './app-env.ts'
import { problem } from './errors.ts'

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/**
 * Refuses what another site makes a browser send.
 *
 * A browser that sends Sec-Fetch-Site is believed; else one that sends Origin; old phones send neither
 * and pass, because a form is then held by its signed token and JSON can't be sent across sites
 * without a preflight that nobody answers. `strict` (the console) lets nothing pass without proof.
 */
export function isSameOrigin(request: Request, options: { strict?: boolean } = {}): boolean {
  if (SAFE_METHODS.includes(request.method)) return true
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || (site === 'none' && !options.strict)
  const origin = request.headers.get('origin')
  if (origin !== null) return origin === new URL(request.url).origin
  return !options.strict
}

export const sameOrigin = (options: { strict?: boolean } = {}) =>
  createMiddleware<AppEnv>(async function sameOrigin(c, next) {
    if (!isSameOrigin(c.req.raw, options)) return problem(c, 'cross-origin')
    await next()
  })
