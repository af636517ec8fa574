import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './app-env.ts'
import { EMPTY_FORM_CACHE, headersFor } from './headers.ts'

const OWN = [EMPTY_FORM_CACHE, 'no-store']

/**
 * Puts the table of headers.ts on every answer of the Worker. Answers that come from the asset layer
 * have immutable headers, so the answer is wrapped anew.
 */
export const securityHeaders = createMiddleware<AppEnv>(async function securityHeaders(c, next) {
  await next()
  const response = new Response(c.res.body, c.res)
  for (const [name, value] of Object.entries(headersFor(c.req.path))) {
    // An answer may keep itself out of caches where its group would let it in.
    if (name === 'Cache-Control' && OWN.includes(response.headers.get(name) ?? '')) continue
    response.headers.set(name, value)
  }
  response.headers.set('X-Request-Id', c.get('requestId'))
  c.res = undefined
  c.res = response
})
