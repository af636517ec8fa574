import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'

/** What of the referrals and take-downs of a centre has waited too long. */
export interface WaitingAtDesk {
  /** Answers that should have come by now, at most MOST_COUNTED. */
  readonly overdue: number
  /** Handed to us by other centres and not yet received, at most MOST_COUNTED; and the urgent ones of them. */
  readonly handed: { readonly all: number; readonly urgent: number }
  /** Whether there is a request to take something down to be looked at again today. */
  readonly recheck: boolean
}

/** Counting stops here: nobody acts differently on more. */
export const MOST_COUNTED = 20

/** For the top of the queue and for whoever ends a shift; reads at most forty-one rows. */
export async function waitingAtDesk(
  ctx: Pick<Context, 'clock' | 'operator' | 'referrals' | 'takedowns'>,
  { centreId }: Pick<Officer, 'centreId'>,
): Promise<WaitingAtDesk> {
  const now = ctx.clock()
  const until = civilDateOf(now, ctx.operator.timeZone)
  const [overdue, handed, due] = await Promise.all([
    ctx.referrals.overdue(centreId, now.toISOString(), MOST_COUNTED),
    ctx.referrals.handed(centreId, MOST_COUNTED),
    ctx.takedowns.toRecheck(centreId, { after: { at: '', id: '' }, until, limit: 1 }),
  ])
  return { overdue, handed, recheck: due.length > 0 }
}
