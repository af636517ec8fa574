import { Hono } from 'hono'
import type { AppEnv } from '../http/app-env.ts'
import { readJson } from '../http/body.ts'
import { problem } from '../http/errors.ts'
import { invalid, validate } from '../http/validate.ts'
import { jobAdInput } from './job-ad.schema.ts'
import { judgeJobAd } from './judge-job-ad.ts'

/** Ten thousand letters of JSON, each escaped, and the firm. */
const MOST_BYTES = 72 * 1024

/**
 * POST /api/v1/job-ads/check: what speaks against an advert. The page of the same name does this on the
 * device; nothing is stored here and nothing of the text is logged.
 */
export const jobAds = new Hono<AppEnv>().post('/check', async (c) => {
  const body = await readJson(c.req.raw, MOST_BYTES)
  if (!body.ok) return problem(c, body.error)
  const input = validate(jobAdInput, body.value.value)
  if (!input.ok) return invalid(c, input.error)
  const { locale } = input.value
  const { verdict, warnings } = await judgeJobAd(c.get('ctx'), input.value)
  const say = locale === 'en' ? 'en' : 'zh'
  return c.json({
    level: verdict.level,
    flags: verdict.flags.map(({ rule, quotes }) => ({
      id: rule.id,
      reason: rule.reason[say],
      ask: rule.ask[say],
      guide: rule.guide,
      quote: quotes[0]?.text ?? '',
      quotes: quotes.map(({ text, start, end }) => ({ text, start, end })),
    })),
    warnings: warnings.map(({ id, kind, scamType, words }) => ({
      ...{ id, kind, scamType },
      title: (say === 'en' && words.en ? words.en : words.zh).title,
    })),
  })
})
