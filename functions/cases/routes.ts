import { Hono, type Context as HonoContext } from 'hono'
import type * as z from 'zod/mini'
import type { CodeAt } from '../fields/codes.ts'
import type { AppEnv } from '../http/app-env.ts'
import { readJson } from '../http/body.ts'
import { problem } from '../http/errors.ts'
import { invalid, validate } from '../http/validate.ts'
import type { Result } from '../result.ts'
import type { BudgetSpent } from '../triage/spend-budget.ts'
import { actInBulk, previewBulk } from './act-in-bulk.ts'
import {
  apartInput,
  bulkAction,
  bulkInput,
  joinInput,
  leaveInput,
  mergeInput,
  settleInput,
  undoInput,
} from './case.schema.ts'
import type { LeftAlone } from './case.ts'
import type { Done } from './change-many.ts'
import { joinReports } from './join-reports.ts'
import { keepApart } from './keep-apart.ts'
import { leaveCase } from './leave-case.ts'
import { listCases } from './list-cases.ts'
import { mergeCases } from './merge-cases.ts'
import { openCase } from './open-case.ts'
import { settleProposal } from './settle-proposal.ts'
import { undoActions } from './undo-actions.ts'

/** What is wrong with what was asked, and where in it. */
const FIELDS = {
  invalid: { pointer: '', code: 'invalid' },
  'same-case': { pointer: '', code: 'conflict' },
  'too-many': { pointer: '', code: 'too-many' },
  'is-a-case': { pointer: '/reference', code: 'conflict' },
  'unknown-reference': { pointer: '/reference', code: 'invalid' },
  'ambiguous-reference': { pointer: '/reference', code: 'too-many' },
} as const satisfies Record<string, CodeAt>

type Coded<C> = C extends string ? { readonly code: C } : never
type Failed =
  | BudgetSpent
  | { readonly code: 'nothing'; readonly leftAlone?: readonly LeftAlone[] }
  | Coded<'not-found' | 'conflict' | 'in-another-case' | 'forbidden' | 'undo-over'>
  | Coded<keyof typeof FIELDS>

const isWrongInput = (error: Failed): error is Coded<keyof typeof FIELDS> => error.code in FIELDS

/** The body of a request for an answer, or the answer that says what is wrong with it. */
async function bodyOf<T>(c: HonoContext<AppEnv>, schema: z.ZodMiniType<T>) {
  const body = await readJson(c.req.raw)
  if (!body.ok) return { ok: false, answer: problem(c, body.error) } as const
  const input = validate(schema, body.value.value)
  return input.ok ? input : ({ ok: false, answer: invalid(c, input.error) } as const)
}

/** That nothing was left to be changed is an answer too, for it says why of each report. */
function answer(c: HonoContext<AppEnv>, done: Result<Done, Failed>) {
  if (done.ok) return c.json(done.value)
  return done.error.code === 'nothing'
    ? c.json({ action: null, changed: 0, leftAlone: done.error.leftAlone ?? [] })
    : refuse(c, done.error)
}

function refuse(c: HonoContext<AppEnv>, error: Exclude<Failed, { code: 'nothing' }>) {
  if (isWrongInput(error)) return invalid(c, [FIELDS[error.code]])
  if (error.code !== 'budget-spent') return problem(c, error.code)
  return problem(c, error.code, error.retryAfter === null ? {} : { retryAfter: error.retryAfter })
}

/** Reports that belong together, and what is done to many at once. */
export const cases = new Hono<AppEnv>()
  .get('/cases', async (c) => {
    const list = await listCases(c.get('ctx'), c.get('officer'), c.req.query('after'))
    return list.ok ? c.json(list.value) : invalid(c, [{ pointer: '/after', code: 'invalid' }])
  })
  .post('/cases', async (c) => {
    const input = await bodyOf(c, joinInput)
    if (!input.ok) return input.answer
    return answer(c, await joinReports(c.get('ctx'), c.get('officer'), input.value))
  })
  .post('/cases/apart', async (c) => {
    const input = await bodyOf(c, apartInput)
    if (!input.ok) return input.answer
    return answer(c, await keepApart(c.get('ctx'), c.get('officer'), input.value))
  })
  .post('/cases/settle', async (c) => {
    const input = await bodyOf(c, settleInput)
    if (!input.ok) return input.answer
    const done = await settleProposal(c.get('ctx'), c.get('officer'), input.value)
    return done.ok ? c.json({ settled: input.value.settled }) : problem(c, done.error)
  })
  .post('/cases/undo', async (c) => {
    const input = await bodyOf(c, undoInput)
    if (!input.ok) return input.answer
    const undone = await undoActions(c.get('ctx'), c.get('officer'), input.value)
    if (undone.ok) return c.json(undone.value)
    const { code, leftAlone = [] } = undone.error
    return code === 'nothing' ? c.json({ undone: 0, leftAlone }) : refuse(c, { code })
  })
  .get('/cases/:id', async (c) => {
    const { after } = c.req.query()
    const opened = await openCase(c.get('ctx'), c.get('officer'), c.req.param('id'), after)
    if (opened.ok) return c.json(opened.value)
    return opened.error === 'after'
      ? invalid(c, [{ pointer: '/after', code: 'invalid' }])
      : problem(c, opened.error)
  })
  .post('/cases/:id/leave', async (c) => {
    const input = await bodyOf(c, leaveInput)
    if (!input.ok) return input.answer
    const { id } = c.req.param()
    return answer(c, await leaveCase(c.get('ctx'), c.get('officer'), id, input.value))
  })
  .post('/cases/:id/merge', async (c) => {
    const input = await bodyOf(c, mergeInput)
    if (!input.ok) return input.answer
    const { id } = c.req.param()
    return answer(c, await mergeCases(c.get('ctx'), c.get('officer'), id, input.value))
  })
  .post('/cases/:id/preview', async (c) => {
    const input = await bodyOf(c, bulkAction)
    if (!input.ok) return input.answer
    const plan = await previewBulk(c.get('ctx'), c.get('officer'), c.req.param('id'), input.value)
    if (!plan.ok) return problem(c, plan.error)
    const { changes, more, leftAlone, left } = plan.value
    return c.json({
      changes: changes.map(({ report: { id, reference, version }, event }) => ({
        ...{ id, reference, version },
        event: event.type,
      })),
      ...{ more, leftAlone, left },
    })
  })
  .post('/cases/:id/bulk', async (c) => {
    const input = await bodyOf(c, bulkInput)
    if (!input.ok) return input.answer
    const { id } = c.req.param()
    return answer(c, await actInBulk(c.get('ctx'), c.get('officer'), id, input.value))
  })
