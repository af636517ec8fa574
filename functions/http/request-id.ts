import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { AppEnv } from './app-env.ts'
import { log } from './request-log.ts'

/** Names each request with an id of our own, and writes one line about it when it is answered. */
export const requestId = createMiddleware<AppEnv>(async function requestId(c, next) {
  const id = crypto.randomUUID()
  c.set('requestId', id)
  await next()
  const ctx = c.get('ctx') as AppEnv['Variables']['ctx'] | undefined
  const write = ctx?.log ?? log
  write('request', {
    requestId: id,
    method: c.req.method,
    route: routePath(c, -1),
    status: c.res.status,
  })
})
