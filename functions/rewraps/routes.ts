import { Hono } from 'hono'
import type { AppEnv } from '../http/app-env.ts'
import { readJson } from '../http/body.ts'
import { problem } from '../http/errors.ts'
import { invalid, validate } from '../http/validate.ts'
import { addWraps } from './add-wraps.ts'
import { listLacking } from './list-lacking.ts'
import { addedWraps } from './rewrap.schema.ts'

/** What has to be wrapped anew before a key is retired. */
export const rewraps = new Hono<AppEnv>()
  .get('/rewraps', async (c) => {
    const listed = await listLacking(c.get('ctx'), c.get('officer'), c.req.query('after'))
    if (listed.ok) return c.json(listed.value)
    return listed.error === 'after'
      ? invalid(c, [{ pointer: '/after', code: 'malformed' }])
      : problem(c, listed.error)
  })
  .post('/reports/:id/wraps', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(addedWraps, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const { wraps } = input.value
    const added = await addWraps(c.get('ctx'), c.get('officer'), c.req.param('id'), wraps)
    if (added.ok) return c.json(added.value)
    return added.error.code === 'invalid'
      ? invalid(c, added.error.errors)
      : problem(c, added.error.code)
  })
