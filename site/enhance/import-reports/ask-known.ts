import type { ImportSetup } from './setup.ts'

/** The Worker takes as many at once (functions/imports/find-imported.ts). */
const AT_ONCE = 250

/**
 * Which keys are reports already. Where no answer comes none is known: a row that is sent although it is
 * there is told so then, by its key.
 */
export async function askKnown(
  keys: readonly string[],
  { known: address }: Pick<ImportSetup, 'known'>,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  try {
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ keys: keys.slice(from, from + AT_ONCE) }),
      })
      if (!response.ok) break
      const { known } = (await response.json()) as { known: readonly string[] }
      for (const key of known) found.add(key)
    }
  } catch {
    // Offline: sending will tell.
  }
  return found
}
