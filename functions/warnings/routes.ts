import { Hono } from 'hono'
import { answerOnce } from '../http/answer-once.ts'
import type { AppEnv } from '../http/app-env.ts'
import { invalid, validate } from '../http/validate.ts'
import { pageOf } from './page-of-warnings.ts'
import { warningQuery } from './query.schema.ts'
import { readWarnings } from './read-warnings.ts'

/**
 * GET /api/v1/warnings: what is warned of now, a page at a time. Public: any site may read it
 * (http/headers.ts). `checked` is false where only the editors' warnings could be read.
 */
export const warnings = new Hono<AppEnv>().get('/', async (c) => {
  const query = validate(warningQuery, c.req.query())
  if (!query.ok) return invalid(c, query.error)
  const { lang, after, limit, ...filter } = query.value
  const { warnings: all, checked } = await readWarnings(c.get('ctx'), filter)
  const page = pageOf(all, { lang, after, limit, origin: new URL(c.req.url).origin })
  const answer = await answerOnce(
    c.req.raw,
    JSON.stringify({ ...page, checked }),
    'application/json',
  )
  // What is missing now mustn't be missing for longer than it has to.
  if (!checked) answer.headers.set('Cache-Control', 'no-store')
  return answer
})
