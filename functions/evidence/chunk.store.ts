import { err, ok, type Result } from '../result.ts'
import { inTime } from '../storage/reach.ts'

/** Where a file's chunks lie: ids only, and none that a stranger could guess. */
export interface FilePlace {
  readonly centreId: string
  readonly reportId: string
  readonly id: string
}

/** How long R2 may take for one chunk, in milliseconds. */
const PATIENCE_MS = 10_000

const keyOf = ({ centreId, reportId, id }: FilePlace, n: number) =>
  `v1/${centreId}/${reportId}/${id}/${n}`

export type ChunkStore = ReturnType<typeof chunkStore>

/** The chunks of evidence in R2, sealed. Whatever R2 throws is an outage: worth another try. */
export function chunkStore(bucket: R2Bucket) {
  return {
    /**
     * Stores a chunk that isn't there yet.
     * @returns `stored` also where exactly these bytes lie there already, else `differs`
     */
    put: (place: FilePlace, n: number, bytes: Uint8Array<ArrayBuffer>) =>
      asking(async () => {
        const sha256 = await crypto.subtle.digest('SHA-256', bytes)
        const stored = await bucket.put(keyOf(place, n), bytes, {
          onlyIf: { etagDoesNotMatch: '*' },
          httpMetadata: { contentType: 'application/octet-stream' },
          sha256,
        })
        if (stored) return 'stored' as const
        const found = await bucket.head(keyOf(place, n))
        const known = found?.checksums.sha256
        return known && sameBytes(known, sha256) ? ('stored' as const) : ('differs' as const)
      }),

    /** All chunks of a file, one after the other; null where one is missing. */
    read: (place: FilePlace, chunks: number) =>
      asking(async () => {
        const found = await Promise.all(
          Array.from({ length: chunks }, async (_, n) => {
            const object = await bucket.get(keyOf(place, n))
            return object && new Uint8Array(await object.arrayBuffer())
          }),
        )
        return found.includes(null) ? null : joined(found.filter((chunk) => chunk !== null))
      }),

    /** Deletes the chunks of a file, there or not. */
    clear: (place: FilePlace, chunks: number) =>
      asking(() => bucket.delete(Array.from({ length: chunks }, (_, n) => keyOf(place, n)))),
  }
}

async function asking<Value>(ask: () => Promise<Value>): Promise<Result<Value, 'unavailable'>> {
  try {
    return ok(await inTime(PATIENCE_MS, ask()))
  } catch {
    return err('unavailable')
  }
}

const sameBytes = (a: ArrayBuffer, b: ArrayBuffer) => {
  const other = new Uint8Array(b)
  return new Uint8Array(a).every((byte, n) => byte === other[n])
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
