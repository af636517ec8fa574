import type { ReportStatus, StoredIdentity } from '../reports/report.store.ts'
import type { HeldReport } from './held-report.ts'
import type { OutboxShard } from './outbox-shard.ts'

/** Objects that share the work of an outage: one takes some hundred requests a second. */
export const SHARDS = 8

const names = Array.from({ length: SHARDS }, (_, n) => `v1:${n}`)

export type Outbox = ReturnType<typeof outboxOf>

/** The second place for a report, where D1 can't be reached. */
export function outboxOf(namespace: DurableObjectNamespace<OutboxShard>) {
  const shard = (name: string) => namespace.get(namespace.idFromName(name))
  return {
    /** Keeps a report. @returns the identity of what is kept under its key, which may be an earlier one */
    hold: async (held: HeldReport): Promise<StoredIdentity> =>
      shard(nameFor(held.report.keyMac)).hold(held),

    /** A held report by its receipt: which shard has it, only the key would tell. */
    async findByReceipt(receiptMac: string): Promise<ReportStatus | null> {
      const found = await Promise.all(names.map((name) => shard(name).findByReceipt(receiptMac)))
      return found.find((status) => status !== null) ?? null
    },

    /** How many reports are on their way. */
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
