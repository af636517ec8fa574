import { Hono } from 'hono'
import { confirmedLately } from '../access/confirmed-lately.ts'
import type { AppEnv } from '../http/app-env.ts'
import { readJson } from '../http/body.ts'
import { problem } from '../http/errors.ts'
import { invalid, validate } from '../http/validate.ts'
import { giveVerdict } from './give-verdict.ts'
import { listVerdicts, openIndicator } from './list-verdicts.ts'
import { verdictInput } from './verdict.schema.ts'

/** /api/v1/triage/indicators: what officers hold of numbers, links and accounts. */
export const verdicts = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await listVerdicts(c.get('ctx'), c.get('officer'))))
  .get('/:indicator', async (c) => {
    const opened = await openIndicator(c.get('ctx'), c.get('officer'), c.req.param('indicator'))
    return opened.ok ? c.json(opened.value) : problem(c, opened.error)
  })
  .post('/:indicator/verdict', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(verdictInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const ctx = c.get('ctx')
    const confirmed = await confirmedLately(ctx, c.req.raw)
    const given = await giveVerdict(
      ...([ctx, c.get('officer'), confirmed, c.req.param('indicator'), input.value] as const),
    )
    if (given.ok) return c.json({ version: given.value })
    const { code, retryAfter } = given.error
    switch (code) {
      case 'asked-centre':
        return invalid(c, [{ pointer: '/askedCentre', code: 'invalid' }])
      case 'too-few-reporters':
        return invalid(c, [{ pointer: '/grounds', code: 'too-few' }])
      case 'never-listed':
      case 'not-listable':
        return problem(c, 'never-listed')
      case 'not-asked':
      case 'not-judged':
        return problem(c, 'conflict')
      default:
        return problem(c, code, typeof retryAfter === 'number' ? { retryAfter } : {})
    }
  })
