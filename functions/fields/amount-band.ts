/**
 * The lower end, in fen, of the band an amount lies in: 1, 2, 5, 10, 20, 50 … fen,
 * thus 1,000, 2,000, 5,000 … yuan. Zero is its own band.
 * The band is what triage and figures may see; the exact amount stays sealed.
 */
export function amountBand(fen: number): number {
  let band = 0
  for (const edge of edges()) {
    if (edge > fen) return band
    band = edge
  }
  return band
}

/** The first amount, in fen, that is above a band: 20,000 after the band of 10,000. */
export function endOfBand(band: number): number {
  for (const edge of edges()) if (edge > band) return edge
  throw new RangeError('no such band')
}

function* edges(): Generator<number> {
  for (let decade = 1; decade < Number.MAX_SAFE_INTEGER / 10; decade *= 10) {
    yield decade
    yield decade * 2
    yield decade * 5
  }
}
