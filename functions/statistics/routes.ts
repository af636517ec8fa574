import { Hono } from 'hono'
import { answerOnce } from '../http/answer-once.ts'
import type { AppEnv } from '../http/app-env.ts'
import { problem } from '../http/errors.ts'
import { RETRY_AFTER } from '../http/on-error.ts'
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
  return answerOnce(
    c.req.raw,
    `{"data":{${tables.join(',')}},"portal":${JSON.stringify(live.value)}}`,
    'application/json',
  )
})
