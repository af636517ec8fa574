import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { roomIn, windowsOf } from '../triage/action-budget.ts'
import { spendBudget } from '../triage/spend-budget.ts'
import type { BulkAsked, BulkInput } from './case.schema.ts'
import type { LeftAlone } from './case.ts'
import { changeMany, leave, type PlannedRow } from './change-many.ts'
import { judgeBulk, leaderOf } from './judge-bulk.ts'
import type { FoundReport } from './many.store.ts'
import { MOST_CHANGED, MOST_LOOKED_AT } from './vocabulary.ts'

export interface BulkPlan {
  readonly asked: BulkAsked
  /** What would change, in the order of the ids: as many as one action may, and the budget lets it. */
  readonly changes: readonly PlannedRow[]
  /** How many more would change, if it were done once more. */
  readonly more: number
  readonly leftAlone: readonly LeftAlone[]
  /** How much of their budget the officer has left. */
  readonly left: number
}

/** What an action on a case's reports would do, row by row, and what not and why. Changes nothing. */
export async function previewBulk(
  ctx: Context,
  officer: Officer,
  caseId: string,
  asked: BulkAsked,
): Promise<Result<BulkPlan, 'not-found'>> {
  const found = await membersOf(ctx, officer, caseId)
  if (!found) return err('not-found')
  const now = ctx.clock()
  const { rows, leftAlone } = judgeAll(found, found, officer, asked, now.toISOString())
  const day = windowsOf('bulk', now)[1]?.since ?? ''
  const left = roomIn('bulk', await ctx.budgets.spent(officer.id, 'bulk', day), now)
  const changes = rows.slice(0, Math.min(MOST_CHANGED, left || MOST_CHANGED))
  return ok({ asked, changes, more: rows.length - changes.length, leftAlone, left })
}

/**
 * Does to a case's reports what was previewed, to those that are still as they were then; the others are
 * named. Nothing is written to any reporter. Each report costs one of the officer's budget.
 */
export async function actInBulk(ctx: Context, officer: Officer, caseId: string, input: BulkInput) {
  if (!(await ctx.many.caseHead(officer.centreId, caseId)))
    return err({ code: 'not-found' } as const)
  const seen = new Map(input.rows.map(({ id, version }) => [id, version]))
  return changeMany<never>(
    ctx,
    officer,
    { kind: input.do.action, reason: input.do.reason },
    async (at) => {
      const found = (await membersOf(ctx, officer, caseId)) ?? []
      const asked = found.filter(({ id }) => seen.has(id))
      const [same, others] = [true, false].map((is) =>
        asked.filter(({ id, version }) => (seen.get(id) === version) === is),
      )
      const judged = judgeAll(same ?? [], found, officer, input.do, at)
      return ok({
        caseId,
        rows: judged.rows,
        leftAlone: [
          ...(others ?? []).map((report) => leave(report, 'changed-since')),
          ...judged.leftAlone,
        ],
        around: () => ({}),
      })
    },
    (n) => spendBudget(ctx, officer, 'bulk', n),
  )
}

async function membersOf(ctx: Context, { centreId }: Officer, caseId: string) {
  const ids = await ctx.cases.members(centreId, caseId, MOST_LOOKED_AT)
  return ids.length === 0 ? null : ctx.many.find(centreId, ids)
}

function judgeAll(
  reports: readonly FoundReport[],
  all: readonly FoundReport[],
  officer: Officer,
  asked: BulkAsked,
  at: string,
) {
  const leads = leaderOf(all)
  const rows: PlannedRow[] = []
  const leftAlone: LeftAlone[] = []
  for (const report of reports) {
    const judged = judgeBulk(report, officer, asked, at, leads)
    if (judged.ok) rows.push({ report, ...judged.value })
    else leftAlone.push(leave(report, judged.error))
  }
  return { rows, leftAlone }
}
