import { foldWords, type SearchedPage, type SearchTerms, spellingsOf } from './search-terms.ts'

/** What a search by names found, best first, and whom to show before it. */
export interface Ranked {
  readonly pages: readonly SearchedPage[]
  /** They are paying or have just paid: 110 first. */
  readonly urgent: boolean
  /** They may harm themselves: a person first. */
  readonly despair: boolean
}

const MOST = 5

/** Ranks pages by the names that people have for them. Knows names only; Pagefind knows the texts. */
export function rankPages(terms: SearchTerms, words: string): Ranked {
  const asked = foldWords(words, spellingsOf(terms))
  const holds = (list: readonly string[]) => list.some((term) => contains(asked, term))
  const scored = terms.pages
    .map((page) => ({ page, score: scoreOf(page, asked) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  return {
    pages: scored.slice(0, MOST).map(({ page }) => page),
    urgent: holds(terms.urgent),
    despair: holds(terms.despair),
  }
}

/** The best of a page's names, and a little for each further one that was meant as well. */
function scoreOf(page: SearchedPage, asked: string): number {
  if (asked === '') return 0
  const spelled = asked.replaceAll(' ', '')
  const scores = [
    ...page.terms.map((term) => likeness(asked, term)),
    ...(/^[a-z]{4,}$/.test(spelled) ? page.pinyin.map((term) => soundsLike(spelled, term)) : []),
  ].sort((a, b) => b - a)
  const [best = 0, ...more] = scores
  return best + Math.min(20, more.reduce((sum, score) => sum + score, 0) / 20)
}

/** 0 for nothing in common; up to 200 for the same words. */
function likeness(asked: string, term: string): number {
  if (asked === term) return 200
  if (contains(asked, term)) return 60 + 8 * Math.min(lengthOf(term), 12)
  if (lengthOf(asked) >= 2 && contains(term, asked)) return 40 + (40 * asked.length) / term.length
  if (isOneSlipAway(asked, term)) return 50
  if (holdsEachWord(asked, term)) return 45
  return 0
}

const soundsLike = (spelled: string, pinyin: string) =>
  spelled === pinyin ? 150 : pinyin.length >= 6 && spelled.includes(pinyin) ? 60 + pinyin.length : 0

/** Chinese anywhere; Latin words only as whole words. */
function contains(text: string, part: string): boolean {
  if (part === '') return false
  if (/\p{Script=Han}/u.test(part)) return text.includes(part)
  return new RegExp(`(?<![a-z0-9])${escaped(part)}(?![a-z0-9])`).test(text)
}

/** `share my screen` has all of `share screen`. */
const holdsEachWord = (asked: string, term: string) =>
  term.includes(' ') && term.split(' ').every((word) => contains(asked, word))

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Han characters weigh as two Latin letters. */
const lengthOf = (text: string) =>
  (text.match(/\p{Script=Han}/gu)?.length ?? 0) +
  Math.ceil(text.replace(/\p{Script=Han}/gu, '').length / 3)

/** One wrong, missing or added character in a name of three or more. */
function isOneSlipAway(asked: string, term: string): boolean {
  const [short, long] = asked.length <= term.length ? [asked, term] : [term, asked]
  if (short.length < 3 || long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  const rest = short.length === long.length ? short.slice(at + 1) : short.slice(at)
  return rest === long.slice(at + 1)
}
