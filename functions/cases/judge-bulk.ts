import type { Officer } from '../access/officer.ts'
import { LANES } from '../reports/vocabulary.ts'
import { err, ok, type Result } from '../result.ts'
import { judgeClaim } from '../triage/claim-report.ts'
import { judgeDecision } from '../triage/decide-report.ts'
import type { BulkAsked } from './case.schema.ts'
import type { PlannedRow } from './change-many.ts'
import type { FoundReport, RowState } from './many.store.ts'

type Judged = Result<Omit<PlannedRow, 'report'>, string>

/**
 * What an action in bulk makes of one report of a case, or why not: by the very rules that hold for one
 * report alone. Pure. `leads` is the id of the report that goes before the others in the queue.
 */
export function judgeBulk(
  report: FoundReport,
  officer: Officer,
  asked: BulkAsked,
  at: string,
  leads: string | null,
): Judged {
  if (!report.open) return err('ended')
  switch (asked.action) {
    case 'claim': {
      const judged = judgeClaim(report, officer, at)
      if (!judged.ok) return judged
      return judged.value ? ok(changed(report, judged.value)) : err('mine-already')
    }
    case 'release':
      if (report.claimedBy === null) return err('nobody-holds')
      if (report.claimedBy !== officer.id && officer.role !== 'lead') return err('held-by-another')
      return ok(
        changed(report, {
          state: { claimedBy: null, claimedAt: null },
          event: { type: 'released', data: { heldBy: report.claimedBy } },
        }),
      )
    case 'decide': {
      const { stage, reason } = asked
      const judged = judgeDecision(report, officer, { stage, reason, version: report.version }, at)
      return judged.ok ? ok(changed(report, judged.value, true)) : judged
    }
    case 'wait':
      return judgeWait(report, leads)
  }
}

/** To the lane that delays nobody, by its own clock: one report of the case goes before the others. */
function judgeWait(report: FoundReport, leads: string | null): Judged {
  if (report.lane === 'urgent') return err('urgent')
  if (report.lane === 'to-verify') return err('waits-already')
  if (report.claimedBy !== null) return err('held')
  if (report.id === leads) return err('leads')
  return ok(
    changed(report, {
      state: { lane: 'to-verify' },
      event: { type: 'waits-with-case', data: { from: report.lane } },
    }),
  )
}

function changed(
  { stage, stageAt, open, lane, dueAt, claimedBy, claimedAt, wroteAt }: FoundReport,
  change: { readonly state: Partial<RowState>; readonly event: PlannedRow['event'] },
  decided = false,
): Omit<PlannedRow, 'report'> {
  const before = { stage, stageAt, open, lane, dueAt, claimedBy, claimedAt, wroteAt }
  // As `change` of the triage store has it: a decision answers what the reporter wrote.
  return {
    state: { ...before, ...(decided && { wroteAt: null }), ...pick(change.state) },
    event: change.event,
  }
}

/** Tasks aren't changed in bulk. */
const pick = ({ ...state }: Partial<RowState> & { tasks?: unknown }): Partial<RowState> => {
  delete state.tasks
  return state
}

/** Which report of a case goes before the others: the most urgent open one, then the one due first. */
export function leaderOf(reports: readonly FoundReport[]): string | null {
  const [first] = reports
    .filter(({ open }) => open)
    .toSorted(
      (a, b) =>
        LANES.indexOf(a.lane) - LANES.indexOf(b.lane) ||
        (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : a.id < b.id ? -1 : 1),
    )
  return first?.id ?? null
}
