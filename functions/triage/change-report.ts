import type { Officer } from '../access/officer.ts'
import type { EventDraft } from '../audit/chain.ts'
import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import type { HandoverDraft } from './handover.ts'
import type { CurrentState, ReportState } from './report-file.ts'

/** What a verb wants to become of a report, and the event that says so. */
export interface Change {
  readonly state: Partial<ReportState>
  readonly event: Pick<EventDraft, 'type' | 'data'>
  /** To whom it was handed with this, and why. */
  readonly handover?: HandoverDraft
}

/** How often a change is tried again when somebody else was a moment faster. */
const TRIES = 5

/**
 * Reads a report of the officer's centre, asks the verb what to do with it, and does that in one
 * transaction with its event. When somebody else was faster, the verb is asked again about what the
 * report is now; so it must be pure. A verb that answers `null` has nothing to do.
 * @returns the version that the report has now
 */
export async function changeReport<E extends string>(
  ctx: Context,
  officer: Officer,
  id: string,
  decide: (current: CurrentState, at: string) => Result<Change | null, E>,
): Promise<Result<number, E | 'not-found' | 'conflict'>> {
  const at = ctx.clock().toISOString()
  for (let tries = 0; tries < TRIES; tries += 1) {
    const current = await ctx.triage.currentState(officer.centreId, id)
    if (!current) return err('not-found')
    const change = decide(current, at)
    if (!change.ok) return change
    if (change.value === null) return ok(current.version)
    const event = await linkEvent(ctx.secrets.audit, current.head, {
      reportId: id,
      centreId: officer.centreId,
      at,
      actor: officer.id,
      ...change.value.event,
    })
    const { state, handover } = change.value
    const done = await ctx.triage.change(current, { ...current, ...state }, event, handover)
    if (done) return ok(current.version + 1)
  }
  return err('conflict')
}
