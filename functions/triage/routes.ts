// Longer than most files: every verb of the queue and of one report has its few lines here.

import { Hono, type Context as HonoContext } from 'hono'
import { suggestLinks } from '../cases/suggest-links.ts'
import { openEvidence } from '../evidence/open-evidence.ts'
import type { AppEnv } from '../http/app-env.ts'
import { readJson } from '../http/body.ts'
import { problem } from '../http/errors.ts'
import { RETRY_AFTER } from '../http/on-error.ts'
import { invalid, validate } from '../http/validate.ts'
import { findImported, importedQuery } from '../imports/find-imported.ts'
import { centreMessage } from '../messages/message.schema.ts'
import { writeAsCentre } from '../messages/write-as-centre.ts'
import { noteInput } from '../notes/note.schema.ts'
import { writeNote } from '../notes/write-note.ts'
import { keepInput } from '../retention/keep.schema.ts'
import { keepReport } from '../retention/keep-report.ts'
import { claimReport } from './claim-report.ts'
import { decideReport } from './decide-report.ts'
import { decisionInput } from './decision.schema.ts'
import { type Entered, enterReport } from './enter-report.ts'
import { handOverReport } from './hand-over-report.ts'
import { handoverInput } from './handover.schema.ts'
import { keepView, listViews } from './keep-view.ts'
import { listColleagues } from './list-colleagues.ts'
import { listQueue } from './list-queue.ts'
import { listUrgent } from './list-urgent.ts'
import { moveInput } from './move.schema.ts'
import { moveReport } from './move-report.ts'
import { openReport } from './open-report.ts'
import { recordTask } from './record-task.ts'
import { releaseReport } from './release-report.ts'
import { searchInput } from './search.schema.ts'
import { searchReports } from './search-reports.ts'
import { taskInput } from './task.schema.ts'
import { viewInput } from './view.schema.ts'

/** Nobody is there to take the receipt of a line in a list; whoever stands at the desk gets theirs. */
const entered = (
  c: HonoContext<AppEnv>,
  { id, reference, receipt, stage, held, channel }: Entered,
) =>
  c.json(
    { id, reference, ...(receipt && channel !== 'import' && { receipt }), stage },
    held ? 202 : 201,
    { location: `/api/v1/triage/reports/${id}` },
  )

/** The console's API: the verbs that its pages call. The gate before it says who may (policy.ts). */
export const triage = new Hono<AppEnv>()
  .get('/queue', async (c) => {
    const queue = await listQueue(c.get('ctx'), c.get('officer'), c.req.query())
    return queue.ok
      ? c.json(queue.value)
      : invalid(c, [{ pointer: `/${queue.error}`, code: 'invalid' }])
  })
  .post('/search', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(searchInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    return c.json(await searchReports(c.get('ctx'), c.get('officer'), input.value.q))
  })
  .get('/views', async (c) => c.json(await listViews(c.get('ctx'), c.get('officer'))))
  .post('/views', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(viewInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const kept = await keepView(c.get('ctx'), c.get('officer'), input.value)
    if (!kept.ok)
      return invalid(c, [
        { pointer: kept.error === 'invalid' ? '/query' : '/name', code: kept.error },
      ])
    return c.json(await listViews(c.get('ctx'), c.get('officer')))
  })
  .get('/urgent', async (c) => c.json(await listUrgent(c.get('ctx'), c.get('officer'))))
  .post('/reports', async (c) => {
    const key = c.req.header('idempotency-key')
    if (key === undefined) return problem(c, 'missing-idempotency-key')
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const sent = await enterReport(c.get('ctx'), c.get('officer'), key, body.value)
    if (sent.ok) return entered(c, sent.value)
    return sent.error.code === 'invalid'
      ? invalid(c, sent.error.errors)
      : problem(c, sent.error.code)
  })
  .post('/imports/known', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const asked = validate(importedQuery, body.value.value)
    if (!asked.ok) return invalid(c, asked.error)
    return c.json({ known: await findImported(c.get('ctx'), c.get('officer'), asked.value.keys) })
  })
  .get('/reports/:id', async (c) => {
    const { before } = c.req.query()
    const report = await openReport(c.get('ctx'), c.get('officer'), c.req.param('id'), before)
    if (report.ok) return c.json(report.value)
    return report.error === 'before'
      ? invalid(c, [{ pointer: '/before', code: 'invalid' }])
      : problem(c, report.error)
  })
  .get('/reports/:id/links', async (c) => {
    const links = await suggestLinks(c.get('ctx'), c.get('officer'), c.req.param('id'))
    return links.ok ? c.json(links.value) : problem(c, links.error)
  })
  .get('/reports/:id/evidence/:file', async (c) => {
    const { id, file } = c.req.param()
    const opened = await openEvidence(c.get('ctx'), c.get('officer'), id, file)
    if (!opened.ok) {
      return problem(
        c,
        opened.error,
        opened.error === 'unavailable' ? { retryAfter: RETRY_AFTER } : {},
      )
    }
    // Sealed, and for the console's script alone: no browser shows it, whatever it was told it is.
    return c.body(opened.value, 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'cache-control': 'no-store',
    })
  })
  .post('/reports/:id/claim', async (c) => {
    const claimed = await claimReport(c.get('ctx'), c.get('officer'), c.req.param('id'))
    return claimed.ok ? c.json({ version: claimed.value }) : problem(c, claimed.error)
  })
  .post('/reports/:id/release', async (c) => {
    const released = await releaseReport(c.get('ctx'), c.get('officer'), c.req.param('id'))
    return released.ok ? c.json({ version: released.value }) : problem(c, released.error)
  })
  .get('/colleagues', async (c) =>
    c.json({ colleagues: await listColleagues(c.get('ctx'), c.get('officer')) }),
  )
  .post('/reports/:id/handover', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(handoverInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const { id } = c.req.param()
    const handed = await handOverReport(c.get('ctx'), c.get('officer'), id, input.value)
    if (handed.ok) return c.json({ version: handed.value })
    return handed.error === 'no-colleague'
      ? invalid(c, [{ pointer: '/to', code: 'invalid' }])
      : problem(c, handed.error)
  })
  .post('/reports/:id/tasks', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(taskInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const done = await recordTask(c.get('ctx'), c.get('officer'), c.req.param('id'), input.value)
    if (done.ok) return c.json({ version: done.value })
    return done.error === 'not-a-task'
      ? invalid(c, [{ pointer: '/task', code: 'invalid' }])
      : problem(c, done.error)
  })
  .post('/reports/:id/lane', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(moveInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const moved = await moveReport(c.get('ctx'), c.get('officer'), c.req.param('id'), input.value)
    if (moved.ok) return c.json({ version: moved.value })
    return moved.error === 'not-allowed'
      ? invalid(c, [{ pointer: '/lane', code: 'invalid' }])
      : problem(c, moved.error)
  })
  .post('/reports/:id/keep', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(keepInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const kept = await keepReport(c.get('ctx'), c.get('officer'), c.req.param('id'), input.value)
    return kept.ok ? c.json({ version: kept.value }) : problem(c, kept.error)
  })
  .post('/reports/:id/messages', async (c) => {
    const key = c.req.header('idempotency-key')
    if (key === undefined) return problem(c, 'missing-idempotency-key')
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(centreMessage, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const attempt = { key, body: body.value.bytes, input: input.value }
    const sent = await writeAsCentre(c.get('ctx'), c.get('officer'), c.req.param('id'), attempt)
    if (sent.ok)
      return c.json(sent.value, 201, { location: `/api/v1/triage/reports/${c.req.param('id')}` })
    return sent.error.code === 'invalid'
      ? invalid(c, sent.error.errors)
      : problem(c, sent.error.code)
  })
  .post('/reports/:id/notes', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(noteInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const id = c.req.param('id')
    const written = await writeNote(c.get('ctx'), c.get('officer'), id, input.value)
    if (written.ok) return c.json(written.value, 201, { location: `/api/v1/triage/reports/${id}` })
    if (written.error.code === 'invalid') return invalid(c, written.error.errors)
    return written.error.code === 'too-many'
      ? invalid(c, [{ pointer: '/sealed', code: 'too-many' }])
      : problem(c, written.error.code)
  })
  .post('/reports/:id/decision', async (c) => {
    const body = await readJson(c.req.raw)
    if (!body.ok) return problem(c, body.error)
    const input = validate(decisionInput, body.value.value)
    if (!input.ok) return invalid(c, input.error)
    const decided = await decideReport(
      c.get('ctx'),
      c.get('officer'),
      c.req.param('id'),
      input.value,
    )
    if (decided.ok) return c.json({ stage: input.value.stage, version: decided.value })
    return decided.error === 'not-allowed'
      ? invalid(c, [{ pointer: '/stage', code: 'invalid' }])
      : problem(c, decided.error)
  })
