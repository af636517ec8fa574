import { Hono } from 'hono'
import type { AppEnv } from '../http/app-env.ts'
import { readJson } from '../http/body.ts'
import { problem } from '../http/errors.ts'
import { networkOf } from '../http/network.ts'
import { invalid, validate } from '../http/validate.ts'
import { parseIdempotencyKey } from '../reports/identity.ts'
import { mayGuess } from '../reports/may-guess.ts'
import { answerInput, appealInput, hideInput } from './appeal.schema.ts'
import { answerAppeal, hideForAppeal, listAppeals, openAppeal } from './handle-appeal.ts'
import { listCorrections } from './list-corrections.ts'
import { readAppeal } from './read-appeal.ts'
import { submitAppeal } from './submit-appeal.ts'

/** /api/v1/appeals: for whoever says “this is me” or “this is wrong”. */
export const appeals = new Hono<AppEnv>()
  .post('/', async (c) => {
    const header = c.req.header('idempotency-key')
    if (header === undefined) return problem(c, 'missing-idempotency-key')
    const key = parseIdempotencyKey(header)
    if (!key.ok) return problem(c, `${key.error}-idempotency-key`)
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(appealInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const taken = await submitAppeal(c.get('ctx'), key.value, input.value)
    return taken.ok
      ? c.json(taken.value.taken, taken.value.held ? 202 : 201, {
          location: '/api/v1/appeals/status',
        })
      : problem(c, taken.error)
  })
  .get('/status', async (c) => {
    const ctx = c.get('ctx')
    const read = await readAppeal(ctx, c.req.header('authorization'))
    if (read.ok) return c.json(read.value)
    return (await mayGuess(ctx, networkOf(c.req.raw)))
      ? problem(c, read.error)
      : problem(c, 'too-many-requests', { retryAfter: 60 })
  })

/** /api/v1/corrections: what was taken back or said otherwise. */
export const corrections = new Hono<AppEnv>().get('/', async (c) =>
  c.json({ corrections: await listCorrections(c.get('ctx')) }),
)

/** /api/v1/triage/appeals: for officers. */
export const triageAppeals = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await listAppeals(c.get('ctx'), c.get('officer'))))
  .get('/:id', async (c) => {
    const opened = await openAppeal(c.get('ctx'), c.get('officer'), c.req.param('id'))
    return opened.ok ? c.json(opened.value) : problem(c, opened.error)
  })
  .post('/:id/hide', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(hideInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const done = await hideForAppeal(c.get('ctx'), c.get('officer'), c.req.param('id'), input.value)
    return done.ok ? c.json({ version: done.value }) : problem(c, done.error)
  })
  .post('/:id/answer', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(answerInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const done = await answerAppeal(c.get('ctx'), c.get('officer'), c.req.param('id'), input.value)
    return done.ok ? c.json({ version: done.value }) : problem(c, done.error)
  })
