import type { Context } from '../context.ts'
import { toBase64url } from '../sealing/base64url.ts'
import { utf8 } from '../sealing/hkdf.ts'
import { mac } from '../sealing/mac.ts'
import type { Checkpoint } from './checkpoint.store.ts'

export const CHECKPOINT_PURPOSE = 'jingzhong/v1/audit/checkpoint'

/**
 * Notes outside D1 how long the event log is and where its chain stands, each linked to the one before.
 * Runs every minute and writes only when something happened, so that a quiet day costs one read each.
 * @returns the checkpoint, or null when nothing is new
 */
export async function writeCheckpoint(
  ctx: Pick<Context, 'checkpoints' | 'clock' | 'secrets'>,
): Promise<Checkpoint | null> {
  const last = await ctx.checkpoints.lastEvent()
  const before = await ctx.checkpoints.read()
  if (!last || last.no === before?.no) return null
  const at = ctx.clock().toISOString()
  const message = JSON.stringify(['v1', at, last.no, last.mac, before?.root ?? ''])
  const root = toBase64url(await mac(ctx.secrets.audit, CHECKPOINT_PURPOSE, utf8(message)))
  const checkpoint = { at, no: last.no, root }
  await ctx.checkpoints.write(checkpoint)
  return checkpoint
}
