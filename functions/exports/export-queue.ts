import type { Officer } from '../access/officer.ts'
import { noteAtDesk } from '../audit/note-at-desk.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { type FilterName, filterOf, type QueueFilter, queryOf } from '../triage/queue-filter.ts'
import { readQueue } from '../triage/read-queue.ts'
import { type BudgetSpent, spendBudget } from '../triage/spend-budget.ts'
import type { ExportInput } from './export.schema.ts'
import { type ExportedReport, toExported } from './exported-report.ts'

/**
 * More than this leaves the house only as several exports, each with an event of its own. Through several
 * filters it also keeps within the 2,000 rows that may be read.
 */
export const MOST_EXPORTED = 250

export interface QueueExport {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly filter: QueueFilter
  readonly reports: readonly ExportedReport[]
  /** False where more fit than were taken out. */
  readonly complete: boolean
}

/**
 * `confirm-first`: the sign-in is too old for this. `budget-spent`: this officer has taken out enough for
 * now. `invalid`: a filter has a wrong value.
 */
export type ExportError =
  | { readonly code: 'confirm-first' }
  | { readonly code: 'invalid'; readonly filter: FilterName }
  | BudgetSpent

/**
 * Takes the queue out as it is filtered on the screen, plain facts only: nothing sealed, no indicator.
 * Who took what, by which filter and how many stands in the log before anything leaves.
 * @param confirmed whether the officer has signed in just now (`confirmedLately`)
 */
export async function exportQueue(
  ctx: Context,
  officer: Officer,
  confirmed: boolean,
  { format, ...query }: ExportInput,
): Promise<Result<QueueExport, ExportError>> {
  const filter = filterOf(query)
  if (!filter.ok) return err({ code: 'invalid', filter: filter.error })
  if (!confirmed) return err({ code: 'confirm-first' })
  const slice = { after: null, limit: MOST_EXPORTED + 1, counting: false }
  const found = await readQueue(ctx, officer, filter.value, slice)
  const reports = found.reports.slice(0, MOST_EXPORTED).map(toExported)
  const spent = await spendBudget(ctx, officer, 'export', Math.max(1, reports.length))
  if (!spent.ok) return spent
  const spelled = new URLSearchParams(queryOf(filter.value)).toString()
  await noteAtDesk(ctx, officer, {
    type: 'exported',
    data: { format, filter: spelled, count: reports.length },
  })
  ctx.log('exported', { centre: officer.centreId, count: reports.length })
  return ok({
    at: ctx.clock().toISOString(),
    filter: filter.value,
    reports,
    complete: found.complete && found.reports.length <= MOST_EXPORTED,
  })
}
