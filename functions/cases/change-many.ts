import type { Officer } from '../access/officer.ts'
import type { EventDraft } from '../audit/chain.ts'
import { type ChainedEvent, linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { newReportId } from '../sealing/report-id.ts'
import type { BudgetSpent } from '../triage/spend-budget.ts'
import type { LeftAlone } from './case.ts'
import type { Around, FoundReport, RowChange, RowState } from './many.store.ts'
import { type CaseAction, UNDO_MINUTES } from './vocabulary.ts'

/** How often it is tried again when somebody else was a moment faster. */
const TRIES = 5

export interface PlannedRow {
  readonly report: FoundReport
  /** Null where nothing of the report itself changes. */
  readonly state: RowState | null
  readonly event: Pick<EventDraft, 'type' | 'data'>
}

/** What an action would do to reports as they are at this moment. */
export interface Plan {
  readonly caseId: string | null
  readonly opens?: Around['opens']
  readonly rows: readonly PlannedRow[]
  readonly leftAlone: readonly LeftAlone[]
  /** Other cases that this happens to, and how their histories call it. */
  readonly others?: readonly {
    readonly caseId: string
    readonly type: string
    readonly data: EventDraft['data']
  }[]
  readonly around: (
    actionId: string,
    rows: readonly PlannedRow[],
  ) => Omit<Around, 'events' | 'opens'>
}

export interface Done {
  /** Names it to whoever undoes it. */
  readonly action: string
  readonly caseId: string | null
  readonly changed: number
  readonly leftAlone: readonly LeftAlone[]
  /** Until when whoever did it can undo it: ISO 8601, UTC. */
  readonly undoUntil: string
}

/** `nothing`: there is no report left that this could be done to, and why of each. */
export interface NothingDone {
  readonly code: 'nothing'
  readonly leftAlone: readonly LeftAlone[]
}

/**
 * Plans an action on what reports are now and does it in one transaction, with an event for each report and
 * one for the case. When somebody else was faster it is planned anew; so `plan` must not change anything.
 * `spend` is asked once, before anything is written.
 */
export async function changeMany<E>(
  ctx: Context,
  officer: Officer,
  { kind, reason }: { readonly kind: CaseAction; readonly reason: string },
  plan: (at: string) => Promise<Result<Plan, E>>,
  spend: (rows: number) => Promise<Result<null, BudgetSpent>>,
): Promise<Result<Done, E | NothingDone | BudgetSpent | { readonly code: 'conflict' }>> {
  const now = ctx.clock()
  const at = now.toISOString()
  const action = newReportId(ctx.random)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const planned = await plan(at)
    if (!planned.ok) return planned
    const { caseId, opens, rows, leftAlone, others = [], around } = planned.value
    if (rows.length === 0) return err({ code: 'nothing', leftAlone })
    if (tries === 0) {
      const spent = await spend(rows.length)
      if (!spent.ok) return spent
    }
    const head = opens
      ? { seq: 0, mac: '' }
      : caseId
        ? await caseHeadOf(ctx, officer, caseId)
        : null
    const draft = { centreId: officer.centreId, at, actor: officer.id }
    const events = head
      ? [
          await linkEvent(ctx.secrets.audit, head, {
            ...draft,
            reportId: `case:${caseId}`,
            type: kind,
            data: { action, reason, count: rows.length },
          }),
        ]
      : []
    for (const { caseId: other, type, data } of others) {
      events.push(
        await linkEvent(ctx.secrets.audit, await caseHeadOf(ctx, officer, other), {
          ...draft,
          reportId: `case:${other}`,
          type,
          data: { ...data, action, reason, count: rows.length },
        }),
      )
    }
    const done = await ctx.many.apply(
      { id: action, centreId: officer.centreId, caseId, officerId: officer.id, at, kind, reason },
      await linkRows(ctx, officer, at, rows, action),
      { opens, events, ...around(action, rows) },
    )
    if (!done) continue
    ctx.log('changed-in-bulk', { kind, count: rows.length, centre: officer.centreId })
    const until = new Date(now.getTime() + UNDO_MINUTES.own * 60_000)
    return ok({ action, caseId, changed: rows.length, leftAlone, undoUntil: until.toISOString() })
  }
  return err({ code: 'conflict' })
}

/** The last event of a case of the officer's centre. */
export async function caseHeadOf(ctx: Context, { centreId }: Officer, caseId: string) {
  const head = await ctx.many.caseHead(centreId, caseId)
  if (!head) throw new Error('a case without a history')
  return head
}

/** Each report's event, linked to what was read of it. */
export const linkRows = (
  ctx: Context,
  officer: Officer,
  at: string,
  rows: readonly PlannedRow[],
  action: string,
): Promise<RowChange[]> =>
  Promise.all(
    rows.map(async ({ report, state, event }) => {
      const linked: ChainedEvent = await linkEvent(ctx.secrets.audit, report.head, {
        reportId: report.id,
        centreId: officer.centreId,
        at,
        actor: officer.id,
        type: event.type,
        data: { ...event.data, action },
      })
      return { report, state, event: linked }
    }),
  )

/** An action that costs nothing of a budget. */
export const free = async (): Promise<Result<null, never>> => ok(null)

export const leave = (report: FoundReport, why: string): LeftAlone => ({
  id: report.id,
  reference: report.reference,
  why,
  holder: why === 'held-by-another' ? (report.holder ?? report.claimedBy) : null,
  case:
    why === 'in-another-case' && report.caseId !== null
      ? { id: report.caseId, reference: report.caseReference ?? report.caseId }
      : null,
})
