import { Hono, type Context as HonoContext } from 'hono'
import type { AppEnv } from '../http/app-env.ts'
import { readJson } from '../http/body.ts'
import { type ProblemCode, problem } from '../http/errors.ts'
import { networkOf } from '../http/network.ts'
import { invalid, validate } from '../http/validate.ts'
import { reporterMessage } from '../messages/message.schema.ts'
import { readMessages } from '../messages/read-messages.ts'
import { writeAsReporter } from '../messages/write-as-reporter.ts'
import { mayGuess } from './may-guess.ts'
import { readStatus } from './read-status.ts'
import { repeatAnswer } from './repeat-answer.ts'
import { reportInputOf } from './schema-rules.ts'
import { type Acknowledged, submitReport } from './submit-report.ts'
import { withdrawReport } from './withdraw-report.ts'

/** 202: taken and safe, but not yet where the centre sees it. */
const created = (c: HonoContext<AppEnv>, { reference, receipt, stage, held }: Acknowledged) =>
  c.json({ reference, ...(receipt && { receipt }), stage }, held ? 202 : 201, {
    location: '/api/v1/reports/status',
  })

/** Seconds until a held report is likely to have reached the database. */
const HELD_FOR = 60

async function refuse(c: HonoContext<AppEnv>, code: ProblemCode): Promise<Response> {
  if (code === 'receipt-not-accepted' && !(await mayGuess(c.get('ctx'), networkOf(c.req.raw)))) {
    return problem(c, 'too-many-requests', { retryAfter: 60 })
  }
  return problem(c, code, code === 'still-held' ? { retryAfter: HELD_FOR } : {})
}

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
      proof: c.req.header('proof-of-work'),
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
    return result.ok ? c.json(result.value) : refuse(c, result.error)
  })
  .get('/messages', async (c) => {
    const thread = await readMessages(c.get('ctx'), c.req.header('authorization'))
    return thread.ok ? c.json(thread.value) : refuse(c, thread.error)
  })
  .post('/messages', async (c) => {
    const key = c.req.header('idempotency-key')
    if (key === undefined) return problem(c, 'missing-idempotency-key')
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(reporterMessage, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const sent = await writeAsReporter(c.get('ctx'), {
      authorization: c.req.header('authorization'),
      key,
      body: body.value.bytes,
      input: input.value,
    })
    if (sent.ok) return c.json(sent.value, 201, { location: '/api/v1/reports/messages' })
    return sent.error.code === 'invalid'
      ? invalid(c, sent.error.errors)
      : refuse(c, sent.error.code)
  })
  .post('/withdrawal', async (c) => {
    const erased = await withdrawReport(c.get('ctx'), c.req.header('authorization'))
    return erased.ok ? c.json({ erased: erased.value }) : refuse(c, erased.error)
  })
