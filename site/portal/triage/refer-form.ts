import type { Officer } from '../../../functions/access/officer'
import { validate } from '../../../functions/http/validate'
import { answerReceived } from '../../../functions/referrals/answer-received'
import { draftReferral } from '../../../functions/referrals/draft-referral'
import { moveReferral } from '../../../functions/referrals/move-referral'
import { draftInput, moveInput, receivedInput } from '../../../functions/referrals/referral.schema'
import { REFERRED_PARTS } from '../../../functions/referrals/vocabulary'
import { draftTakedown } from '../../../functions/takedowns/draft-takedown'
import { moveTakedown } from '../../../functions/takedowns/move-takedown'
import { takedownInput, takedownMove } from '../../../functions/takedowns/takedown.schema'
import { readConsoleForm } from '../../../functions/triage/read-console-form'
import type { Desk } from './desk'

/** Where the browser goes, or what is wrong, as `refer.problem.<code>` has words for it. */
export type Sent = { readonly leadTo: string } | { readonly problem: string }

const STATUSES: Readonly<Record<string, number>> = {
  'not-found': 404,
  'held-by-another': 409,
  'not-claimed': 409,
  conflict: 409,
  exists: 409,
}

/** The status of an answer that says what is wrong. */
export const statusOf = (problem: string): number => STATUSES[problem] ?? 422

/** A line of a long value, in bytes as a form sends it, and the other fields beside it. */
const MOST = 32_768

const given = (fields: Readonly<Record<string, string>>, ...names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (fields[name] ? [[name, fields[name]]] : [])))

export async function sendDraft(
  desk: Desk,
  officer: Officer,
  reportId: string,
  request: Request,
): Promise<Sent> {
  const fields = await readConsoleForm(request)
  if (!fields.ok) return { problem: 'invalid' }
  const parts = REFERRED_PARTS.filter((part) => fields.value[`part-${part}`] === 'yes')
  if (!fields.value.to) return { problem: 'to' }
  const input = validate(draftInput, { to: fields.value.to, parts })
  if (!input.ok) return { problem: 'parts' }
  const drafted = await draftReferral(desk.ctx, officer, reportId, input.value)
  return drafted.ok
    ? { leadTo: desk.paths.referral(reportId, drafted.value.id, { done: 'drafted' }) }
    : { problem: drafted.error }
}

export async function sendMove(
  desk: Desk,
  officer: Officer,
  { reportId, id }: { reportId: string; id: string },
  request: Request,
): Promise<Sent> {
  const fields = await readConsoleForm(request, MOST)
  if (!fields.ok) return { problem: 'invalid' }
  const input = validate(moveInput, {
    ...given(fields.value, 'state', 'reason', 'answer', 'stage', 'theirNumber'),
    ...(fields.value.wraps && { wraps: wrapsOf(fields.value.wraps) }),
  })
  if (!input.ok) return { problem: 'invalid' }
  const moved = await moveReferral(desk.ctx, officer, reportId, id, input.value)
  return moved.ok
    ? { leadTo: desk.paths.referral(reportId, id, { done: 'yes' }) }
    : { problem: moved.error }
}

/** What the page's script put into a hidden field; whatever else stands there is none of its wraps. */
function wrapsOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** What this centre says of something that another one handed to it. */
export async function sendReceived(
  desk: Desk,
  officer: Officer,
  id: string,
  request: Request,
): Promise<Sent> {
  const fields = await readConsoleForm(request)
  if (!fields.ok) return { problem: 'invalid' }
  const input = validate(receivedInput, given(fields.value, 'state', 'answer', 'theirNumber'))
  if (!input.ok) return { problem: 'invalid' }
  const said = await answerReceived(desk.ctx, officer, id, input.value)
  return said.ok ? { leadTo: desk.paths.receivedOne(id, { done: 'yes' }) } : { problem: said.error }
}

export async function sendTakedown(desk: Desk, officer: Officer, request: Request): Promise<Sent> {
  const fields = await readConsoleForm(request, MOST)
  if (!fields.ok) return { problem: 'invalid' }
  const input = validate(
    takedownInput,
    given(fields.value, 'kind', 'value', 'asked', 'toName', 'report'),
  )
  if (!input.ok) return { problem: 'invalid' }
  const drafted = await draftTakedown(desk.ctx, officer, input.value)
  return drafted.ok
    ? { leadTo: desk.paths.takedown(drafted.value.id, { done: 'yes' }) }
    : { problem: drafted.error }
}

export async function sendTakedownMove(
  desk: Desk,
  officer: Officer,
  id: string,
  request: Request,
): Promise<Sent> {
  const fields = await readConsoleForm(request)
  if (!fields.ok) return { problem: 'invalid' }
  const input = validate(takedownMove, {
    ...given(fields.value, 'state', 'recheckOn'),
    version: Number(fields.value.version),
  })
  if (!input.ok) return { problem: 'invalid' }
  const moved = await moveTakedown(desk.ctx, officer, id, input.value)
  return moved.ok ? { leadTo: desk.paths.takedown(id, { done: 'yes' }) } : { problem: moved.error }
}
