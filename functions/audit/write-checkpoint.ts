import type { Context } from '../context.ts'
import { toBase64url } from '../sealing/base64url.ts'
import { utf8 } from '../sealing/hkdf.ts'
import { mac } from '../sealing/mac.ts'
import { type Checkpoint, dayOf } from './checkpoint.store.ts'

const PURPOSE = 'jingzhong/v1/audit/checkpoint'

/** The event that the last checkpoint names is gone or another: events were removed or replaced. */
export class EventLogCut extends Error {
  override name = 'EventLogCut'
}

/** The last checkpoint wasn't written by this Worker. */
export class CheckpointForged extends Error {
  override name = 'CheckpointForged'
}

type Ctx = Pick<Context, 'checkpoints' | 'clock' | 'secrets'>

/**
 * Notes outside D1 how long the event log is and where its chain stands, each linked to the one before.
 * Runs every minute and writes only when something happened, so that a quiet day costs one read each.
 * What was noted must still be there: else nothing is written over the evidence, and the job fails each
 * minute until somebody has looked.
 * @returns the checkpoint, or null when nothing is new
 * @throws EventLogCut, CheckpointForged
 */
export async function writeCheckpoint(ctx: Ctx): Promise<Checkpoint | null> {
  const last = await ctx.checkpoints.lastEvent()
  const before = await ctx.checkpoints.read()
  if (before) await requireUnbroken(ctx, before)
  if (!last || last.no === before?.no) return null
  const at = ctx.clock().toISOString()
  const draft = { at, no: last.no, mac: last.mac, before: before?.root ?? '' }
  const checkpoint = { ...draft, root: await rootOf(ctx.secrets.audit, draft) }
  // Once a day, not each time: KV allows few writes.
  if (before && dayOf(before) !== dayOf(checkpoint)) await ctx.checkpoints.keep(before)
  await ctx.checkpoints.write(checkpoint)
  return checkpoint
}

async function requireUnbroken(ctx: Ctx, before: Checkpoint): Promise<void> {
  if ((await rootOf(ctx.secrets.audit, before)) !== before.root) throw new CheckpointForged()
  if ((await ctx.checkpoints.macAt(before.no)) !== before.mac) throw new EventLogCut()
}

/** The MAC that a checkpoint of this portal carries. */
export async function rootOf(
  secret: Uint8Array<ArrayBuffer>,
  c: Omit<Checkpoint, 'root'>,
): Promise<string> {
  const message = JSON.stringify(['v1', c.at, c.no, c.mac, c.before])
  return toBase64url(await mac(secret, PURPOSE, utf8(message)))
}
