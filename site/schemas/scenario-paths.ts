/** As much of a scenario's node as its paths need. */
interface Node {
  readonly choices?: readonly { readonly to: string }[] | undefined
  readonly end?: { readonly title: string; readonly body: string } | undefined
}
type Nodes = Readonly<Record<string, Node>>

/**
 * The page spells out every path, so that it works without a script: a place that two choices reach
 * stands in it twice. More than this would make it heavy.
 */
export const MOST_PLACES = 64

interface Problem {
  /** Field by field, as zod names a place. */
  readonly at: (string | number)[]
  readonly problem: string
}

/** What is wrong with the paths through a scenario: none means that every path ends. */
export function problemsOfPaths(start: string, nodes: Nodes): Problem[] {
  if (!nodes[start]) return [{ at: ['start'], problem: 'is no node of this scenario' }]
  const problems = Object.entries(nodes).flatMap(([id, { choices = [] }]) =>
    choices.flatMap(({ to }, n) =>
      nodes[to] ? [] : [{ at: ['nodes', id, 'choices', n, 'to'], problem: 'leads nowhere' }],
    ),
  )
  if (problems.length > 0) return problems
  const circle = findCircle(start, nodes)
  if (circle)
    return [{ at: ['nodes', circle], problem: 'leads back to itself: the path never ends' }]
  const reached = new Set(pathsFrom(start, nodes).flat())
  for (const id of Object.keys(nodes).filter((one) => !reached.has(one))) {
    problems.push({ at: ['nodes', id], problem: 'no choice leads here' })
  }
  const places = countPlaces(start, nodes)
  if (places > MOST_PLACES) {
    problems.push({
      at: ['nodes'],
      problem: `spell out ${places} places, at most ${MOST_PLACES}: let fewer choices meet again`,
    })
  }
  return problems
}

/** Every path from a node to an end, as node ids. Only where there is no circle. */
export function pathsFrom(id: string, nodes: Nodes): string[][] {
  const choices = nodes[id]?.choices ?? []
  if (choices.length === 0) return [[id]]
  return choices.flatMap(({ to }) => pathsFrom(to, nodes).map((path) => [id, ...path]))
}

function countPlaces(id: string, nodes: Nodes): number {
  return (nodes[id]?.choices ?? []).reduce((sum, { to }) => sum + countPlaces(to, nodes), 1)
}

function findCircle(id: string, nodes: Nodes, above: readonly string[] = []): string | undefined {
  if (above.includes(id)) return id
  for (const { to } of nodes[id]?.choices ?? []) {
    const found = findCircle(to, nodes, [...above, id])
    if (found) return found
  }
  return undefined
}
