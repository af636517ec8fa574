/** How long a place may go on seeing what a key held before, and that it held nothing. */
export const STALE_FOR = 60_000

interface Seen {
  readonly metadata: unknown
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
  const noted = new Map<string, unknown>()
  const wrote = new Map<string, number>()
  const reads: string[] = []
  let waited = 0
  const now = () => clock().getTime() + waited
  const at = () => {
    const cache = new Map<string, Seen>()
    const look = (key: string) => {
      reads.push(key)
      const known = cache.get(key)
      const seen =
        known && known.until > now()
          ? known
          : {
              value: stored.get(key) ?? null,
              metadata: noted.get(key),
              until: now() + STALE_FOR,
            }
      cache.set(key, seen)
      return seen
    }
    const get = async (key: string, type?: string) => {
      const { value } = look(key)
      return type === 'json' && value !== null ? JSON.parse(value) : value
    }
    const getWithMetadata = async (key: string) => look(key)
    const mayWrite = (key: string) => {
      const last = wrote.get(key)
      if (last !== undefined && now() - last < 1_000) {
        throw new Error('KV PUT failed: 429 Too Many Requests')
      }
      wrote.set(key, now())
    }
    const put = async (key: string, value: string, { metadata }: KVNamespacePutOptions = {}) => {
      mayWrite(key)
      stored.set(key, value)
      noted.set(key, metadata)
    }
    const forget = async (key: string) => {
      mayWrite(key)
      stored.delete(key)
    }
    return { get, getWithMetadata, put, delete: forget } as unknown as KVNamespace
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
  return { get: fail, getWithMetadata: fail, put: fail, delete: fail } as unknown as KVNamespace
}
