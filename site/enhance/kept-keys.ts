/**
 * Keeps the officer's keys from one page of the console to the next, so that a key file is opened once a
 * sitting and not once a page. Decided 2026-11-22:
 *
 * - Memory ends with each page, and there is no service worker here; so something must be stored. A
 *   CryptoKey in IndexedDB can't be read by scripts, but lies in clear in the browser's files, also for
 *   a while after it was deleted: on a shared computer the worse of two evils.
 * - So this tab's sessionStorage holds the keys encrypted under a half that the Worker gives to this
 *   session only, anew each half hour (functions/access/key-halves.ts). The Worker never has what is
 *   stored; the computer never stores the half. Neither opens anything alone.
 * - It ends at “lock”, at signing out, ten minutes after the last touch on whatever page of the console,
 *   and with the tab. Where nothing could clean up (a crash, a pulled plug), the half is not given out
 *   any more after an hour, or at once where the session has ended.
 * - Price: a script that got into an unlocked page could take the keys along and not only use them; the
 *   policy of scripts and Trusted Types stand against it. Another tab asks for the key file again.
 */
export interface KeptKeys {
  readonly slot: number
  readonly iv: string
  readonly ct: string
}

const NAME = 'jingzhong-keys'
const TOUCHED = 'jingzhong-keys-touched'

/** Without a touch for this long the keys are forgotten, in milliseconds. */
export const IDLE_MS = 10 * 60_000

/** Says `kept` and `forgotten` to whatever on the page has to do with the keys. */
export const keptKeys = new EventTarget()

/** Where the browser stores nothing, the keys and their clock last for this page. */
const memory = new Map<string, string>()

/** Stores the keys for the next page of this tab. */
export function keep(kept: KeptKeys): void {
  write(NAME, JSON.stringify(kept))
  touch()
  keptKeys.dispatchEvent(new Event('kept'))
}

/** What this tab keeps; null where there is nothing, or nobody has touched the console for too long. */
export function findKept(): KeptKeys | null {
  const text = read(NAME)
  if (text === null) return null
  const idle = Date.now() - Number(read(TOUCHED))
  if (idle >= 0 && idle < IDLE_MS) return JSON.parse(text) as KeptKeys
  forget()
  return null
}

/** Somebody is there: the ten minutes begin anew. */
export const touch = (): void => write(TOUCHED, String(Date.now()))

export function forget(): void {
  for (const name of [NAME, TOUCHED]) {
    memory.delete(name)
    try {
      sessionStorage.removeItem(name)
    } catch {
      // Nothing was stored there either.
    }
  }
  keptKeys.dispatchEvent(new Event('forgotten'))
}

function read(name: string): string | null {
  try {
    return sessionStorage.getItem(name) ?? memory.get(name) ?? null
  } catch {
    return memory.get(name) ?? null
  }
}

function write(name: string, text: string): void {
  try {
    sessionStorage.setItem(name, text)
  } catch {
    memory.set(name, text)
  }
}
