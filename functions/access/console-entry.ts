import type { Officer } from './officer.ts'

/** Why somebody stands before a console page and isn't let in. */
export type EntryRefusal = 'unauthenticated' | 'forbidden' | 'cross-origin' | 'unavailable'

/** What the gate found out about a request for a console page: who it is, or why not. */
export type ConsoleEntry =
  | { readonly ok: true; readonly officer: Officer }
  | { readonly ok: false; readonly error: EntryRefusal; readonly officer?: Officer }

const entries = new WeakMap<Request, ConsoleEntry>()

export function carryEntry(request: Request, entry: ConsoleEntry): void {
  entries.set(request, entry)
}

/** For console pages. A page that the gate didn't see gets no officer, and so can't call any verb. */
export function entryOf(request: Request): ConsoleEntry {
  const entry = entries.get(request)
  if (!entry) throw new Error('this page ran without the console’s gate before it')
  return entry
}
