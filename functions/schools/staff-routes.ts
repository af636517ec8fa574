import { Hono } from 'hono'
import type { AppEnv } from '../http/app-env.ts'
import { readJson } from '../http/body.ts'
import { problem } from '../http/errors.ts'
import { invalid, validate } from '../http/validate.ts'
import { letStaffIn, switchStaff } from './let-staff-in.ts'
import { staffInput, staffSwitchInput } from './staff.schema.ts'

/** /api/v1/triage/schools: whom a centre lets in for schools. */
export const staffRoutes = new Hono<AppEnv>()
  .get('/staff', async (c) => c.json({ staff: await c.var.ctx.staff.list(c.var.officer.centreId) }))
  .post('/staff', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(staffInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const done = await letStaffIn(c.var.ctx, c.var.officer, input.value)
    if (done.ok) return c.json(done.value, 201)
    if (done.error === 'taken') return problem(c, 'conflict')
    const pointer = done.error === 'no-school' ? '/school' : '/email'
    return invalid(c, [{ pointer, code: 'invalid' }])
  })
  .post('/staff/:person/switch', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(staffSwitchInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const { ctx, officer } = c.var
    const done = await switchStaff(ctx, officer, c.req.param('person'), input.value)
    return done.ok ? c.json({ version: done.value }) : problem(c, done.error)
  })
