import type { CardLang } from '../cards/card-code.ts'
import { KV_KEYS } from '../kv-keys.ts'
import { type ListScope, listScope, type OneScope, oneScope } from './warning.schema.ts'

/** A card as readers get it. */
export interface KeptCard {
  readonly png: ArrayBuffer
  readonly digest: string
}

export type ScopeStore = ReturnType<typeof scopeStore>

/** What readers get: KV values, each answering a page, feed or widget in one read. */
export function scopeStore(kv: KVNamespace) {
  const key = (school: string | null) =>
    school === null ? KV_KEYS.warnings : KV_KEYS.warningsOfSchool(school)
  return {
    /**
     * A list, of all or of one school; null where nothing was ever published in it.
     * @throws where KV can't be read, or something else stands there
     */
    async list(school: string | null): Promise<ListScope | null> {
      const stored = await kv.get(key(school), 'json')
      return stored === null ? null : listScope.parse(stored)
    },

    putList: (school: string | null, list: ListScope) => kv.put(key(school), JSON.stringify(list)),

    /** One warning, or what remains of it; null where officers never had one of that id. Throws like `list`. */
    async one(id: string): Promise<OneScope | null> {
      const stored = await kv.get(KV_KEYS.warning(id), 'json')
      return stored === null ? null : oneScope.parse(stored)
    },

    putOne: (id: string, value: OneScope) => kv.put(KV_KEYS.warning(id), JSON.stringify(value)),

    /** A card image as a PNG; null where readers have none. Throws where KV can't be read. */
    async card(id: string, lang: CardLang): Promise<KeptCard | null> {
      const found = await kv.getWithMetadata<{ digest: string }>(
        KV_KEYS.warningCard(id, lang),
        'arrayBuffer',
      )
      return found.value && { png: found.value, digest: found.metadata?.digest ?? '' }
    },

    putCard: (id: string, lang: CardLang, { png, digest }: KeptCard) =>
      kv.put(KV_KEYS.warningCard(id, lang), png, { metadata: { digest } }),

    dropCard: (id: string, lang: CardLang) => kv.delete(KV_KEYS.warningCard(id, lang)),

    /** Up to which change everything was written again, for good; 0 before the first time. */
    settled: async () => Number((await kv.get(KV_KEYS.warningsSettled)) ?? 0),

    putSettled: (seq: number) => kv.put(KV_KEYS.warningsSettled, String(seq)),
  }
}
