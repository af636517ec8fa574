import type { Context } from '../context.ts'
import { readFormBody } from '../http/form-body.ts'
import { isStorageDown } from '../outbox/storage-down.ts'
import { parseReceipt, receiptAuth } from '../sealing/receipt.ts'
import { type Phrase, phraseOf } from './phrase.ts'
import { type PublicStatus, readStatus } from './read-status.ts'

/** Why there is nothing to show; words: `status.wrong.<problem>`. */
export type StatusProblem = 'required' | 'malformed' | 'check' | 'unknown' | 'unavailable'

export type StatusView =
  | {
      readonly view: 'status'
      readonly status: 200
      readonly report: PublicStatus
      readonly phrase: Phrase
    }
  | {
      readonly view: 'form'
      readonly status: number
      readonly problem: StatusProblem | null
      /** What was typed, to be corrected. */
      readonly typed: string
    }

/**
 * Looks up a report for a page without JavaScript, which has to send the whole receipt: its auth half is
 * derived here for this one request, and nothing of it is kept. Wrong receipts all get one answer.
 */
export async function postStatusForm(ctx: Context, request: Request): Promise<StatusView> {
  const body = await readFormBody(request)
  if (!body.ok) return form(body.error === 'too-large' ? 413 : 422, 'malformed', '')
  const typed = (body.value.get('receipt') ?? '').trim()
  if (typed === '') return form(422, 'required', '')
  const receipt = parseReceipt(typed)
  if (!receipt.ok) return form(422, receipt.error, typed)
  try {
    const found = await readStatus(ctx, `Receipt ${await receiptAuth(receipt.value)}`)
    if (!found.ok) return form(404, 'unknown', typed)
    const phrase = await phraseOf(receipt.value)
    return { view: 'status', status: 200, report: found.value, phrase }
  } catch (error) {
    if (!isStorageDown(error)) throw error
    return form(503, 'unavailable', typed)
  }
}

const form = (status: number, problem: StatusProblem, typed: string): StatusView => ({
  view: 'form',
  status,
  problem,
  typed: typed.slice(0, 200),
})
