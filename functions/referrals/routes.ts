import { Hono, type Context as HonoContext } from 'hono'
import { entryInput } from '../directory/entry.schema.ts'
import { keepEntry } from '../directory/keep-entry.ts'
import { listDirectory } from '../directory/list-directory.ts'
import type { AppEnv } from '../http/app-env.ts'
import { readJson } from '../http/body.ts'
import { problem } from '../http/errors.ts'
import { invalid, validate } from '../http/validate.ts'
import { draftTakedown } from '../takedowns/draft-takedown.ts'
import { listTakedowns } from '../takedowns/list-takedowns.ts'
import { moveTakedown } from '../takedowns/move-takedown.ts'
import { takedownInput, takedownMove } from '../takedowns/takedown.schema.ts'
import { answerReceived } from './answer-received.ts'
import { draftReferral } from './draft-referral.ts'
import { listReferrals } from './list-referrals.ts'
import { moveReferral } from './move-referral.ts'
import { openReceived } from './open-received.ts'
import { openReferral } from './open-referral.ts'
import { otherCentres } from './other-centres.ts'
import { draftInput, moveInput, receivedInput } from './referral.schema.ts'

/** A verb's own name for what is wrong, as the field that it is about. */
const wrong = (c: HonoContext<AppEnv>, field: string) =>
  invalid(c, [{ pointer: `/${field}`, code: 'invalid' }])

/** What a verb calls by the name of a field that its caller has to mend. */
const FIELDS = ['state', 'reason', 'answer', 'stage', 'wraps'] as const
const isField = (error: string): error is (typeof FIELDS)[number] =>
  FIELDS.some((field) => field === error)

/** Passing on, asking to take down, and to whom. */
export const referrals = new Hono<AppEnv>()
  .get('/referrals', async (c) => {
    const listed = await listReferrals(c.get('ctx'), c.get('officer'), c.req.query())
    return listed.ok ? c.json(listed.value) : wrong(c, listed.error)
  })
  .get('/reports/:id/referrals', async (c) => {
    const { centreId } = c.get('officer')
    const id = c.req.param('id')
    const ctx = c.get('ctx')
    if (!(await ctx.triage.currentState(centreId, id))) return problem(c, 'not-found')
    return c.json({ referrals: await ctx.referrals.ofReport(centreId, id) })
  })
  .post('/reports/:id/referrals', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(draftInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const id = c.req.param('id')
    const drafted = await draftReferral(c.get('ctx'), c.get('officer'), id, input.value)
    if (drafted.ok) {
      const location = `/api/v1/triage/reports/${id}/referrals/${drafted.value.id}`
      return c.json(drafted.value, 201, { location })
    }
    const { error } = drafted
    if (error === 'exists') return problem(c, 'conflict')
    return error === 'to' || error === 'parts' ? wrong(c, error) : problem(c, error)
  })
  .get('/reports/:id/referrals/:referral', async (c) => {
    const { id, referral } = c.req.param()
    const opened = await openReferral(c.get('ctx'), c.get('officer'), id, referral)
    if (!opened.ok) return problem(c, opened.error)
    const { parts, indicators } = opened.value.report
    const { referral: found, left } = opened.value
    return c.json({ referral: found, parts, indicators, left })
  })
  .post('/reports/:id/referrals/:referral', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(moveInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const { id, referral } = c.req.param()
    const moved = await moveReferral(c.get('ctx'), c.get('officer'), id, referral, input.value)
    if (moved.ok) return c.json(moved.value)
    const { error } = moved
    if (error === 'exists') return problem(c, 'conflict')
    return isField(error) ? wrong(c, error) : problem(c, error)
  })
  .get('/received/:received', async (c) => {
    const opened = await openReceived(c.get('ctx'), c.get('officer'), c.req.param('received'))
    return opened.ok ? c.json(opened.value) : problem(c, opened.error)
  })
  .post('/received/:received', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(receivedInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const id = c.req.param('received')
    const said = await answerReceived(c.get('ctx'), c.get('officer'), id, input.value)
    if (said.ok) return c.json(said.value)
    const { error } = said
    return isField(error) ? wrong(c, error) : problem(c, error)
  })
  .get('/takedowns', async (c) => {
    const listed = await listTakedowns(c.get('ctx'), c.get('officer'), c.req.query())
    return listed.ok ? c.json(listed.value) : wrong(c, listed.error)
  })
  .post('/takedowns', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(takedownInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const drafted = await draftTakedown(c.get('ctx'), c.get('officer'), input.value)
    if (drafted.ok) {
      return c.json(drafted.value, 201, {
        location: `/api/v1/triage/takedowns/${drafted.value.id}`,
      })
    }
    return drafted.error === 'exists' ? problem(c, 'conflict') : wrong(c, drafted.error)
  })
  .post('/takedowns/:takedown', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(takedownMove, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const id = c.req.param('takedown')
    const moved = await moveTakedown(c.get('ctx'), c.get('officer'), id, input.value)
    if (moved.ok) return c.json(moved.value)
    return moved.error === 'state' ? wrong(c, moved.error) : problem(c, moved.error)
  })
  .get('/directory', async (c) => {
    const [ctx, officer] = [c.get('ctx'), c.get('officer')]
    return c.json({
      entries: await listDirectory(ctx, officer),
      centres: otherCentres(ctx, officer),
    })
  })
  .post('/directory', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(entryInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const kept = await keepEntry(c.get('ctx'), c.get('officer'), input.value)
    if (kept.ok) return c.json({ id: kept.value })
    return kept.error === 'too-many'
      ? invalid(c, [{ pointer: '', code: 'too-many' }])
      : problem(c, kept.error)
  })
