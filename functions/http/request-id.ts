import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { AppEnv } from './app-env.ts'
import type { Log } from './request-log.ts'

/** Names each request with an id of our own, and writes one line about it when it is answered. */
export const requestId = (log: Log) =>
  createMiddleware<AppEnv>(async function requestId(c, next) {
    const id = crypto.randomUUID()
    c.set('requestId', id)
    c.set('log', log)
    await next()
    log('request', {
      requestId: id,
      method: c.req.method,
      route: routePath(c),
      status: c.res.status,
    })
  })
