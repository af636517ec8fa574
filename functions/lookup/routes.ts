import { Hono } from 'hono'
import * as z from 'zod/mini'
import { answerOnce } from '../http/answer-once.ts'
import type { AppEnv } from '../http/app-env.ts'
import { problem } from '../http/errors.ts'
import { invalid, validate } from '../http/validate.ts'
import { LOOKUP_KINDS, lookupPrefix, padded } from './bucket.ts'

const path = z.object({ indicatorKind: z.enum(LOOKUP_KINDS), prefix: lookupPrefix })

/**
 * GET /api/v1/lookup/<kind>/<prefix>: what two officers have published of everything whose hash begins so;
 * the device compares, and nobody learns what it asked about. One KV read, never D1. 503 where KV can't be
 * read: "not known" would be a lie.
 */
export const lookup = new Hono<AppEnv>().get('/:indicatorKind/:prefix', async (c) => {
  const asked = validate(path, c.req.param())
  if (!asked.ok) return invalid(c, asked.error)
  const { indicatorKind: kind, prefix } = asked.value
  const ctx = c.get('ctx')
  const now = ctx.clock().toISOString()
  try {
    const known = (await ctx.buckets.get(kind, prefix)).filter(({ until }) => until > now)
    const entries = await padded(kind, prefix, known)
    return await answerOnce(c.req.raw, JSON.stringify({ entries }), 'application/json')
  } catch {
    return problem(c, 'unavailable')
  }
})
