import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import type { Handed } from './referral.store.ts'

/** What of the referrals and take-downs of a centre has waited too long. */
export interface WaitingAtDesk {
  /** Answers that should have come by now, at most MOST_COUNTED. */
  readonly overdue: number
  /** What waits between us and other centres, each at most MOST_COUNTED. */
  readonly handed: Handed
  /** Whether there is a request to take something down to be looked at again today. */
  readonly recheck: boolean
}

/** Counting stops here: nobody acts differently on more. */
export const MOST_COUNTED = 4

/** For the top of the queue and for whoever ends a shift; reads at most twenty-one rows. */
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
