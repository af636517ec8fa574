import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { readQuery, type ViewInput } from './view.schema.ts'

/** The officer's own views, by name. */
export const listViews = async (ctx: Context, officer: Officer) => ({
  views: await ctx.triage.views(officer.id),
})

/** Keeps filters under a name, or drops what stands under it. `too-many`: there is no room for more. */
export async function keepView(
  ctx: Context,
  officer: Officer,
  { name, query }: ViewInput,
): Promise<Result<null, 'too-many'>> {
  const read = query && readQuery(query)
  if (!read) {
    await ctx.triage.dropView(officer.id, name)
    return ok(null)
  }
  const saved = await ctx.triage.saveView(officer.centreId, officer.id, { name, query: read })
  return saved ? ok(null) : err('too-many')
}
