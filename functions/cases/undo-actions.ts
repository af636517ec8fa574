import type { Officer } from '../access/officer.ts'
import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import type { UndoInput } from './case.schema.ts'
import type { ActionLine, LeftAlone } from './case.ts'
import { caseHeadOf, leave, linkRows, type PlannedRow } from './change-many.ts'
import { changes, type DoneRow, type FoundReport, type RowState } from './many.store.ts'
import { UNDO_MINUTES } from './vocabulary.ts'

const TRIES = 5
/** More than the budget of a day lets anybody do. */
const MOST_ACTIONS = 700

/** `undo-over`: its ten minutes, or a lead's day, are over. `forbidden`: another's, and no lead asks. */
export type UndoError = {
  readonly code: 'not-found' | 'forbidden' | 'undo-over' | 'conflict' | 'nothing'
  readonly leftAlone?: readonly LeftAlone[]
}

export interface Undone {
  /** How many reports are as they were. */
  readonly undone: number
  /** Those that somebody has changed since: they stay as they are. */
  readonly leftAlone: readonly LeftAlone[]
}

/**
 * Puts back exactly what was, in one step: one action, within ten minutes by whoever did it or within a day
 * by a lead; or, for a lead, everything that one officer did in bulk within a day. A report that anybody has
 * changed since is left alone and named. Costs nothing of any budget.
 */
export async function undoActions(
  ctx: Context,
  officer: Officer,
  input: UndoInput,
): Promise<Result<Undone, UndoError>> {
  const actions = await actionsOf(ctx, officer, input)
  if (!actions.ok) return actions
  const ids = actions.value.map(({ id }) => id)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const at = ctx.clock().toISOString()
    const rows = await ctx.many.rowsOf(officer.centreId, ids)
    const reports = await ctx.many.find(officer.centreId, [
      ...new Set(rows.map(({ reportId }) => reportId)),
    ])
    const plans = reports.map((report) =>
      planUndo(
        report,
        rows.filter(({ reportId }) => reportId === report.id),
      ),
    )
    const leftAlone = plans.flatMap((plan) => plan.leftAlone)
    const done = plans.flatMap((plan) => plan.done)
    if (done.length === 0) return err({ code: 'nothing', leftAlone })
    const planned = plans.flatMap(({ row }) => row ?? [])
    const by = { centreId: officer.centreId, officerId: officer.id, at }
    const linked = await linkRows(ctx, officer, at, planned, ids[0] ?? '')
    const kept = await ctx.many.undo(by, done, linked, {
      events: await caseEvents(ctx, officer, at, done),
      ...movesOf(plans),
      together: [
        ...new Set(done.filter(({ kind }) => kind === 'keep-apart').map((row) => row.actionId)),
      ],
    })
    if (!kept) continue
    ctx.log('undone-in-bulk', { count: planned.length, centre: officer.centreId })
    return ok({ undone: planned.length, leftAlone })
  }
  return err({ code: 'conflict' })
}

async function actionsOf(
  ctx: Context,
  officer: Officer,
  input: UndoInput,
): Promise<Result<readonly ActionLine[], UndoError>> {
  const since = (minutes: number) =>
    new Date(ctx.clock().getTime() - minutes * 60_000).toISOString()
  if ('officer' in input) {
    if (officer.role !== 'lead') return err({ code: 'forbidden' })
    const recent = await ctx.many.recent(officer.centreId, since(UNDO_MINUTES.lead), MOST_ACTIONS)
    const theirs = recent.filter((one) => one.officerId === input.officer && !one.undoneAt)
    return theirs.length > 0 ? ok(theirs) : err({ code: 'nothing', leftAlone: [] })
  }
  const action = await ctx.many.action(officer.centreId, input.action)
  if (!action) return err({ code: 'not-found' })
  const mine = action.officerId === officer.id
  if (!mine && officer.role !== 'lead') return err({ code: 'forbidden' })
  const minutes = officer.role === 'lead' ? UNDO_MINUTES.lead : UNDO_MINUTES.own
  if (action.at < since(minutes)) return err({ code: 'undo-over' })
  return ok([action])
}

/** Where a report is, and by which action. */
type Place = Pick<FoundReport, 'caseId' | 'joinedBy'>

interface UndoPlan {
  readonly report: FoundReport
  readonly place: Place
  readonly row: PlannedRow | null
  readonly done: readonly DoneRow[]
  readonly leftAlone: readonly LeftAlone[]
}

/**
 * What undoing makes of one report. Its rows come the newest first; each must have left the report as it is
 * once the newer ones are put back, else somebody has changed it in between and the rest stays. Pure.
 */
export function planUndo(report: FoundReport, rows: readonly DoneRow[]): UndoPlan {
  const done: DoneRow[] = []
  let version = report.version
  let { caseId, joinedBy } = report
  let state: RowState | null = null
  for (const row of rows) {
    if (changes(row) ? row.version !== version : !fitsCase(row, caseId, joinedBy)) break
    if (changes(row)) {
      const { joinedBy: _, ...before } = row.before
      state = before
      version = row.version - 1
    } else if (row.kind === 'join') [caseId, joinedBy] = [null, null]
    else if (row.kind === 'leave') [caseId, joinedBy] = [row.caseId, row.before.joinedBy]
    else if (row.kind === 'merge')
      [caseId, joinedBy] = [row.before.caseId ?? null, row.before.joinedBy]
    done.push(row)
  }
  const place = { caseId, joinedBy }
  const leftAlone = done.length < rows.length ? [leave(report, 'changed-since')] : []
  if (done.length === 0) return { report, place, row: null, done, leftAlone }
  const decisions = done.filter(({ kind }) => kind === 'decide').length
  const data = {
    what: done.map(({ kind }) => kind).join('.'),
    ...(state && decisions > 0 && { decisions, to: state.stage }),
  }
  return {
    ...{ report, place, done, leftAlone },
    row: { report, state, event: { type: 'undone', data } },
  }
}

/** Who leaves and who joins which case, once all of it is put back. */
function movesOf(plans: readonly UndoPlan[]) {
  const moved = plans.filter(
    ({ report, place }) => report.caseId !== place.caseId || report.joinedBy !== place.joinedBy,
  )
  return {
    leaves: moved.flatMap(({ report: { id, caseId } }) => (caseId ? [{ report: id, caseId }] : [])),
    joins: moved.flatMap(({ report: { id }, place: { caseId, joinedBy } }) =>
      caseId ? [{ report: id, caseId, actionId: joinedBy ?? '' }] : [],
    ),
  }
}

/** Whether what a person said about where a report belongs still stands. */
function fitsCase({ kind, actionId }: DoneRow, caseId: string | null, joinedBy: string | null) {
  if (kind === 'join' || kind === 'merge') return joinedBy === actionId
  return kind === 'leave' ? caseId === null : true
}

/** Each case that somebody's reports were put back into, or out of, says so once. */
function caseEvents(ctx: Context, officer: Officer, at: string, done: readonly DoneRow[]) {
  const touched = done.flatMap(({ actionId, caseId, kind, before }) =>
    [caseId, kind === 'merge' ? (before.caseId ?? null) : null].flatMap((id) =>
      id === null ? [] : [{ id, actionId }],
    ),
  )
  return Promise.all(
    [...Map.groupBy(touched, ({ id }) => id)].map(async ([id, rows]) =>
      linkEvent(ctx.secrets.audit, await caseHeadOf(ctx, officer, id), {
        reportId: `case:${id}`,
        centreId: officer.centreId,
        at,
        actor: officer.id,
        type: 'undone',
        data: { action: rows[0]?.actionId ?? '', count: rows.length },
      }),
    ),
  )
}
