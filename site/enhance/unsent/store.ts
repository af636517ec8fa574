/**
 * What was sent and not yet acknowledged waits here, in the browser's own database, until it is. Decided
 * 2026-11-22:
 *
 * - Only what the browser has sealed is ever stored. Where it can't seal, or has nothing to seal, the
 *   report waits in the page's memory, and the page says that closing it loses the report.
 * - The receipt is not stored with it: sealed to the receipt, too, the words open with it, and the next
 *   person at a shared computer would have both. It is shown at once, as good once the report has arrived.
 *   Who ticks that the device is their own has it kept until it has arrived and they put it away.
 * - A report's open facts (kind, place, day, numbers of the other side) go unsealed also to the Worker.
 *   So that nobody reads them off the developer's tools, each record is encrypted under a key of its own
 *   that scripts can use and not read. Whoever knows how can use it too; the privacy page says so.
 * - A record goes when its report is acknowledged, or when somebody discards it. With the last one the
 *   database goes. Leaving quickly leaves it: it should still be sent.
 * - Price: who closes the page before writing the receipt down, on a device that isn't theirs, has a
 *   report that arrives and a reference, and no way to follow it.
 */
import type { Kind } from '../../../functions/reports/vocabulary.ts'
import { isMarked, mark, unmark } from './marker.ts'

export interface Unsent {
  /** Idempotency-Key. */
  readonly key: string
  /** The work for it, where it was done in time. */
  readonly proof?: string | undefined
  readonly reference: string
  readonly kind: Kind
  /** When it was sent first, in milliseconds of the device's clock. */
  readonly at: number
  /**
   * `superseded`: an earlier version of it had arrived. `stale`: sealed to a key that is no longer in use.
   */
  readonly state: 'waiting' | 'arrived' | 'superseded' | 'stale' | 'refused'
  /** Why it was refused, as the API's code. */
  readonly code?: string
}

export interface Inside {
  /** The very bytes that are sent; null once they have arrived. */
  readonly body: string | null
  readonly receipt: string | null
}

type Row = Unsent & {
  readonly lock: CryptoKey
  readonly iv: Uint8Array<ArrayBuffer>
  readonly ct: ArrayBuffer
}

const NAME = 'jingzhong'
const STORE = 'unsent'
/** A database that doesn't answer must not hold up sending. */
const PATIENCE_MS = 3000
const AES = { name: 'AES-GCM', length: 256 } as const

/** What this page sends itself: its other parts leave it alone. */
export const ours = new Set<string>()

/** Stores a record, or another state of it. @returns false where the browser stores nothing */
export async function putUnsent(unsent: Unsent, inside: Inside): Promise<boolean> {
  const stored = store(unsent, inside).then(
    () => true,
    () => false,
  )
  const late = new Promise<false>((done) => setTimeout(() => done(false), PATIENCE_MS))
  return Promise.race([stored, late])
}

async function store(unsent: Unsent, inside: Inside): Promise<void> {
  const lock = await crypto.subtle.generateKey(AES, false, ['encrypt', 'decrypt'])
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const bytes = new TextEncoder().encode(JSON.stringify(inside))
  const ct = await crypto.subtle.encrypt({ name: AES.name, iv }, lock, bytes)
  const row: Row = { ...unsent, lock, iv, ct }
  await alone(NAME, async () => {
    await within('readwrite', (rows) => rows.put(row))
    try {
      mark()
    } catch (error) {
      // What no later page would look for is as good as not stored.
      await within('readwrite', (rows) => rows.delete(unsent.key))
      throw error
    }
  })
}

/** What waits, the oldest first; nothing where the browser stores nothing. */
export async function listUnsent(): Promise<readonly Unsent[]> {
  // Looking would make an empty database.
  if (!isMarked()) return []
  try {
    const rows = await within('readonly', (all) => all.getAll() as IDBRequest<Row[]>)
    return rows.toSorted((a, b) => a.at - b.at)
  } catch {
    return []
  }
}

export async function openUnsent(unsent: Unsent): Promise<Inside> {
  const { lock, iv, ct } = unsent as Row
  const bytes = await crypto.subtle.decrypt({ name: AES.name, iv }, lock, ct)
  return JSON.parse(new TextDecoder().decode(bytes)) as Inside
}

/** Deletes a record; with the last one nothing stays behind. */
export async function forgetUnsent(key: string): Promise<void> {
  try {
    await alone(NAME, async () => {
      await within('readwrite', (rows) => rows.delete(key))
      if ((await within('readonly', (rows) => rows.count())) > 0) return
      unmark()
      // Without locks another tab might just be storing.
      if ('locks' in navigator) indexedDB.deleteDatabase(NAME)
    })
  } catch {
    // Nothing was stored there.
  }
}

/** One tab at a time, where the browser knows how. */
export const alone = <T>(name: string, act: () => Promise<T>): Promise<T> =>
  locked(name, {}, act) as Promise<T>

/** The same; where another tab is at it, nothing. */
export const aloneOrNot = <T>(name: string, act: () => Promise<T>): Promise<T | undefined> =>
  locked(name, { ifAvailable: true }, act)

async function locked<T>(
  name: string,
  options: LockOptions,
  act: () => Promise<T>,
): Promise<T | undefined> {
  let asked = false
  try {
    // A key may begin with “-”, and the name of a lock may not.
    return await navigator.locks.request(`unsent ${name}`, options, async (lock) => {
      asked = true
      return lock ? await act() : undefined
    })
  } catch (error) {
    // No locks here, or none where storage is blocked: the same bytes twice are still one report.
    if (asked) throw error
    return act()
  }
}

function within<T>(
  mode: IDBTransactionMode,
  act: (rows: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'key' })
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const database = opening.result
      const end = (settle: () => void) => () => {
        database.close()
        settle()
      }
      try {
        const transaction = database.transaction(STORE, mode)
        const request = act(transaction.objectStore(STORE))
        transaction.oncomplete = end(() => resolve(request.result))
        transaction.onabort = end(() => reject(transaction.error))
      } catch (error) {
        end(() => reject(error))()
      }
    }
  })
}
