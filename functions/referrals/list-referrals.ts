import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import type { ListedReferral } from './referral.ts'
import { BOXES, type Box, READ_THERE, REFERRAL_STATES } from './vocabulary.ts'

/** What can be listed: what is waited for, what of that is overdue, or one state. */
export const REFERRAL_LISTS = ['waiting', 'overdue', ...REFERRAL_STATES] as const
export type ReferralList = (typeof REFERRAL_LISTS)[number]

/** The same of what other centres have handed to this one. */
export const RECEIVED_LISTS = [
  'waiting',
  'overdue',
  ...READ_THERE,
] as const satisfies ReferralList[]

export interface Referrals {
  readonly box: Box
  readonly list: ReferralList
  readonly referrals: readonly ListedReferral[]
  /** Opens the next page: what `after` takes; null on the last. */
  readonly next: string | null
}

const PAGE = 50
const PLACE = /^([\d:.TZ-]{20,24})~([0-9a-z]{1,64})$/
const NEVER = '9999'

/**
 * The referrals that the officer's centre has sent, or has received from others: what is waited for with the
 * one due first, else the newest first. @returns the name of a parameter that isn't one of ours
 */
export async function listReferrals(
  ctx: Context,
  officer: Officer,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Result<Referrals, 'box' | 'list' | 'after'>> {
  const box = BOXES.find((one) => one === (query.box || 'sent'))
  if (!box) return err('box')
  const lists: readonly ReferralList[] = box === 'sent' ? REFERRAL_LISTS : RECEIVED_LISTS
  const list = lists.find((one) => one === (query.list || 'waiting'))
  if (!list) return err('list')
  const [, at = '', id = ''] = PLACE.exec(query.after ?? '') ?? []
  if (query.after && !at) return err('after')
  const due = list === 'waiting' || list === 'overdue'
  const found = due
    ? await ctx.referrals.waiting(box, officer.centreId, {
        after: { at, id },
        dueBefore: list === 'overdue' ? ctx.clock().toISOString() : NEVER,
        limit: PAGE + 1,
      })
    : await ctx.referrals.inState(box, officer.centreId, list, { at: at || NEVER, id }, PAGE + 1)
  const last = found[PAGE - 1]
  return ok({
    ...{ box, list },
    referrals: found.slice(0, PAGE),
    next: found.length > PAGE && last ? `${due ? last.answerDue : last.madeAt}~${last.id}` : null,
  })
}
