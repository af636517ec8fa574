import { Hono } from 'hono'
import type { AppEnv } from '../http/app-env.ts'
import { problem } from '../http/errors.ts'
import { RETRY_AFTER } from '../http/on-error.ts'
import { toBase64url } from '../sealing/base64url.ts'
import { OPEN_TABLES } from './open-data.ts'
import { readLiveFigures } from './read-live-figures.ts'

/**
 * GET /api/v1/statistics: the tables of the data package, word for word as /data/ has them, and the
 * figures of this portal. Public: any site may read it (http/headers.ts).
 */
export const statistics = new Hono<AppEnv>().get('/', async (c) => {
  const ctx = c.get('ctx')
  const live = await readLiveFigures(ctx)
  if (!live.ok) return problem(c, live.error, { retryAfter: RETRY_AFTER })
  const tables = await Promise.all(
    OPEN_TABLES.map(async (table) => `"${table}":${(await ctx.openData(table)).trim()}`),
  )
  const body = new TextEncoder().encode(
    `{"data":{${tables.join(',')}},"portal":${JSON.stringify(live.value)}}`,
  )
  const etag = `"${toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', body)))}"`
  if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, { etag })
  return c.body(body, 200, { 'content-type': 'application/json', etag })
})

/** Whether the caller has this answer (RFC 9110 §13.1.2); a cache in between may have marked it weak. */
const matches = (held: string | undefined, etag: string) =>
  held?.split(',').some((one) => [etag, '*'].includes(one.trim().replace(/^W\//, ''))) ?? false
