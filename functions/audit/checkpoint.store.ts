import { KV_KEYS } from '../kv-keys.ts'

/** Where the event log stood at a moment, written outside D1 so that a cut tail shows. */
export interface Checkpoint {
  /** ISO 8601, UTC. */
  readonly at: string
  /** The last event's number; numbers are gap-free, so it is also how many there are. */
  readonly no: number
  /** MAC over the last event and the checkpoint before this one. */
  readonly root: string
}

export type CheckpointStore = ReturnType<typeof checkpointStore>

export function checkpointStore(db: D1Database, kv: KVNamespace) {
  return {
    /** The newest event of all centres: the log is one. */
    lastEvent: () =>
      db
        .prepare('SELECT no, mac FROM events ORDER BY no DESC LIMIT 1')
        .first<{ no: number; mac: string }>(),

    read: () => kv.get<Checkpoint>(KV_KEYS.checkpoint, 'json'),

    /** Two keys, so that one write a day stays when the newest is overwritten. */
    async write(checkpoint: Checkpoint): Promise<void> {
      const text = JSON.stringify(checkpoint)
      await kv.put(KV_KEYS.checkpointOf(checkpoint.at.slice(0, 10)), text)
      await kv.put(KV_KEYS.checkpoint, text)
    },
  }
}
