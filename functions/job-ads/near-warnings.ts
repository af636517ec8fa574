import type { WarningKind } from '../warnings/vocabulary.ts'

/** What of a published warning is compared. */
export interface ComparedWarning {
  readonly kind: WarningKind
  readonly scamType: string
  readonly title: string
  readonly summary: string
}

/** How many are shown. */
const MOST = 3
/** From here on a warning may be about the same thing. */
const NEAR = 0.3

/**
 * The published warnings that an advert comes near to, the nearest first: by the scam that its reasons
 * belong to (a guide is named as its scam), by being about adverts, and by the words both have. Pure.
 */
export function nearWarnings<W extends ComparedWarning>(
  advert: string,
  guides: ReadonlySet<string>,
  warnings: readonly W[],
): W[] {
  const said = pairsOf(advert)
  return warnings
    .map((warning) => ({ warning, near: nearness(said, guides, warning) }))
    .filter(({ near }) => near >= NEAR)
    .toSorted((a, b) => b.near - a.near)
    .slice(0, MOST)
    .map(({ warning }) => warning)
}

function nearness(
  said: ReadonlySet<string>,
  guides: ReadonlySet<string>,
  { kind, scamType, title, summary }: ComparedWarning,
): number {
  const words = [...pairsOf(`${title}\n${summary}`)]
  const shared = words.filter((pair) => said.has(pair)).length / Math.max(words.length, 1)
  return shared + (guides.has(scamType) ? 0.25 : 0) + (kind === 'job-ad' ? 0.1 : 0)
}

/** Neighbouring Chinese letters, and Latin words of four letters or more. */
function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  const small = text.normalize('NFKC').toLowerCase()
  for (const [run] of small.matchAll(/\p{Script=Han}{2,}/gu)) {
    for (let n = 0; n < run.length - 1; n++) pairs.add(run.slice(n, n + 2))
  }
  for (const [word] of small.matchAll(/[a-z]{4,24}/g)) pairs.add(word)
  return pairs
}
