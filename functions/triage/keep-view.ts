import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { filterOf, queryOf } from './queue-filter.ts'
import type { ViewInput } from './view.schema.ts'

/** The officer's own views, by name. */
export const listViews = async (ctx: Context, officer: Officer) => ({
  views: await ctx.triage.views(officer.id),
})

/** `invalid`: the query has no filter of ours. `too-many`: there is no room for more. */
export type ViewError = 'invalid' | 'too-many'

/** Keeps filters under a name, in their one spelling, or, without a query, drops what stands under it. */
export async function keepView(
  ctx: Context,
  officer: Officer,
  { name, query }: ViewInput,
): Promise<Result<null, ViewError>> {
  if (query === undefined) {
    await ctx.triage.dropView(officer.id, name)
    return ok(null)
  }
  const filter = filterOf(Object.fromEntries(new URLSearchParams(query)))
  const read = filter.ok ? new URLSearchParams(queryOf(filter.value)).toString() : ''
  if (!read) return err('invalid')
  const saved = await ctx.triage.saveView(officer.centreId, officer.id, { name, query: read })
  return saved ? ok(null) : err('too-many')
}
