import { KV_KEYS } from '../kv-keys.ts'
import type { StoredIdentity } from '../reports/report.store.ts'
import { type Held, identityOf, placeOf } from './held.ts'

export type LastResort = ReturnType<typeof lastResortStore>

/**
 * The third place for a report or an appeal: KV, under a key of its own, where neither D1 nor the outbox answers. KV
 * may be a minute late for another reader, so that nothing else depends on it.
 */
export function lastResortStore(kv: KVNamespace) {
  return {
    /** Keeps it. @returns the identity of what is kept under its key, which may be an earlier one */
    async hold(held: Held): Promise<StoredIdentity> {
      const key = KV_KEYS.held(placeOf(held).keyMac)
      const earlier = await kv.get<Held>(key, 'json')
      if (!earlier) await kv.put(key, JSON.stringify(held))
      return identityOf(earlier ?? held)
    },

    /** Some of those that are kept, by the MACs of their keys. */
    async list(limit: number): Promise<string[]> {
      const prefix = KV_KEYS.held('')
      const { keys } = await kv.list({ prefix, limit })
      return keys.map(({ name }) => name.slice(prefix.length))
    },

    read: (keyMac: string) => kv.get<Held>(KV_KEYS.held(keyMac), 'json'),
    remove: (keyMac: string) => kv.delete(KV_KEYS.held(keyMac)),
  }
}
