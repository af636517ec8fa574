import { Hono } from 'hono'
import type { AppEnv } from '../http/app-env.ts'
import { invalid, validate } from '../http/validate.ts'
import { readShift, SHIFT_HOURS, shiftQuery } from './read-shift.ts'

/** GET /api/v1/triage/shift: what to hand over. */
export const shift = new Hono<AppEnv>().get('/shift', async (c) => {
  const query = validate(shiftQuery, c.req.query())
  if (!query.ok) return invalid(c, query.error)
  const hours = Number(query.value.hours ?? SHIFT_HOURS[0])
  return c.json(await readShift(c.get('ctx'), c.get('officer'), hours))
})
