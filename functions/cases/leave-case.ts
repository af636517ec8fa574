import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok } from '../result.ts'
import type { LeaveInput } from './case.schema.ts'
import { changeMany, free, leave } from './change-many.ts'

/** Takes reports out of a case; they can be joined again, or undone. */
export async function leaveCase(ctx: Context, officer: Officer, caseId: string, input: LeaveInput) {
  const { centreId } = officer
  if (!(await ctx.many.caseHead(centreId, caseId))) return err({ code: 'not-found' } as const)
  return changeMany<never>(
    ctx,
    officer,
    { kind: 'leave', reason: input.reason },
    async () => {
      const found = await ctx.many.find(centreId, [...new Set(input.reports)])
      const [inside, outside] = [true, false].map((is) =>
        found.filter((report) => (report.caseId === caseId) === is),
      )
      return ok({
        caseId,
        rows: (inside ?? []).map((report) => ({
          report,
          state: null,
          event: { type: 'case-left', data: { case: caseId } },
        })),
        leftAlone: (outside ?? []).map((report) => leave(report, 'not-in-case')),
        around: (_, rows) => ({
          leaves: rows.map(({ report }) => ({ report: report.id, caseId })),
        }),
      })
    },
    free,
  )
}
