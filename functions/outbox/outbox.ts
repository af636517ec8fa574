import type { StoredIdentity } from '../reports/report.store.ts'
import { type Held, placeOf } from './held.ts'
import type { OutboxShard } from './outbox-shard.ts'

/** Objects that share the work of an outage: one takes some hundred requests a second. */
export const SHARDS = 8

const names = Array.from({ length: SHARDS }, (_, n) => `v1:${n}`)

export type Outbox = ReturnType<typeof outboxOf>

/** The second place for a report or an appeal, where D1 can't be reached. */
export function outboxOf(namespace: DurableObjectNamespace<OutboxShard>) {
  const shard = (name: string) => namespace.get(namespace.idFromName(name))
  return {
    /** Keeps it. @returns the identity of what is kept under its key, which may be an earlier one */
    hold: async (held: Held): Promise<StoredIdentity> =>
      shard(nameFor(placeOf(held).keyMac)).hold(held),

    /** What is held, by its receipt: which shard has it, only the key would tell. */
    async find(receiptMac: string): Promise<Held | null> {
      const found = await Promise.all(names.map((name) => shard(name).find(receiptMac)))
      return found.find((held) => held !== null) ?? null
    },

    /** How many are on their way. */
    async count(): Promise<number> {
      const counts = await Promise.all(names.map((name) => shard(name).count()))
      return counts.reduce((sum, count) => sum + count, 0)
    },

    /** Sets alarms that should be set, after whatever went wrong. */
    wake: async (): Promise<void> => {
      await Promise.all(names.map((name) => shard(name).wake()))
    },
  }
}

/** The same key goes to the same shard, so that a key is held once. */
const nameFor = (keyMac: string) => names[keyMac.charCodeAt(0) % SHARDS] as string
