import type { Caveat } from '../../site/schemas/caveats.ts'
import type { FactSource } from '../../site/schemas/fact-source.ts'

export interface Figures {
  /** By id, which is the name of the file. */
  readonly sources: Readonly<Record<string, FactSource>>
  readonly caveats: readonly Caveat[]
}

/** As if there had been so many times as many articles, each with figures and caveats of its own. */
export function multiplyFacts({ sources, caveats }: Figures, times: number): Figures {
  const shared = new Set(caveats.filter(({ facts }) => facts === 'all').map(({ id }) => id))
  const copies = Array.from({ length: times }, (_, n) => (n === 0 ? '' : `x${n}-`))
  return {
    sources: Object.fromEntries(
      copies.flatMap((copy) =>
        Object.values(sources).map(({ source, facts }) => [
          copy + source.id,
          {
            source: { ...source, id: copy + source.id },
            facts: facts.map((fact) => ({
              ...fact,
              id: copy + fact.id,
              caveats: fact.caveats.map((id) => (shared.has(id) ? id : copy + id)),
            })),
          },
        ]),
      ),
    ),
    caveats: copies.flatMap((copy) =>
      caveats
        .filter(({ id }) => copy === '' || !shared.has(id))
        .map((caveat) => ({
          ...caveat,
          id: copy + caveat.id,
          ...(caveat.source && { source: copy + caveat.source }),
          facts: caveat.facts === 'all' ? 'all' : caveat.facts.map((id) => copy + id),
        })),
    ),
  }
}
