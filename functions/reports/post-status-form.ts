import type { Context } from '../context.ts'
import { readFormBody } from '../http/form-body.ts'
import { networkOf } from '../http/network.ts'
import { validate } from '../http/validate.ts'
import { messageText } from '../messages/message.schema.ts'
import { type OpenedThread, openThread } from '../messages/open-thread.ts'
import { type WriteError, writeAsReporter } from '../messages/write-as-reporter.ts'
import { utf8 } from '../sealing/hkdf.ts'
import { parseReceipt, receiptAuth } from '../sealing/receipt.ts'
import { isStorageDown } from '../storage/storage-down.ts'
import { issueFormToken, verifyFormToken } from './form-token.ts'
import { mayGuess } from './may-guess.ts'
import { type Phrase, phraseOf } from './phrase.ts'
import { type PublicStatus, readStatus } from './read-status.ts'
import { withdrawReport } from './withdraw-report.ts'

/** Why there is nothing to show; words: `status.wrong.<problem>`. */
export type StatusProblem = 'required' | 'malformed' | 'check' | 'unknown' | 'unavailable'

/** Why a message wasn't taken; words: `status.messages.wrong.<problem>`. */
export const MESSAGE_PROBLEMS = [
  'required',
  'malformed',
  'too-long',
  'too-many',
  'expired',
  'held',
  'reused',
  'unavailable',
] as const
export type MessageProblem = (typeof MESSAGE_PROBLEMS)[number]

/** What became of a message that was written on the page. */
export type Written =
  | { readonly sent: true }
  | { readonly sent: false; readonly problem: MessageProblem; readonly text: string }

export type StatusView =
  | {
      readonly view: 'status'
      readonly status: number
      readonly report: PublicStatus
      readonly phrase: Phrase
      readonly thread: OpenedThread
      readonly written: Written | null
      /** What the page's own forms carry: the receipt again, and a message's Idempotency-Key. */
      readonly receipt: string
      readonly token: string
    }
  /** Asks whether it is really to be erased. */
  | {
      readonly view: 'withdraw'
      readonly status: 200
      readonly reference: string
      readonly receipt: string
    }
  | { readonly view: 'withdrawn'; readonly status: 200 }
  | {
      readonly view: 'form'
      readonly status: number
      readonly problem: StatusProblem | null
      /** What was typed, to be corrected. */
      readonly typed: string
    }

/** What a button of the page does: `do`. */
export const STATUS_BUTTONS = ['message', 'withdraw', 'erase'] as const

/**
 * Answers a page without JavaScript, which has to send the whole receipt: both its halves are derived
 * here for this one request, and nothing of them is kept. Wrong receipts all get one answer.
 */
export async function postStatusForm(ctx: Context, request: Request): Promise<StatusView> {
  const body = await readFormBody(request)
  if (!body.ok) return form(body.error === 'too-large' ? 413 : 422, 'malformed', '')
  const typed = (body.value.get('receipt') ?? '').trim()
  if (typed === '') return form(422, 'required', '')
  const receipt = parseReceipt(typed)
  if (!receipt.ok) return form(422, receipt.error, typed)
  const holder = { typed, bytes: receipt.value, network: networkOf(request) }
  const pressed = STATUS_BUTTONS.find((button) => button === body.value.get('do'))
  try {
    if (pressed === 'erase') return await erase(ctx, holder)
    const written = pressed === 'message' ? await write(ctx, holder, body.value) : null
    return await show(ctx, holder, written, pressed === 'withdraw')
  } catch (error) {
    if (!isStorageDown(error)) throw error
    return form(503, 'unavailable', typed)
  }
}

interface Holder {
  readonly typed: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly network: string
}

const authorizationOf = async ({ bytes }: Holder) => `Receipt ${await receiptAuth(bytes)}`

async function show(
  ctx: Context,
  holder: Holder,
  written: Written | null,
  withdrawing: boolean,
): Promise<StatusView> {
  const { typed, bytes } = holder
  const found = await readStatus(ctx, await authorizationOf(holder))
  if (!found.ok) {
    return (await mayGuess(ctx, holder.network))
      ? form(404, 'unknown', typed)
      : form(429, 'unavailable', typed)
  }
  const report = found.value
  if (withdrawing) {
    return { view: 'withdraw', status: 200, reference: report.reference, receipt: typed }
  }
  const thread = await openThread(ctx, bytes)
  return {
    view: 'status',
    status: written?.sent === false ? 422 : 200,
    report,
    phrase: await phraseOf(bytes),
    thread: thread.ok ? thread.value : { open: false, held: true, messages: [] },
    written,
    receipt: typed,
    token: await issueFormToken(ctx.secrets.identity, ctx.random, ctx.clock()),
  }
}

async function write(ctx: Context, holder: Holder, fields: URLSearchParams): Promise<Written> {
  const text = fields.get('message') ?? ''
  const refuse = (problem: MessageProblem): Written => ({ sent: false, problem, text })
  const key = fields.get('token') ?? ''
  const parsed = validate(messageText, text)
  if (!parsed.ok) return refuse(PROBLEM_OF_CODE[parsed.error[0]?.code ?? ''] ?? 'malformed')
  if (!(await verifyFormToken(ctx.secrets.identity, key, ctx.clock())).ok) return refuse('expired')
  if (!(await ctx.withinBudget(holder.network))) return refuse('too-many')
  const authorization = await authorizationOf(holder)
  const input = { text: parsed.value }
  const sent = await writeAsReporter(ctx, { authorization, key, body: utf8(text), input })
  return sent.ok ? { sent: true } : refuse(PROBLEM_OF_ERROR[sent.error.code] ?? 'unavailable')
}

const PROBLEM_OF_CODE: Readonly<Partial<Record<string, MessageProblem>>> = {
  required: 'required',
  'too-long': 'too-long',
}
const PROBLEM_OF_ERROR: Readonly<Partial<Record<WriteError['code'], MessageProblem>>> = {
  'still-held': 'held',
  'key-reused': 'reused',
}

async function erase(ctx: Context, holder: Holder): Promise<StatusView> {
  if (!(await ctx.withinBudget(holder.network))) return form(429, 'unavailable', holder.typed)
  const erased = await withdrawReport(ctx, await authorizationOf(holder))
  if (erased.ok) return { view: 'withdrawn', status: 200 }
  return erased.error === 'receipt-not-accepted'
    ? form(404, 'unknown', holder.typed)
    : form(503, 'unavailable', holder.typed)
}

const form = (status: number, problem: StatusProblem, typed: string): StatusView => ({
  view: 'form',
  status,
  problem,
  typed: typed.slice(0, 200),
})
