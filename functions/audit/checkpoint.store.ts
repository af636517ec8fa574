import * as z from 'zod/mini'
import { KV_KEYS } from '../kv-keys.ts'

/** Where the event log stood at a moment, written outside D1 so that a cut tail shows. */
export const checkpoint = z.object({
  /** ISO 8601, UTC. */
  at: z.string(),
  /** The last event's number; numbers are gap-free, so it is also how many there are. */
  no: z.number(),
  /** That event's own MAC: it must be found again under its number. */
  mac: z.string(),
  /** The `root` of the checkpoint before this one; '' for the first. */
  before: z.string(),
  /** MAC over all of the above. */
  root: z.string(),
})
export type Checkpoint = Readonly<z.infer<typeof checkpoint>>

/** The day of a checkpoint (YYYY-MM-DD), UTC. */
export const dayOf = ({ at }: Pick<Checkpoint, 'at'>) => at.slice(0, 10)

export type CheckpointStore = ReturnType<typeof checkpointStore>

/** No query names a centre: the log is one, and its numbers run through all of them. */
export function checkpointStore(db: D1Database, kv: KVNamespace) {
  return {
    /** The newest event of all centres. */
    lastEvent: () =>
      db
        .prepare('SELECT no, mac FROM events ORDER BY no DESC LIMIT 1')
        .first<{ no: number; mac: string }>(),

    /** The MAC of the event with a number; null when there is none (any more). */
    macAt: (no: number) =>
      db.prepare('SELECT mac FROM events WHERE no = ?').bind(no).first<string>('mac'),

    /** The newest checkpoint; null before the first, or where something else stands in its place. */
    async read(): Promise<Checkpoint | null> {
      const read = checkpoint.safeParse(await kv.get(KV_KEYS.checkpoint, 'json'))
      return read.success ? read.data : null
    },

    /** Puts a checkpoint in the newest one's place. */
    write: (checkpoint: Checkpoint) => kv.put(KV_KEYS.checkpoint, JSON.stringify(checkpoint)),

    /** Keeps a checkpoint as the last one of its day. */
    keep: (checkpoint: Checkpoint) =>
      kv.put(KV_KEYS.checkpointOf(dayOf(checkpoint)), JSON.stringify(checkpoint)),
  }
}
