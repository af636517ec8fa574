/** A drawn report or indicator: its middle line, from the top, in the picture's own units. */
export interface DrawnNode {
  readonly id: string
  readonly label: string
  readonly y: number
}

export interface Cluster {
  readonly width: number
  readonly height: number
  readonly reports: readonly DrawnNode[]
  readonly terms: readonly DrawnNode[]
  readonly lines: readonly { readonly from: number; readonly to: number }[]
}

/** Where lines begin and end; labels stand outside. */
export const CLUSTER_LEFT = 150
export const CLUSTER_RIGHT = 390
const WIDTH = 680
const ROW = 30

/**
 * A case as two columns, reports and what they share, each in the middle of the other's height. Terms stand
 * where the reports that name them stand on average, so that few lines cross. Pure.
 */
export function drawCluster(
  reports: readonly { readonly id: string; readonly label: string }[],
  terms: readonly { readonly id: string; readonly label: string }[],
  edges: readonly { readonly report: string; readonly idx: string }[],
): Cluster {
  const height = ROW * Math.max(reports.length, terms.length, 1) + ROW
  const place = (n: number, of: number) => Math.round(height / 2 + (n - (of - 1) / 2) * ROW)
  const left = reports.map((report, n) => ({ ...report, y: place(n, reports.length) }))
  const at = new Map(left.map(({ id, y }) => [id, y]))
  const middleOf = (id: string) => {
    const ys = edges.filter(({ idx }) => idx === id).flatMap(({ report }) => at.get(report) ?? [])
    return ys.length === 0 ? height : ys.reduce((sum, y) => sum + y, 0) / ys.length
  }
  const right = terms
    .toSorted((a, b) => middleOf(a.id) - middleOf(b.id))
    .map((term, n) => ({ ...term, y: place(n, terms.length) }))
  const to = new Map(right.map(({ id, y }) => [id, y]))
  return {
    width: WIDTH,
    height,
    reports: left,
    terms: right,
    lines: edges.flatMap(({ report, idx }) => {
      const [from, end] = [at.get(report), to.get(idx)]
      return from === undefined || end === undefined ? [] : [{ from, to: end }]
    }),
  }
}
