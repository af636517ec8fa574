import { Hono, type Context as HonoContext } from 'hono'
import type { AppEnv } from '../http/app-env.ts'
import { readJson } from '../http/body.ts'
import { problem } from '../http/errors.ts'
import { networkOf } from '../http/network.ts'
import { invalid, validate } from '../http/validate.ts'
import { readStatus } from './read-status.ts'
import { repeatAnswer } from './repeat-answer.ts'
import { reportInputOf } from './schema-rules.ts'
import { type Acknowledged, submitReport } from './submit-report.ts'

/** 202: taken and safe, but not yet where the centre sees it. */
const created = (c: HonoContext<AppEnv>, { reference, receipt, stage, held }: Acknowledged) =>
  c.json({ reference, ...(receipt && { receipt }), stage }, held ? 202 : 201, {
    location: '/api/v1/reports/status',
  })

/** Takes reports, and tells who holds a receipt how far theirs has come. */
export const reports = new Hono<AppEnv>()
  .post('/', async (c) => {
    const ctx = c.get('ctx')
    const key = c.req.header('idempotency-key')
    if (key === undefined) return problem(c, 'missing-idempotency-key')
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(reportInputOf(ctx), body.value.value)
    const sent = { key, body: body.value.bytes }
    if (!input.ok) {
      const earlier = await repeatAnswer(ctx, sent)
      return earlier ? created(c, earlier) : invalid(c, input.error)
    }
    const result = await submitReport(ctx, {
      ...sent,
      input: input.value,
      network: networkOf(c.req.raw),
    })
    if (!result.ok) {
      return result.error.code === 'invalid'
        ? invalid(c, result.error.errors)
        : problem(c, result.error.code)
    }
    return created(c, result.value)
  })
  .get('/status', async (c) => {
    const result = await readStatus(c.get('ctx'), c.req.header('authorization'))
    return result.ok ? c.json(result.value) : problem(c, result.error)
  })
