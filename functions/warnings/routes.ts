import { Hono } from 'hono'
import { readCard } from '../cards/read-card.ts'
import { answerOnce } from '../http/answer-once.ts'
import type { AppEnv } from '../http/app-env.ts'
import { problem } from '../http/errors.ts'
import { RETRY_AFTER } from '../http/on-error.ts'
import { invalid, validate } from '../http/validate.ts'
import { pageOf } from './page-of-warnings.ts'
import { warningQuery } from './query.schema.ts'
import { readWarnings } from './read-warnings.ts'

/**
 * GET /api/v1/warnings: what is warned of now, a page at a time. Public: any site may read it
 * (http/headers.ts). `checked` is false where only the editors' warnings could be read.
 */
export const warnings = new Hono<AppEnv>()
  .get('/', async (c) => {
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
  /**
   * GET /api/v1/warnings/…/cards/zh-….png: the card image. It may be kept no longer than a list, because it
   * goes with its warning.
   */
  .get('/:warning/cards/:card', async (c) => {
    const card = await readCard(c.get('ctx'), c.req.param('warning'), c.req.param('card'))
    if (!card.ok)
      return problem(c, card.error, card.error === 'unavailable' ? { retryAfter: RETRY_AFTER } : {})
    return answerOnce(c.req.raw, card.value.png, 'image/png')
  })
