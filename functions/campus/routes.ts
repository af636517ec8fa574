import { Hono } from 'hono'
import type { AppEnv } from '../http/app-env.ts'
import { readJson } from '../http/body.ts'
import { problem } from '../http/errors.ts'
import { invalid, validate } from '../http/validate.ts'
import { campusInput, campusRevision } from './campus.schema.ts'
import { openCampus } from './open-campus.ts'
import { proposeForSchool } from './propose-for-school.ts'
import { openOwnProposal, reviseForSchool } from './revise-for-school.ts'

/** /api/v1/triage/campus: what somebody of a school sees and proposes. */
export const campus = new Hono<AppEnv>()
  .get('/', async (c) => {
    const opened = await openCampus(c.var.ctx, c.var.officer)
    return opened.ok ? c.json(opened.value) : problem(c, opened.error)
  })
  .post('/warnings', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(campusInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const done = await proposeForSchool(c.var.ctx, c.var.officer, input.value)
    if (done.ok) return c.json(done.value, 201)
    const { error } = done
    return error.code === 'invalid' ? invalid(c, error.errors) : problem(c, error.code)
  })
  .get('/warnings/:warning', async (c) => {
    const opened = await openOwnProposal(c.var.ctx, c.var.officer, c.req.param('warning'))
    return opened.ok ? c.json(opened.value) : problem(c, opened.error)
  })
  .post('/warnings/:warning/revision', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(campusRevision, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const { ctx, officer } = c.var
    const done = await reviseForSchool(ctx, officer, c.req.param('warning'), input.value)
    if (done.ok) return c.json({ version: done.value })
    const { error } = done
    return error.code === 'invalid' ? invalid(c, error.errors) : problem(c, error.code)
  })
