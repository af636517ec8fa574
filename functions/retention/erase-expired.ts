import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { endedBefore, isKept, newsSince } from './periods.ts'

/** So many of each kind in one minute: what waited long is erased over several. */
const AT_ONCE = 10

/**
 * The scheduled job: erases what reports say once their time is over (content/operator.yaml, retention).
 * What counts need stays, and the history, which holds codes only: so the log still holds. A report that
 * changed at the same moment is left to the next minute; files go by `clearEvidence`.
 */
export async function eraseExpired(ctx: Context): Promise<void> {
  const now = ctx.clock()
  const ended = endedBefore(ctx.operator, now)
  const expired = await ctx.retention.expired(
    ended,
    newsSince(ctx.operator, now),
    now.toISOString(),
    AT_ONCE,
  )
  let count = 0
  for (const { id: reportId, centreId } of expired) {
    const current = await ctx.triage.currentState(centreId, reportId)
    // Somebody may have written, or had it kept, since it was found.
    if (!current || current.open || isKept(current, now)) continue
    const erased = await ctx.withdrawals.count(centreId, reportId)
    const event = await linkEvent(ctx.secrets.audit, current.head, {
      ...{ reportId, centreId, at: now.toISOString(), actor: 'system', type: 'erased' },
      data: { ...erased },
    })
    if (await ctx.retention.erase(current.version, event)) count += 1
  }
  if (count > 0) ctx.log('reports-erased', { count })
}
