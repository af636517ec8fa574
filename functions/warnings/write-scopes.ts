import type { Context } from '../context.ts'
import { putUntilTaken } from '../storage/put-until-taken.ts'

export type WritesScopes = Pick<Context, 'scopes' | 'warnings' | 'cards' | 'clock' | 'pause'>

/** A warning that was changed, and the school whose list it is in. */
export interface Changed {
  readonly id: string
  readonly school: string | null
}

/** How often one call begins again because somebody changed something meanwhile. */
const ROUNDS = 4

/**
 * Brings what readers get into line with D1, for warnings that were just published, changed or
 * withdrawn; publishing and withdrawing call it in their own request, and again is the same as once.
 *
 * Nothing is computed from what stands in KV, which may be a minute old. Two who do this at once may write
 * in the wrong order: so whoever has written asks D1 whether there is a later change, and if so writes
 * again, what is then true. The job repeats all of it for a while (settle-scopes.ts), for whoever was
 * stopped in between.
 * @throws where D1 or KV can't be reached; then the job brings it there within a minute
 */
export async function writeScopes(ctx: WritesScopes, changed: readonly Changed[]): Promise<void> {
  // Asked for before anything is read: what is written may be newer than that, never older.
  let seq = await ctx.warnings.lastSeq()
  for (let round = 0; round < ROUNDS; round += 1) {
    await writeOnce(ctx, changed)
    const latest = await ctx.warnings.lastSeq()
    if (latest === seq) return
    seq = latest
  }
}

async function writeOnce(ctx: WritesScopes, changed: readonly Changed[]): Promise<void> {
  const { scopes, warnings, cards } = ctx
  const now = ctx.clock().toISOString()
  const found = await warnings.find(changed.map(({ id }) => id))
  for (const { id, lang, isShown } of await cards.listed([...found.keys()])) {
    const card = isShown ? await cards.find(id, lang) : null
    await putUntilTaken(ctx, () =>
      card ? scopes.putCard(id, lang, card) : scopes.dropCard(id, lang),
    )
  }
  for (const [id, one] of found) await putUntilTaken(ctx, () => scopes.putOne(id, one))
  const schools = new Set(changed.flatMap(({ school }) => school ?? []))
  for (const school of schools) {
    const list = await warnings.shownOfSchool(school, now)
    await putUntilTaken(ctx, () => scopes.putList(school, list))
  }
  const all = await warnings.shownAfter(now)
  await putUntilTaken(ctx, () => scopes.putList(null, all))
}
