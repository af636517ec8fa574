/** What a KV namespace holds, as text. */
export const memoryKv = () => new Map<string, string>()

/** A namespace over it whose writes fail by plan: the nth of all, counted from 0, never arrives. */
export function failingKv(
  stored: Map<string, string>,
  plan: { readonly failAt: ReadonlySet<number> },
): KVNamespace {
  let writes = 0
  return {
    get: async (key: string, type?: string) => {
      const text = stored.get(key) ?? null
      return type === 'json' && text !== null ? JSON.parse(text) : text
    },
    put: async (key: string, text: string) => {
      writes += 1
      if (plan.failAt.has(writes - 1)) throw new Error('KV PUT failed')
      stored.set(key, text)
    },
  } as unknown as KVNamespace
}
