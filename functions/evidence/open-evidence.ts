import type { Officer } from '../access/officer.ts'
import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { chunksOf } from './limits.ts'

const TRIES = 5

/**
 * The sealed chunks of one file, one after the other, for an officer of the report's centre. That
 * somebody looked is written before anything is handed out; from then on its sender can't take it away
 * alone.
 */
export async function openEvidence(
  ctx: Context,
  { id: actor, centreId }: Officer,
  reportId: string,
  id: string,
): Promise<Result<Uint8Array<ArrayBuffer>, 'not-found' | 'evidence-off' | 'unavailable'>> {
  const { chunks } = ctx
  if (!chunks) return err('evidence-off')
  const place = { centreId, reportId, id }
  const file = await ctx.evidence.find(place)
  if (file?.state !== 'whole') return err('not-found')
  if (!(await recordLook(ctx, actor, place))) return err('not-found')
  const found = await chunks.read(place, chunksOf(file.size))
  if (!found.ok) return found
  return found.value ? ok(found.value) : err('not-found')
}

async function recordLook(
  ctx: Context,
  actor: string,
  place: { readonly centreId: string; readonly reportId: string; readonly id: string },
): Promise<boolean> {
  const { centreId, reportId, id } = place
  for (let tries = 0; tries < TRIES; tries += 1) {
    const current = await ctx.triage.currentState(centreId, reportId)
    const file = await ctx.evidence.find(place)
    if (!current || file?.state !== 'whole') return false
    const event = await linkEvent(ctx.secrets.audit, current.head, {
      ...{ reportId, centreId, at: ctx.clock().toISOString(), actor },
      type: 'evidence-opened',
      data: { evidence: id },
    })
    if (await ctx.evidence.look(current.version, place, event)) {
      ctx.log('evidence-opened', { centre: centreId })
      return true
    }
  }
  throw new Error('the look could not be recorded')
}
