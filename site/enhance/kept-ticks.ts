/** What a school has ticked in its self-check, in this browser's localStorage and nowhere else. */
const KEY = 'self-check'

/** @returns the ids that were kept, those that still exist; null where nobody asked to keep any */
export function readTicks(known: readonly string[]): readonly string[] | null {
  try {
    const text = localStorage.getItem(KEY)
    if (text === null) return null
    const kept: unknown = JSON.parse(text)
    return Array.isArray(kept) ? known.filter((id) => kept.includes(id)) : []
  } catch {
    return null
  }
}

/**
 * Keeps them, or with null forgets everything.
 * @returns false where the browser keeps nothing
 */
export function keepTicks(ids: readonly string[] | null): boolean {
  try {
    if (ids === null) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(ids))
    return true
  } catch {
    return false
  }
}
