import { quoteOf } from '../indicators/traced-text.ts'
import { findAmounts } from './amounts.ts'
import type { AdChecker, ReadRule, Signal } from './compile-rules.ts'
import { findWords, type Work } from './find-words.ts'
import { foldAdvert } from './fold-advert.ts'
import { matchPattern, type Reading, type Span } from './patterns.ts'
import type { AdRule } from './rules.schema.ts'
import { readScopes } from './scopes.ts'

/** Nothing known is not the same as safe, and no level says so. */
export const AD_LEVELS = ['stop', 'caution', 'no-flags'] as const
export type AdLevel = (typeof AD_LEVELS)[number]

/** A stretch of the text as it was pasted, in UTF-16 units. */
export interface Quote extends Span {
  readonly text: string
}

export interface AdFlag<R extends ReadRule = AdRule> {
  readonly rule: R
  /** What it was read from; at least one. */
  readonly quotes: readonly Quote[]
}

export interface AdVerdict<R extends ReadRule = AdRule> {
  readonly level: AdLevel
  /** The heaviest first. */
  readonly flags: readonly AdFlag<R>[]
}

/** What is read of a text at most, in UTF-16 units. */
export const LONGEST_ADVERT = 10_000

/**
 * Reads an advert: what it asks, promises and leads to, and which rules that meets. Never throws, whatever
 * the text; the work grows with its length and not faster. Pure: looks nothing up, keeps nothing.
 * @param company what was said of the firm in fields of its own; it is read but never quoted by place
 */
export function checkAdvert<R extends ReadRule>(
  checker: AdChecker<R>,
  advert: string,
  { company = '', work = { steps: 0 } }: { company?: string; work?: Work } = {},
): AdVerdict<R> {
  const text = advert.slice(0, LONGEST_ADVERT)
  const said = readSignals(checker, text, company, work)
  const met = checker.rules.flatMap((rule): AdFlag<R>[] => {
    const groups = rule.when.map((group) => group.filter((one) => said.has(one)))
    if (groups.some((group) => group.length === 0)) return []
    if (rule.unless?.some((one) => said.has(one))) return []
    const { of = [], most = 0 } = rule.lacks ?? {}
    if (of.filter((one) => said.has(one)).length > most) return []
    return [{ rule, quotes: quotesOf(groups, said) }]
  })
  const best = new Map<string, AdFlag<R>>()
  for (const flag of met) {
    const before = best.get(flag.rule.family)
    if (!before || before.rule.weight < flag.rule.weight) best.set(flag.rule.family, flag)
  }
  const flags = [...best.values()].toSorted((a, b) => b.rule.weight - a.rule.weight)
  const sum = flags.reduce((total, { rule }) => total + rule.weight, 0)
  const { stop, caution } = checker.levels
  return { level: sum >= stop ? 'stop' : sum >= caution ? 'caution' : 'no-flags', flags }
}

/** What an advert says, by signal: where in the original. */
export function readSignals(
  checker: AdChecker<ReadRule>,
  text: string,
  company: string,
  work: Work,
): Map<string, readonly Quote[]> {
  const { traced, hidden } = foldAdvert(text, checker.folding, work)
  const folded = traced.text
  const quote = ({ start, end }: Span): Quote => ({
    start: traced.from[start] as number,
    end: traced.to[end - 1] as number,
    text: quoteOf(traced, start, end),
  })
  const hits = new Map<number, Span[]>()
  const add = (atom: number, span: Span) => {
    const list = hits.get(atom)
    if (list) list.push(span)
    else hits.set(atom, [span])
  }
  for (const { start, end, as } of findWords(folded, checker.atoms, work)) add(as, { start, end })
  for (const { start, end, as } of findAmounts(folded)) {
    for (const atom of checker.amounts.get(as) ?? []) add(atom, { start, end })
  }
  const reading: Reading = { hits, scopes: readScopes(folded, checker.turns, work), work }
  const said = new Map<string, Quote[]>()
  for (const signal of checker.signals) {
    const places = placesOf(signal, reading)
    if (places.length > 0) said.set(signal.id, places.slice(0, MOST_QUOTES).map(quote))
  }
  for (const { signal, span } of checker.companyIn(folded)) {
    said.set(signal, [...(said.get(signal) ?? []), quote(span)])
  }
  if (company !== '') {
    const other = foldAdvert(company, checker.folding, work).traced
    const both = `${folded}\n${other.text}`
    for (const { signal, span } of checker.companyIn(both)) {
      const [start, end] = [span.start - folded.length - 1, span.end - folded.length - 1]
      if (start < 0) continue
      const place = { start: 0, end: 0, text: quoteOf(other, start, end) }
      said.set(signal, [...(said.get(signal) ?? []), place])
    }
  }
  if (hidden.length > 0) {
    said.set(
      'disguised',
      hidden
        .slice(0, MOST_QUOTES)
        .map(({ start, end }) => ({ start, end, text: text.slice(start, end) })),
    )
  }
  return said
}

/** How many places of one signal are shown. */
const MOST_QUOTES = 3

function placesOf({ patterns, except, deniable }: Signal, reading: Reading): Span[] {
  const spared = new Set<number>()
  for (const { start, end } of except === null ? [] : (reading.hits.get(except) ?? [])) {
    for (let at = start; at < end; at++) spared.add(at)
  }
  // Both ends suffice: what is spared is a longer word than the one that it spares, or equal.
  const isSpared = ({ start, end }: Span) => spared.has(start) || spared.has(end - 1)
  return patterns
    .flatMap((pattern) => matchPattern(pattern, reading, deniable, isSpared))
    .toSorted((a, b) => a.start - b.start)
}

/** The first place of each thing that was said, in the order of the text. */
function quotesOf(
  groups: readonly (readonly string[])[],
  said: ReadonlyMap<string, readonly Quote[]>,
): Quote[] {
  const all = groups.flatMap((group) => group.flatMap((one) => said.get(one)?.slice(0, 1) ?? []))
  const seen = new Set<string>()
  return all
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .filter((quote) => {
      const key = `${quote.start} ${quote.end} ${quote.text}`
      return !seen.has(key) && seen.add(key)
    })
    .slice(0, MOST_QUOTES)
}
