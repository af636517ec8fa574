import type { DirectoryEntry } from './vocabulary.ts'

/** Of whoever can be nearer or further: GB/T 2260, null for the whole country. */
type Nearby = Pick<DirectoryEntry, 'region'> & { readonly kind: string }

/**
 * Who is nearest to a place, the nearest first: its county, its city, its province, the country. Who is
 * there for another place comes last. Among equals police come first. Pure.
 */
export function suggestRecipients<Entry extends Nearby>(
  entries: readonly Entry[],
  region: string | null,
): readonly Entry[] {
  return entries.toSorted((a, b) => distance(a, region) - distance(b, region))
}

/** Whether an entry is there for a place. */
export const isThereFor = (
  { region: own }: Pick<Nearby, 'region'>,
  region: string | null,
): boolean => own === null || (region ?? '').startsWith(prefixOf(own))

const ELSEWHERE = 10

function distance(entry: Nearby, region: string | null): number {
  const far = isThereFor(entry, region) ? 6 - prefixOf(entry.region ?? '000000').length : ELSEWHERE
  return 2 * far + (entry.kind === 'police' ? 0 : 1)
}

/** GB/T 2260: a province ends in four zeros, a city in two. */
const prefixOf = (code: string) => code.replace(/(?:00){1,3}$/, '')
