import type { ListScope, WarningEntry } from './warning.schema.ts'

/**
 * What is shown: what officers published, and of the editors' warnings those that officers neither
 * withdrew nor took over; none that has expired. The last changed first. Pure.
 * @param now ISO 8601
 */
export function mergeWarnings(
  editors: readonly WarningEntry[],
  { entries, withdrawn }: Pick<ListScope, 'entries' | 'withdrawn'>,
  now: string,
): WarningEntry[] {
  const hidden = new Set([...withdrawn, ...entries.map(({ id }) => id)])
  return [...entries, ...editors.filter(({ id }) => !hidden.has(id))]
    .filter(({ expiresAt }) => expiresAt > now)
    .sort((a, b) => compare(b.updatedAt, a.updatedAt) || compare(a.id, b.id))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
