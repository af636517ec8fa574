import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok } from '../result.ts'
import { spendBudget } from '../triage/spend-budget.ts'
import type { MergeInput } from './case.schema.ts'
import { changeMany } from './change-many.ts'
import { findNamed, type NamedError } from './find-named.ts'
import { MOST_JOINED } from './vocabulary.ts'

/** `same-case`: with itself. `too-many`: more reports than one action moves; take this one into that one. */
export interface MergeError {
  readonly code: 'not-found' | 'same-case' | 'too-many' | NamedError
}

/**
 * An officer says that two cases are one: all reports of the other join this one, which keeps its reference.
 * The other stays as an empty case whose history says where its reports are, so that whoever knows its
 * reference finds them. Both histories are linked to what was read: who changed either meanwhile undoes all
 * of it, and it is planned anew. One of the budget, and undone in one step, like a join.
 */
export async function mergeCases(
  ctx: Context,
  officer: Officer,
  caseId: string,
  input: MergeInput,
) {
  const { centreId } = officer
  const other = input.reference
    ? await findNamed(ctx, centreId, input.reference, 'case')
    : ok({ kind: 'case', id: input.from ?? '' } as const)
  if (!other.ok) return err({ code: other.error })
  if (other.value.kind !== 'case') return err({ code: 'unknown-reference' } as const)
  const from = other.value.id
  const heads = await Promise.all([caseId, from].map((id) => ctx.many.caseHead(centreId, id)))
  if (heads.includes(null)) return err({ code: 'not-found' } as const)
  if (from === caseId) return err({ code: 'same-case' } as const)
  return changeMany<MergeError>(
    ctx,
    officer,
    { kind: 'merge', reason: input.reason },
    async () => {
      const ids = await ctx.cases.members(centreId, from, MOST_JOINED + 1)
      if (ids.length > MOST_JOINED) return err({ code: 'too-many' })
      const found = await ctx.many.find(centreId, ids)
      return ok({
        caseId,
        rows: found.map((report) => ({
          report,
          state: null,
          event: { type: 'case-moved', data: { case: caseId, from } },
        })),
        leftAlone: [],
        others: [{ caseId: from, type: 'merged', data: { into: caseId } }],
        around: (actionId, rows) => ({
          leaves: rows.map(({ report }) => ({ report: report.id, caseId: from })),
          joins: rows.map(({ report }) => ({ report: report.id, caseId, actionId })),
        }),
      })
    },
    () => spendBudget(ctx, officer, 'bulk', 1),
  )
}
