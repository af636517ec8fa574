import { Hono } from 'hono'
import { confirmedLately } from '../access/confirmed-lately.ts'
import type { AppEnv } from '../http/app-env.ts'
import { readJson } from '../http/body.ts'
import { problem } from '../http/errors.ts'
import { invalid, validate } from '../http/validate.ts'
import { exportInput } from './export.schema.ts'
import { exportQueue } from './export-queue.ts'

/** Taking data out of the console; a file of it is the page's matter. */
export const exports = new Hono<AppEnv>().post('/exports', async (c) => {
  const body = await readJson(c.req.raw)
  if (!body.ok) return problem(c, body.error)
  const input = validate(exportInput, body.value.value)
  if (!input.ok) return invalid(c, input.error)
  const ctx = c.get('ctx')
  const confirmed = await confirmedLately(ctx, c.req.raw)
  const taken = await exportQueue(ctx, c.get('officer'), confirmed, input.value)
  if (taken.ok) return c.json(taken.value)
  const { error } = taken
  if (error.code === 'invalid')
    return invalid(c, [{ pointer: `/${error.filter}`, code: 'invalid' }])
  if (error.code === 'confirm-first') return problem(c, error.code)
  return problem(c, error.code, error.retryAfter === null ? {} : { retryAfter: error.retryAfter })
})
