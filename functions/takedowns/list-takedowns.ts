import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import { err, ok, type Result } from '../result.ts'
import { showTakedown, type Takedown } from './takedown.ts'
import { TAKEDOWN_STATES } from './vocabulary.ts'

/** What can be listed: all that is to be looked at again, what of that is due, or one state. */
export const TAKEDOWN_LISTS = ['due', 'open', ...TAKEDOWN_STATES] as const
export type TakedownList = (typeof TAKEDOWN_LISTS)[number]

export interface Takedowns {
  readonly list: TakedownList
  readonly takedowns: readonly Takedown[]
  /** Opens the next page: what `after` takes; null on the last. */
  readonly next: string | null
}

const PAGE = 50
const PLACE = /^([\d:.TZ-]{10,24})~([0-9a-z]{1,64})$/
const NEVER = '9999'

/**
 * The ledger of the officer's centre: what somebody looks at again with the one due first, else what
 * changed last first. @returns the name of a parameter that isn't one of ours
 */
export async function listTakedowns(
  ctx: Context,
  officer: Officer,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Result<Takedowns, 'list' | 'after'>> {
  const list = TAKEDOWN_LISTS.find((one) => one === (query.list || 'open'))
  if (!list) return err('list')
  const [, at = '', id = ''] = PLACE.exec(query.after ?? '') ?? []
  if (query.after && !at) return err('after')
  const byDay = list === 'due' || list === 'open'
  const found = byDay
    ? await ctx.takedowns.toRecheck(officer.centreId, {
        after: { at, id },
        until: list === 'due' ? civilDateOf(ctx.clock(), ctx.operator.timeZone) : NEVER,
        limit: PAGE + 1,
      })
    : await ctx.takedowns.inState(officer.centreId, list, { at: at || NEVER, id }, PAGE + 1)
  const last = found[PAGE - 1]
  return ok({
    list,
    takedowns: await Promise.all(found.slice(0, PAGE).map((one) => showTakedown(ctx, one))),
    next:
      found.length > PAGE && last ? `${byDay ? last.recheckOn : last.stateAt}~${last.id}` : null,
  })
}
