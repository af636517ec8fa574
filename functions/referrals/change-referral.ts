import type { Officer } from '../access/officer.ts'
import type { EventDraft } from '../audit/chain.ts'
import { type ChainedEvent, linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import type { CurrentState } from '../triage/report-file.ts'
import type { ReportAfter } from './referral.store.ts'
import type { HandedWrap, Referral } from './referral.ts'

/** What a verb wants to become of a referral and its report, and the events that say so, in order. */
export interface ReferralChange {
  readonly referral: Referral
  readonly report?: ReportAfter
  /** What another centre opens the sealed parts with, once it is sent there. */
  readonly wraps?: readonly HandedWrap[]
  readonly events: readonly Pick<EventDraft, 'type' | 'data'>[]
}

const TRIES = 5

/**
 * Reads a report of the officer's centre and then its referral (null for a new one), asks the verb what
 * to do, and does it in one transaction with its events. Whatever changes a referral makes the report's
 * next version: what changed in between shows there, and the verb is asked again; so it must be pure.
 */
export async function changeReferral<E extends string>(
  ctx: Context,
  officer: Officer,
  { reportId, id }: { reportId: string; id: string | null },
  decide: (
    found: { report: CurrentState; referral: Referral | null },
    at: string,
  ) => Result<ReferralChange, E>,
): Promise<Result<Referral, E | 'not-found' | 'conflict'>> {
  const at = ctx.clock().toISOString()
  const { centreId } = officer
  for (let tries = 0; tries < TRIES; tries += 1) {
    const report = await ctx.triage.currentState(centreId, reportId)
    const referral = report && id ? await ctx.referrals.find(centreId, reportId, id) : null
    if (!report || (id && !referral)) return err('not-found')
    const change = decide({ report, referral }, at)
    if (!change.ok) return change
    const events: ChainedEvent[] = []
    for (const draft of change.value.events) {
      const before = events.at(-1) ?? report.head
      const about = { reportId, centreId, at, actor: officer.id }
      events.push(await linkEvent(ctx.secrets.audit, before, { ...about, ...draft }))
    }
    const { referral: next, report: after = report, wraps = null } = change.value
    if (await ctx.referrals.write(report.version, next, after, events, wraps)) return ok(next)
  }
  return err('conflict')
}
