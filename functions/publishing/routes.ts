import { Hono, type Context as HonoContext } from 'hono'
import { confirmedLately } from '../access/confirmed-lately.ts'
import { MOST_WITH_CARDS } from '../cards/limits.ts'
import type { AppEnv } from '../http/app-env.ts'
import { readJson } from '../http/body.ts'
import { problem } from '../http/errors.ts'
import { invalid, validate } from '../http/validate.ts'
import { attachCards } from './attach-cards.ts'
import type { DraftRefusal } from './check-draft.ts'
import { listProposals, openProposal } from './open-proposal.ts'
import {
  cardsOfWarningInput,
  dropInput,
  proposalInput,
  publicationInput,
  returnInput,
  revisionInput,
  withdrawalInput,
} from './proposal.schema.ts'
import { proposeWarning } from './propose-warning.ts'
import { publishWarning } from './publish-warning.ts'
import { dropProposal, returnProposal } from './return-proposal.ts'
import { reviseProposal } from './revise-proposal.ts'
import { rulesOf } from './rules-of.ts'
import { withdrawWarning } from './withdraw-warning.ts'

type C = HonoContext<AppEnv>

/** What a schema takes of the body; else the answer that says why not. */
async function read<T>(c: C, schema: Parameters<typeof validate<T>>[0], most?: number) {
  const body = await readJson(c.req.raw, most)
  if (!body.ok) return { ok: false, answer: problem(c, body.error) } as const
  const input = validate(schema, body.value.value)
  return input.ok ? input : ({ ok: false, answer: invalid(c, input.error) } as const)
}

/** 422 that points at what looks like somebody's, without repeating it. */
const refused = (c: C, refusal: DraftRefusal) =>
  refusal.code === 'asked-centre'
    ? invalid(c, [{ pointer: '/askedCentre', code: 'invalid' }])
    : invalid(
        c,
        refusal.findings.map(({ pointer }) => ({ pointer, code: 'identifying' as const })),
      )

/** /api/v1/triage/warnings: what officers propose, publish and take down; the verbs of the pages. */
export const publishing = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await listProposals(c.get('ctx'), c.get('officer'))))
  .post('/', async (c) => {
    const input = await read(c, proposalInput(...rulesOf(c.get('ctx'))))
    if (!input.ok) return input.answer
    const done = await proposeWarning(c.get('ctx'), c.get('officer'), input.value)
    if (done.ok) {
      return c.json(done.value, 201, { location: `/api/v1/triage/warnings/${done.value.id}` })
    }
    const { error } = done
    return 'findings' in error || error.code === 'asked-centre'
      ? refused(c, error)
      : problem(c, error.code)
  })
  .get('/:warning', async (c) => {
    const opened = await openProposal(c.get('ctx'), c.get('officer'), c.req.param('warning'))
    return opened.ok ? c.json(opened.value) : problem(c, opened.error)
  })
  .post('/:warning/revision', async (c) => {
    const input = await read(c, revisionInput(...rulesOf(c.get('ctx'))))
    if (!input.ok) return input.answer
    const done = await reviseProposal(
      ...([c.get('ctx'), c.get('officer'), c.req.param('warning'), input.value] as const),
    )
    if (done.ok) return c.json({ version: done.value })
    const { error } = done
    if ('findings' in error || error.code === 'asked-centre') return refused(c, error)
    if (error.code === 'correction-missing') {
      return invalid(c, [{ pointer: '/correction', code: 'required' }])
    }
    if (error.code === 'another-warning')
      return invalid(c, [{ pointer: '/kind', code: 'conflict' }])
    return problem(c, error.code)
  })
  .post('/:warning/publication', async (c) => {
    const input = await read(c, publicationInput, MOST_WITH_CARDS)
    if (!input.ok) return input.answer
    const ctx = c.get('ctx')
    const confirmed = await confirmedLately(ctx, c.req.raw)
    const { version, cards } = input.value
    const done = await publishWarning(
      ...([ctx, c.get('officer'), confirmed, c.req.param('warning'), version, cards] as const),
    )
    if (done.ok) return c.json({ version: done.value })
    const { code, retryAfter, errors } = done.error
    if (code === 'card') return invalid(c, errors ?? [])
    if (code === 'too-late') return invalid(c, [{ pointer: '/version', code: 'out-of-range' }])
    if (code === 'not-proposed') return problem(c, 'conflict')
    return problem(c, code, typeof retryAfter === 'number' ? { retryAfter } : {})
  })
  .post('/:warning/cards', async (c) => {
    const input = await read(c, cardsOfWarningInput, MOST_WITH_CARDS)
    if (!input.ok) return input.answer
    const ctx = c.get('ctx')
    const confirmed = await confirmedLately(ctx, c.req.raw)
    const done = await attachCards(
      ...([ctx, c.get('officer'), confirmed, c.req.param('warning'), input.value] as const),
    )
    if (done.ok) return c.json({ version: done.value })
    const { code, retryAfter, errors } = done.error
    if (code === 'card') return invalid(c, errors ?? [])
    if (code === 'not-published') return problem(c, 'conflict')
    return problem(c, code, typeof retryAfter === 'number' ? { retryAfter } : {})
  })
  .post('/:warning/return', async (c) => {
    const input = await read(c, returnInput)
    if (!input.ok) return input.answer
    const done = await returnProposal(
      ...([c.get('ctx'), c.get('officer'), c.req.param('warning'), input.value] as const),
    )
    if (done.ok) return c.json({ version: done.value })
    return problem(c, done.error === 'not-proposed' ? 'conflict' : done.error)
  })
  .post('/:warning/drop', async (c) => {
    const input = await read(c, dropInput)
    if (!input.ok) return input.answer
    const done = await dropProposal(
      ...([c.get('ctx'), c.get('officer'), c.req.param('warning'), input.value.version] as const),
    )
    if (done.ok) return c.json({ version: done.value })
    return problem(c, done.error === 'not-proposed' ? 'conflict' : done.error)
  })
  .post('/:warning/withdrawal', async (c) => {
    const input = await read(c, withdrawalInput)
    if (!input.ok) return input.answer
    const done = await withdrawWarning(
      ...([c.get('ctx'), c.get('officer'), c.req.param('warning'), input.value] as const),
    )
    if (done.ok) return c.json({ reason: input.value.reason })
    return problem(c, done.error === 'not-published' ? 'conflict' : done.error)
  })
