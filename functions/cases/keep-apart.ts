import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok } from '../result.ts'
import type { ApartInput } from './case.schema.ts'
import { changeMany, free } from './change-many.ts'

/**
 * An officer says that a report doesn't belong to another, or to a case: it isn't offered again. Who joins
 * them all the same isn't stopped, because later one knows more.
 */
export async function keepApart(
  ctx: Context,
  officer: Officer,
  { report, other, reason }: ApartInput,
) {
  const { centreId } = officer
  const isCase = (await ctx.many.caseHead(centreId, other)) !== null
  return changeMany<{ readonly code: 'not-found' | 'invalid' }>(
    ctx,
    officer,
    { kind: 'keep-apart', reason },
    async () => {
      if (report === other) return err({ code: 'invalid' })
      const ids = isCase ? [report] : [report, other]
      const found = await ctx.many.find(centreId, ids)
      if (found.length < ids.length) return err({ code: 'not-found' })
      return ok({
        caseId: isCase ? other : null,
        rows: found.map((one) => ({
          report: one,
          state: null,
          event: { type: 'kept-apart', data: { other: one.id === report ? other : report } },
        })),
        leftAlone: [],
        around: () => ({ apart: [{ id: report, other }] }),
      })
    },
    free,
  )
}
