/** How long a place may go on seeing what a key held before, and that it held nothing. */
export const STALE_FOR = 60_000

interface Seen {
  readonly value: string | null
  readonly until: number
}

/**
 * KV as production may be at its worst: what was read once in a place stays as it was for a minute, also that
 * there was nothing; and a second write to a key within a second fails. `at` makes the view of one place
 * on one store.
 */
export function staleKv(clock: () => Date) {
  const stored = new Map<string, string>()
  const wrote = new Map<string, number>()
  const reads: string[] = []
  let waited = 0
  const now = () => clock().getTime() + waited
  const at = () => {
    const cache = new Map<string, Seen>()
    const get = async (key: string, type?: string) => {
      reads.push(key)
      const known = cache.get(key)
      const seen =
        known && known.until > now()
          ? known
          : { value: stored.get(key) ?? null, until: now() + STALE_FOR }
      cache.set(key, seen)
      return type === 'json' && seen.value !== null ? JSON.parse(seen.value) : seen.value
    }
    const put = async (key: string, value: string) => {
      const last = wrote.get(key)
      if (last !== undefined && now() - last < 1_000) {
        throw new Error('KV PUT failed: 429 Too Many Requests')
      }
      wrote.set(key, now())
      stored.set(key, value)
    }
    return { get, put } as unknown as KVNamespace
  }
  /** Lets time pass for the store alone. */
  const wait = (ms: number) => {
    waited += ms
  }
  return { at, stored, reads, wait }
}

/** KV that can't be reached, or never answers. */
export function brokenKv(how: 'throws' | 'hangs'): KVNamespace {
  const fail = () =>
    how === 'hangs' ? new Promise<never>(() => {}) : Promise.reject(new Error('KV GET failed: 500'))
  return { get: fail, put: fail } as unknown as KVNamespace
}
