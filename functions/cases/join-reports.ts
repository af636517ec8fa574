import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { referenceOf } from '../reports/reference.ts'
import { err, ok, type Result } from '../result.ts'
import { newReportId } from '../sealing/report-id.ts'
import { spendBudget } from '../triage/spend-budget.ts'
import type { JoinInput } from './case.schema.ts'
import type { LeftAlone } from './case.ts'
import { changeMany, type Done, leave, type Plan, type PlannedRow } from './change-many.ts'
import { findNamed, type NamedError } from './find-named.ts'
import type { FoundReport } from './many.store.ts'
import { MOST_JOINED } from './vocabulary.ts'

/**
 * `not-found`: no such case, or none of these reports is the centre's. `in-another-case`: they are in
 * several cases already, and none of them was named. `is-a-case`: a case was named where one is joined to
 * already; two cases are merged.
 */
export type JoinError =
  | { readonly code: 'not-found' | 'invalid' | 'is-a-case' | NamedError }
  | { readonly code: 'in-another-case'; readonly leftAlone: readonly LeftAlone[] }

/**
 * Joins reports into a case: an officer says that they belong together. Nothing of the reports themselves
 * changes. Joining costs one of the budget however many join, because it hides nothing and is undone in one.
 */
export async function joinReports(ctx: Context, officer: Officer, input: JoinInput) {
  const { centreId } = officer
  const named = await readNamed(ctx, centreId, input)
  if (!named.ok) return named
  return joinThem(ctx, officer, named.value)
}

/** What was typed becomes an id like the others. */
async function readNamed(
  ctx: Context,
  centreId: string,
  { reference, ...input }: JoinInput,
): Promise<Result<JoinInput, JoinError>> {
  const some = input.reports !== undefined || reference !== undefined
  if (some === (input.term !== undefined)) return err({ code: 'invalid' })
  if (reference === undefined) return ok(input)
  const found = await findNamed(ctx, centreId, reference, 'report')
  if (!found.ok) return err({ code: found.error })
  const { kind, id } = found.value
  if (kind === 'report') return ok({ ...input, reports: [...(input.reports ?? []), id] })
  if (input.case) return err({ code: 'is-a-case' })
  return input.reports ? ok({ ...input, case: id }) : err({ code: 'invalid' })
}

async function joinThem(ctx: Context, officer: Officer, input: JoinInput) {
  const { centreId } = officer
  if (input.case && !(await ctx.many.caseHead(centreId, input.case)))
    return err({ code: 'not-found' } as const)
  const newId = newReportId(ctx.random)
  return changeMany<JoinError>(
    ctx,
    officer,
    { kind: 'join', reason: input.reason },
    async (): Promise<Result<Plan, JoinError>> => {
      const ids = input.term
        ? await ctx.links.naming(centreId, input.term, MOST_JOINED)
        : [...new Set(input.reports)]
      const found = await ctx.many.find(centreId, ids)
      // An id that isn't ours, and isn't there, are the same answer.
      if (found.length === 0 || (input.reports && found.length < ids.length))
        return err({ code: 'not-found' })
      const homes = [...new Set(found.flatMap(({ caseId }) => caseId ?? []))]
      const home = input.case ?? homes[0]
      if (!input.case && !input.term && homes.length > 1) {
        const leftAlone = found.flatMap((one) =>
          one.caseId ? [leave(one, 'in-another-case')] : [],
        )
        return err({ code: 'in-another-case', leftAlone })
      }
      const caseId = home ?? newId
      const joining = found.filter((report) => whyNot(report, caseId) === null)
      if (!home && joining.length < 2) {
        return ok({
          ...emptyPlan,
          leftAlone: [...leftOut(found, caseId), ...joining.map((one) => leave(one, 'alone'))],
        })
      }
      return ok({
        caseId,
        opens: home ? undefined : { id: newId, reference: `C-${await referenceOf(newId)}` },
        rows: joining.map(
          (report): PlannedRow => ({
            report,
            state: null,
            event: { type: 'case-joined', data: { case: caseId } },
          }),
        ),
        leftAlone: leftOut(found, caseId),
        around: (actionId, rows) => ({
          joins: rows.map(({ report }) => ({ report: report.id, caseId, actionId })),
        }),
      })
    },
    (n) => (n > 1 ? spendBudget(ctx, officer, 'bulk', 1) : Promise.resolve(ok(null))),
  )
}

export type Joined = Awaited<ReturnType<typeof joinReports>> | Result<Done, JoinError>

const emptyPlan: Plan = { caseId: null, rows: [], leftAlone: [], around: () => ({}) }

function whyNot({ stage, caseId: home }: FoundReport, caseId: string): string | null {
  if (home === caseId) return 'joined-already'
  if (home !== null) return 'in-another-case'
  return stage === 'withdrawn' ? 'ended' : null
}

const leftOut = (found: readonly FoundReport[], caseId: string): LeftAlone[] =>
  found.flatMap((report) => {
    const why = whyNot(report, caseId)
    return why ? [leave(report, why)] : []
  })
