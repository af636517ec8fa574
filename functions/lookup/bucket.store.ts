import type { IndicatorKind } from '../indicators/indicator.ts'
import { KV_KEYS } from '../kv-keys.ts'
import { type LookupEntry, storedBucket } from './bucket.ts'

export type BucketStore = ReturnType<typeof bucketStore>

/** What devices look up: one KV value for each kind and prefix, so that an answer is one read. */
export function bucketStore(kv: KVNamespace) {
  return {
    /**
     * What is known under a prefix; nothing where nothing ever was.
     * @throws where KV can't be read, or something else stands there
     */
    async get(kind: IndicatorKind, prefix: string): Promise<LookupEntry[]> {
      const stored = await kv.get(KV_KEYS.lookup(kind, prefix), 'json')
      return stored === null ? [] : storedBucket.parse(stored)
    },

    put: (kind: IndicatorKind, prefix: string, known: readonly LookupEntry[]) =>
      kv.put(KV_KEYS.lookup(kind, prefix), JSON.stringify(known)),
  }
}
