/**
 * An attacker who knows every published number, every rule by which it was made, and nothing else: tries
 * all data sets of a small world and says which cells have one possible value only.
 */
export function derivableCells<Data>(
  worlds: readonly Data[],
  publish: (data: Data) => unknown,
  cells: (data: Data) => Readonly<Record<string, number>>,
  /** Which data sets are asked about: those at the edge of the small world have no neighbours. */
  asked: (data: Data) => boolean = () => true,
) {
  const alike = new Map<string, Map<string, Set<number>>>()
  const keyOf = new Map<Data, string>()
  for (const world of worlds) {
    const key = JSON.stringify(publish(world))
    keyOf.set(world, key)
    const values = alike.get(key) ?? new Map<string, Set<number>>()
    alike.set(key, values)
    for (const [cell, n] of Object.entries(cells(world))) {
      values.set(cell, (values.get(cell) ?? new Set()).add(n))
    }
  }
  const found: { cell: string; value: number; world: Data }[] = []
  for (const world of worlds.filter(asked)) {
    const values = alike.get(keyOf.get(world) ?? '')
    for (const [cell, value] of Object.entries(cells(world))) {
      if (value < 5 && values?.get(cell)?.size === 1) found.push({ cell, value, world })
    }
  }
  return found
}

/** All lists of `length` numbers from 0 to `most`. */
export function allLists(length: number, most: number): number[][] {
  if (length === 0) return [[]]
  const shorter = allLists(length - 1, most)
  return Array.from({ length: most + 1 }, (_, n) => shorter.map((rest) => [n, ...rest])).flat()
}
