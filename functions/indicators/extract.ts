import { foldChineseDigits, foldForMatching } from '../fields/fold-for-matching.ts'
import { LIMITS } from '../fields/limits.ts'
import { findHandles } from './find-handles.ts'
import { findLinks } from './find-links.ts'
import { findNumbers } from './find-numbers.ts'
import type { Found } from './found.ts'
import type { Indicator } from './indicator.ts'
import { normaliseIndicator } from './normalise.ts'
import { REFANGINGS } from './refang.ts'
import { quoteOf, retrace, type TracedText, traceEach } from './traced-text.ts'

/** An indicator that a text seems to hold, with the words it was read from, as they were written. */
export interface Proposal extends Indicator {
  readonly quote: string
}

/**
 * Proposes the indicators in free text, in the order in which they stand there: links, addresses,
 * phones, cards and accounts, wallets, and handles named as such. For a person to confirm, never to be
 * taken as said. Nothing is masked. At most `LIMITS.indicators`, from the first `LIMITS.extractedText`
 * units; the work grows with the length of the text and not faster (every pattern is bounded).
 */
export function extractIndicators(text: string): Proposal[] {
  const traced = readable(text.slice(0, LIMITS.extractedText))
  const taken = new Uint8Array(traced.text.length)
  const proposals = new Map<string, Proposal & { readonly start: number }>()
  for (const found of findAll(traced.text)) {
    if (taken.subarray(found.start, found.end).includes(1)) continue
    const indicator = normaliseIndicator(found.kind, found.text)
    if (!indicator.ok) continue
    taken.fill(1, found.start, found.end)
    const { kind, value } = indicator.value
    const quote = quoteOf(traced, found.start, found.end).trim()
    const key = `${kind} ${value}`
    const earlier = proposals.get(key)
    if (earlier && earlier.start <= found.start) continue
    proposals.set(key, { kind, value, quote, start: found.start })
  }
  return [...proposals.values()]
    .toSorted((a, b) => a.start - b.start)
    .slice(0, LIMITS.indicators)
    .map(({ kind, value, quote }) => ({ kind, value, quote }))
}

function* findAll(text: string): Generator<Found> {
  yield* findLinks(text)
  yield* findHandles(text)
  yield* findNumbers(text)
}

const UNCHANGED = /[\n\x20-\x7e\u4e00-\u9fff]/
/** Dots and at signs may be wrapped twice, [(.)]; more is no way to send a link to anybody. */
const ROUNDS = 2

/** The text folded and refanged, so that one set of plain patterns finds what was disguised. */
function readable(text: string): TracedText {
  let traced = traceEach(text, (point) => (UNCHANGED.test(point) ? point : foldForMatching(point)))
  traced = retrace(
    traced,
    /[零〇○一幺壹二两贰三叁四肆五伍六陆七柒八捌九玖\d]{7,}/g,
    foldChineseDigits,
  )
  for (let round = 0; round < ROUNDS; round++) {
    for (const { find, put } of REFANGINGS) traced = retrace(traced, find, () => put)
  }
  return traced
}
