import { Hono, type Context as HonoContext } from 'hono'
import type { AppEnv } from '../http/app-env.ts'
import { readBody, readJson } from '../http/body.ts'
import { type ProblemCode, problem } from '../http/errors.ts'
import { RETRY_AFTER } from '../http/on-error.ts'
import { invalid, validate } from '../http/validate.ts'
import { evidenceStart } from './evidence.schema.ts'
import { listEvidence } from './list-evidence.ts'
import { removeEvidence } from './remove-evidence.ts'
import { startEvidence } from './start-evidence.ts'
import { takeChunk } from './take-chunk.ts'

/** Seconds until it is worth trying again. */
const RETRY: Partial<Record<ProblemCode, number>> = {
  'still-held': 60,
  'day-full': 3_600,
  unavailable: RETRY_AFTER,
}

const refuse = (c: HonoContext<AppEnv>, code: ProblemCode) => {
  const retryAfter = RETRY[code]
  return problem(c, code, retryAfter === undefined ? {} : { retryAfter })
}

/** A chunk as it is sent: bytes, and nothing that a browser would make of a form. */
const isBytes = (request: Request) =>
  request.headers.get('content-type') === 'application/octet-stream' &&
  !request.headers.has('content-encoding')

/** Pictures and files of a report, for whoever holds its receipt. */
export const evidence = new Hono<AppEnv>()
  .get('/', async (c) => {
    const listed = await listEvidence(c.get('ctx'), c.req.header('authorization'))
    return listed.ok ? c.json(listed.value) : refuse(c, listed.error)
  })
  .post('/', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(evidenceStart, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const started = await startEvidence(c.get('ctx'), {
      authorization: c.req.header('authorization'),
      body: body.value.bytes,
      input: input.value,
    })
    if (started.ok) {
      return c.json(started.value, 201, { location: '/api/v1/reports/evidence' })
    }
    return started.error.code === 'invalid'
      ? invalid(c, started.error.errors)
      : refuse(c, started.error.code)
  })
  .post('/:file/chunks/:n', async (c) => {
    if (!isBytes(c.req.raw)) return problem(c, 'unsupported-media-type')
    const taken = await takeChunk(c.get('ctx'), {
      authorization: c.req.header('authorization'),
      id: c.req.param('file'),
      n: c.req.param('n'),
      read: (most) => readBody(c.req.raw, most),
    })
    if (taken.ok) return c.json(taken.value)
    return taken.error === 'invalid'
      ? invalid(c, [{ pointer: '', code: 'malformed' }])
      : refuse(c, taken.error)
  })
  .post('/:file/removal', async (c) => {
    const { file } = c.req.param()
    const removed = await removeEvidence(c.get('ctx'), c.req.header('authorization'), file)
    return removed.ok ? c.json(removed.value) : refuse(c, removed.error)
  })
