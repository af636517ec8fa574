import { Hono } from 'hono'
import type { AppEnv } from '../http/app-env.ts'
import { readJson } from '../http/body.ts'
import { problem } from '../http/errors.ts'
import { invalid, validate } from '../http/validate.ts'
import { addWebhook } from './add-webhook.ts'
import { renewSecret, switchWebhook } from './change-webhook.ts'
import { hookLists } from './hook-lists.ts'
import { listWebhooks } from './list-webhooks.ts'
import { settleDelivery } from './settle-delivery.ts'
import { testWebhook } from './test-webhook.ts'
import { deadInput, hookInput, secretInput, switchInput } from './webhook.schema.ts'

/** /api/v1/triage/webhooks: where warnings are sent as they change; the verbs of the page. */
export const webhooks = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await listWebhooks(c.get('ctx'), c.get('officer'))))
  .post('/', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(hookInput(hookLists(c.get('ctx'))), body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const added = await addWebhook(c.get('ctx'), c.get('officer'), input.value)
    if (added.ok) return c.json(added.value, 201)
    return added.error.code === 'exists'
      ? problem(c, 'conflict')
      : invalid(c, [{ pointer: '/address', code: 'invalid' }])
  })
  .post('/deliveries/:delivery', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(deadInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const { ctx, officer } = c.var
    const done = await settleDelivery(ctx, officer, c.req.param('delivery'), input.value.do)
    return done.ok ? c.json({}) : problem(c, done.error)
  })
  .post('/:webhook/switch', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(switchInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const { ctx, officer } = c.var
    const done = await switchWebhook(ctx, officer, c.req.param('webhook'), input.value)
    if (done.ok) return c.json({ version: done.value })
    return problem(c, done.error === 'no-secret' ? 'conflict' : done.error)
  })
  .post('/:webhook/secret', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(secretInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const { ctx, officer } = c.var
    const done = await renewSecret(ctx, officer, c.req.param('webhook'), input.value)
    if (done.ok) return c.json(done.value)
    return problem(c, done.error === 'no-secret' ? 'conflict' : done.error)
  })
  .post('/:webhook/test', async (c) => {
    const done = await testWebhook(c.var.ctx, c.var.officer, c.req.param('webhook'))
    return done.ok ? c.json({ outcome: done.value }) : problem(c, done.error)
  })
