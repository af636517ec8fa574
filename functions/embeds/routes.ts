import { Hono } from 'hono'
import { answerOnce } from '../http/answer-once.ts'
import type { AppEnv } from '../http/app-env.ts'
import { problem } from '../http/errors.ts'
import { invalid, validate } from '../http/validate.ts'
import { embedAt, frameOf, sizeWithin } from './describe-embed.ts'
import { oembedQuery } from './oembed.schema.ts'
import { TITLES } from './vocabulary.ts'

/** How long whoever asked may keep an answer, in seconds: it holds an address, no warning. */
const KEPT_FOR = 86_400

/** GET /api/v1/oembed: how to show an address of this portal inside another page (oembed.com). Public. */
export const oembed = new Hono<AppEnv>().get('/', async (c) => {
  const query = validate(oembedQuery, c.req.query())
  if (!query.ok) return invalid(c, query.error)
  const { origin } = new URL(c.req.url)
  const embed = embedAt(query.value.url, origin)
  const size = embed && sizeWithin(embed.name, query.value)
  if (!embed || !size) return problem(c, 'not-found')
  const { operator } = c.get('ctx')
  const inEnglish = new URL(embed.src).searchParams.get('lang') === 'en'
  const title = TITLES[embed.name][inEnglish ? 'en' : 'zh']
  const answer = {
    ...{ version: '1.0', type: 'rich', title },
    ...{ provider_name: operator.name[inEnglish ? 'en' : 'zh'], provider_url: `${origin}/` },
    ...{ cache_age: KEPT_FOR, ...size, html: frameOf({ ...embed, ...size, title }) },
  }
  return answerOnce(c.req.raw, JSON.stringify(answer), 'application/json')
})
