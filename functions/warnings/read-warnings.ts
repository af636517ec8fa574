import type { Context } from '../context.ts'
import { inTime, PATIENCE } from '../storage/reach.ts'
import { matches, type WarningFilter } from './filter.schema.ts'
import { mergeWarnings } from './merge-warnings.ts'
import { toEntry } from './to-entry.ts'
import type { ListScope, WarningEntry } from './warning.schema.ts'

export interface WarningList {
  /** The last changed first. */
  readonly warnings: readonly WarningEntry[]
  /** The same before it was narrowed, but to the school: what further filters can find something in. */
  readonly within: readonly WarningEntry[]
  /** False where only the editors' warnings could be read: what officers published is unknown now. */
  readonly checked: boolean
}

export type ReadsWarnings = Pick<Context, 'scopes' | 'warnings' | 'editorsWarnings' | 'clock'>

/**
 * The warnings that a list, feed or widget shows: one read of KV, none of D1. Where KV can't be read or
 * dawdles, never an older copy: the editors' warnings, without those that D1 says are withdrawn.
 */
export async function readWarnings(
  ctx: ReadsWarnings,
  filter: WarningFilter,
): Promise<WarningList> {
  const editors = ctx.editorsWarnings.map(toEntry)
  const scope = await readScope(ctx, filter.school ?? null)
  const merged = mergeWarnings(editors, scope ?? (await withoutKv(ctx)), ctx.clock().toISOString())
  return { warnings: merged.filter(matches(filter)), within: merged, checked: scope !== null }
}

async function readScope(
  { scopes }: ReadsWarnings,
  school: string | null,
): Promise<Pick<ListScope, 'entries' | 'withdrawn'> | null> {
  try {
    return (await inTime(PATIENCE.find, scopes.list(school))) ?? { entries: [], withdrawn: [] }
  } catch {
    return null
  }
}

/** The editors' warnings are compiled in: without KV the database alone knows which were withdrawn. */
async function withoutKv({ warnings }: ReadsWarnings) {
  try {
    return { entries: [], withdrawn: await inTime(PATIENCE.find, warnings.takenFromEditors()) }
  } catch {
    return { entries: [], withdrawn: [] }
  }
}
