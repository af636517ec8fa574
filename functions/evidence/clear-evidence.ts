import type { Context } from '../context.ts'
import type { FileToClear } from './evidence.store.ts'
import { chunksOf, EVIDENCE } from './limits.ts'

const HOUR = 3_600_000

/**
 * A late chunk can come this long after its file was deleted (no request lives as long): then everything
 * under its name is deleted once more.
 */
const ONCE_MORE_AFTER = HOUR

type Ctx = Pick<Context, 'chunks' | 'clock' | 'evidence' | 'log'>

/**
 * The scheduled job: deletes the chunks of what was removed or withdrawn, and of what never came whole
 * within a day. Where R2 doesn't answer, the next minute tries again.
 */
export async function clearEvidence(ctx: Ctx): Promise<void> {
  const now = ctx.clock().getTime()
  const before = (ms: number) => new Date(now - ms).toISOString()
  const due = await ctx.evidence.due(before(EVIDENCE.orphanHours * HOUR), before(ONCE_MORE_AFTER))
  const cleared = await clearFiles(ctx, due)
  if (cleared > 0) ctx.log('evidence-cleared', { count: cleared })
}

/** Deletes the chunks of files, as far as R2 answers. @returns of how many */
export async function clearFiles(ctx: Ctx, files: readonly FileToClear[]): Promise<number> {
  const { chunks, evidence } = ctx
  if (!chunks) return 0
  let cleared = 0
  for (const file of files) {
    const at = ctx.clock().toISOString()
    // First nobody may finish it any more: else its last chunk could come while the others go.
    if (file.state === 'arriving' && !(await evidence.drop(file, at))) continue
    const gone = await chunks.clear(file, chunksOf(file.size))
    if (!gone.ok) continue
    await evidence.cleared(file, at)
    cleared += 1
  }
  return cleared
}
